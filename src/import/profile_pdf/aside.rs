//! The narrow column: how to reach them, skills, languages.
//!
//! Which heading is which needs words, as nothing else tells skills from certificates. There are few: in both interface
//! languages that were measured only the first two headings are translated. The way to reach somebody comes first in
//! every file. An unknown heading right after it, over three entries at most, is that of the skills: LinkedIn shows three,
//! and shows them there.

use crate::model::record::Skill;
use crate::model::{Foreign, Handle, HandleKind};
use crate::text::fold::fold;
use crate::text::link::profile_slug;
use crate::text::phone;

use super::line::{Line, Role, joined};

/// How far below each other lines of one entry stand, in sizes. Entries stand further apart.
const PITCH: f64 = 1.35;
/// The most entries of a part that are kept.
const ENTRIES: usize = 100;
/// How many skills LinkedIn shows.
const SHOWN_SKILLS: usize = 3;

/// What the narrow column tells.
#[derive(Default)]
pub(super) struct Aside {
    pub(super) handles: Vec<Handle>,
    pub(super) skills: Vec<Skill>,
    pub(super) languages: Vec<Foreign>,
    /// Whether every heading was understood.
    pub(super) understood: bool,
}

/// A heading with what stands below it.
struct Part<'l> {
    heading: String,
    lines: Vec<&'l Line>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Contact,
    Skills,
    Languages,
    /// Certificates, publications, honours, patents: known, and not kept.
    Other,
    Unknown,
}

/// The address of a link on the first page.
pub(super) struct Link {
    pub(super) uri: String,
}

pub(super) fn read(lines: &[Line], addresses: &[Link]) -> Aside {
    let parts = parts(lines);
    let mut aside = Aside {
        understood: true,
        ..Aside::default()
    };
    let mut numbers = Vec::new();
    let mut labelled = None;
    let mut after_contact = false;
    for (nth, part) in parts.iter().enumerate() {
        let entries = entries(&part.lines);
        let mut kind = kind(&part.heading);
        let has_link = part.lines.iter().any(|line| line.role == Some(Role::Link));
        if kind == Kind::Unknown && (nth == 0 && has_link) {
            kind = Kind::Contact;
        } else if kind == Kind::Unknown && after_contact && entries.len() <= SHOWN_SKILLS {
            kind = Kind::Skills;
        }
        after_contact = kind == Kind::Contact;
        match kind {
            Kind::Contact => {
                numbers.extend(entries.iter().filter_map(|entry| number(entry)));
                labelled = labelled.or_else(|| labelled_slug(&part.lines));
            }
            Kind::Skills => {
                let skill = |name: String| Skill {
                    name: Foreign::new(name),
                    endorsements: None,
                };
                aside.skills.extend(entries.into_iter().map(skill));
            }
            Kind::Languages => {
                aside
                    .languages
                    .extend(entries.into_iter().map(Foreign::new));
            }
            Kind::Other => {}
            Kind::Unknown => aside.understood = false,
        }
    }
    let slug = slug(addresses, labelled.as_deref());
    aside.handles = slug
        .map(|slug| Handle::new(HandleKind::Slug, slug))
        .into_iter()
        .chain(mail(addresses).map(|mail| Handle::new(HandleKind::Email, mail)))
        .chain(
            numbers
                .into_iter()
                .take(1)
                .map(|number| Handle::new(HandleKind::Phone, number)),
        )
        .collect();
    aside
}

fn parts(lines: &[Line]) -> Vec<Part<'_>> {
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in lines {
        match (line.role, parts.last_mut()) {
            (Some(Role::AsideHeading), Some(part))
                if above.is_some_and(|above| line.continues(above, PITCH)) =>
            {
                part.heading.push(' ');
                part.heading.push_str(&line.text);
            }
            (Some(Role::AsideHeading), _) => parts.push(Part {
                heading: line.text.clone(),
                lines: Vec::new(),
            }),
            (Some(Role::Aside | Role::Link | Role::LinkLabel), Some(part)) => part.lines.push(line),
            _ => continue,
        }
        above = Some(line);
    }
    parts
}

/// The entries of a part, each on as many lines as it takes. One that was broken inside parentheses goes on for certain.
fn entries(lines: &[&Line]) -> Vec<String> {
    let mut groups: Vec<Vec<&Line>> = Vec::new();
    for line in lines.iter().filter(|line| line.role == Some(Role::Aside)) {
        let full = groups.len() == ENTRIES;
        match groups.last_mut() {
            Some(group)
                if is_open(&joined(group.iter().copied()))
                    || group
                        .last()
                        .is_some_and(|above| line.continues(above, PITCH)) =>
            {
                group.push(line);
            }
            _ if full => break,
            _ => groups.push(vec![line]),
        }
    }
    groups.into_iter().map(joined).collect()
}

fn is_open(entry: &str) -> bool {
    entry.len() < 400 && entry.matches('(').count() > entry.matches(')').count()
}

fn kind(heading: &str) -> Kind {
    /// Beginnings of folded words, in the languages whose words are known. LinkedIn's own were seen in English and
    /// Portuguese; Spanish and French are as other programs expect them; the rest is taken from its pages.
    const KINDS: [(Kind, &[&str]); 4] = [
        (
            Kind::Contact,
            &["contact", "kontakt", "contat", "coordonne"],
        ),
        (
            Kind::Skills,
            &[
                "skill",
                "competenc",
                "competenz",
                "kenntnis",
                "kompeten",
                "aptitud",
                "vaardighe",
            ],
        ),
        (
            Kind::Languages,
            &["language", "sprache", "langue", "idioma", "lingu", "talen"],
        ),
        (
            Kind::Other,
            &[
                "certif",
                "zertif",
                "licen",
                "publica",
                "publik",
                "veroffentlich",
                "honors",
                "award",
                "auszeichnung",
                "patent",
                "brevet",
                "premi",
                "distinc",
            ],
        ),
    ];
    let heading = fold(heading);
    heading
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .find_map(|word| {
            let known =
                |(_, starts): &&(Kind, &[&str])| starts.iter().any(|start| word.contains(start));
            KINDS.iter().find(known).map(|(kind, _)| *kind)
        })
        .unwrap_or(Kind::Unknown)
}

/// A number to ring: `+43 660 1234567 (Mobile)`.
fn number(entry: &str) -> Option<String> {
    let bare = match entry.rfind('(') {
        // An area code may stand in parentheses too, in front.
        Some(at) if at > 0 && entry.ends_with(')') => &entry[..at],
        _ => entry,
    };
    phone::key(bare)
}

/// The slug in the address that is labelled `(LinkedIn)`, put together from its lines.
fn labelled_slug(lines: &[&Line]) -> Option<String> {
    let label = lines
        .iter()
        .position(|line| line.role == Some(Role::LinkLabel) && line.text.contains("LinkedIn"))?;
    let first = lines[..label]
        .iter()
        .rposition(|line| line.role != Some(Role::Link))
        .map_or(0, |at| at + 1);
    let address: String = lines[first..label]
        .iter()
        .map(|line| line.text.as_str())
        .collect();
    profile_slug(&address)
}

/// Their own slug. Only a link has it whole: as text it is broken over lines in half of the files. Another of their
/// addresses may be somebody else's profile; LinkedIn's own link says where it was made, and its text is labelled.
fn slug(links: &[Link], labelled: Option<&str>) -> Option<String> {
    let slugs = || {
        links
            .iter()
            .filter_map(|link| Some((profile_slug(&link.uri)?, link)))
    };
    let own = |link: &Link| link.uri.contains("lipi=urn");
    slugs()
        .find(|(slug, _)| Some(slug.as_str()) == labelled)
        .or_else(|| slugs().find(|(_, link)| own(link)))
        .or_else(|| slugs().next())
        .map(|(slug, _)| slug)
}

fn mail(links: &[Link]) -> Option<String> {
    links.iter().find_map(|link| {
        let (scheme, rest) = link.uri.split_at_checked(7)?;
        if !scheme.eq_ignore_ascii_case("mailto:") {
            return None;
        }
        let address = rest.split('?').next()?.trim().to_lowercase();
        let (name, host) = address.split_once('@')?;
        let sound = !name.is_empty()
            && host.contains('.')
            && address.len() <= 254
            && !address
                .contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;".contains(c));
        sound.then_some(address)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(uri: &str) -> Link {
        Link {
            uri: uri.to_owned(),
        }
    }

    #[test]
    fn somebody_elses_profile_among_the_addresses_isnt_theirs() {
        let links = [
            link("https://www.linkedin.com/in/lucia-ferrante"),
            link("https://www.linkedin.com/in/joana-prates?jobid=1234&lipi=urn%3Ali%3Apage%3Ax"),
        ];
        assert_eq!(slug(&links, None).as_deref(), Some("joana-prates"));
        let forged = [
            link("https://www.linkedin.com/in/lucia-ferrante?lipi=urn%3Ali"),
            link("https://www.linkedin.com/in/joana-prates?lipi=urn%3Ali"),
        ];
        let labelled = slug(&forged, Some("joana-prates"));
        assert_eq!(labelled.as_deref(), Some("joana-prates"));
    }

    #[test]
    fn a_number_is_told_from_an_address_and_a_street() {
        assert_eq!(
            number("+43 660 1234567 (Mobile)").as_deref(),
            Some("01234567")
        );
        assert_eq!(number("(0660) 1234567").as_deref(), Some("01234567"));
        assert_eq!(number("joana@tidewater.example"), None);
        assert_eq!(number("12 Rua das Flores, 4050-262 Porto"), None);
    }

    #[test]
    fn headings_are_known_by_their_words() {
        for (heading, expected) in [
            ("Contact", Kind::Contact),
            ("Contato", Kind::Contact),
            ("Top Skills", Kind::Skills),
            ("Principais competências", Kind::Skills),
            ("Top-Kenntnisse", Kind::Skills),
            ("Languages", Kind::Languages),
            ("Sprachen", Kind::Languages),
            ("Honors-Awards", Kind::Other),
            ("Önemli yetenekler", Kind::Unknown),
        ] {
            assert!(kind(heading) == expected, "{heading}");
        }
    }

    #[test]
    fn an_address_is_kept_in_lower_case_and_only_if_it_is_one() {
        assert_eq!(
            mail(&[link("MAILTO:Joana@Tidewater.Example?subject=x")]).as_deref(),
            Some("joana@tidewater.example")
        );
        assert_eq!(mail(&[link("mailto:a@b"), link("https://x.example")]), None);
    }
}
