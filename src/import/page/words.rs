//! LinkedIn's own words on its pages, by language: whole lines, and what sentences begin or end with.
//!
//! What is marked as not seen in real material is in the module's documentation of `page`.

pub(super) mod elsewhere;
mod patterns;
mod tables;

use crate::model::page::PageLanguage;

use super::lines::{Line, number, same};

use patterns::CHIP;
pub(super) use patterns::{
    is_age, is_cut, is_degree, is_feed_post, is_pronouns, is_sent, message_group,
};
pub(super) use tables::{ENGLISH, GERMAN};

/// The words of one language. Lists are of whole lines unless they say otherwise.
pub(super) struct Words {
    pub(super) language: PageLanguage,
    ignore: &'static [&'static str],
    accept: &'static [&'static str],
    withdraw: &'static [&'static str],
    /// Headings of the invitation manager.
    manager: &'static [&'static str],
    /// Names of the filters that show everything of a list.
    whole_list: &'static [&'static str],
    /// Names of the other filters.
    filters: &'static [&'static str],
    /// Ends of the sentence that asks to connect.
    connects: &'static [&'static str],
    /// What stands in the sentence of other invitations.
    invites: &'static [&'static str],
    /// Beginnings of the line above such a sentence.
    above_other: &'static [&'static str],
    /// What follows a name in the text of its picture.
    picture: &'static [&'static str],
    /// What stands before it.
    before_picture: &'static [&'static str],
    /// Beginnings of the line that closes a note.
    closes: &'static [&'static str],
    /// Words that open and close a long text.
    more: &'static [&'static str],
    /// Buttons of people whom LinkedIn suggests.
    suggests: &'static [&'static str],
    /// Ends of the sentence that stands for a card that was answered.
    answered: &'static [&'static str],
    /// Buttons under a list.
    loads: &'static [&'static str],
    /// Headings above people whom the page isn't about.
    strangers: &'static [&'static str],
    contact: &'static [&'static str],
    /// What follows a number of connections.
    connections: &'static [&'static str],
    followers: &'static [&'static str],
    /// Buttons and words at the head of a profile.
    head: &'static [&'static str],
    about: &'static str,
    experience: &'static str,
    education: &'static str,
    skills: &'static str,
    languages: &'static str,
    interests: &'static str,
    highlights: &'static str,
    /// The other parts of a profile.
    parts: &'static [&'static str],
    top_skills: &'static str,
    /// Lines that stand on one's own profile only.
    own: &'static [&'static str],
    /// The two first lines of the footer.
    footer: &'static [(&'static str, &'static str)],
    /// What the line of the message overlay ends with or holds.
    overlay: &'static str,
    /// Words of the bar above every page.
    bar: &'static [&'static str],
    /// The last word of that bar, and the word for oneself in it.
    business: &'static str,
    me: &'static str,
    /// Beginnings of what is advertised beside it.
    upsell: &'static [&'static str],
}

/// A sentence that begins a card; with its subject, if that isn't on the line above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sentence<'a> {
    /// Somebody asks to connect.
    Connect(Option<&'a str>),
    /// An invitation to follow, to subscribe, to join, to attend.
    Other(Option<&'a str>),
}

/// A part of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    About,
    Experience,
    Education,
    Skills,
    Languages,
    Interests,
    Highlights,
    Another,
}

fn one_of(list: &[&str], line: &str) -> bool {
    list.contains(&line)
}

impl Words {
    pub(super) fn is_ignore(&self, line: &str) -> bool {
        one_of(self.ignore, line)
    }

    pub(super) fn is_accept(&self, line: &str) -> bool {
        one_of(self.accept, line)
    }

    pub(super) fn is_withdraw(&self, line: &str) -> bool {
        one_of(self.withdraw, line)
    }

    /// Whether a line is the heading of the invitation manager, or its title in the browser.
    pub(super) fn is_manager(&self, line: &str) -> bool {
        one_of(self.manager, uncounted(untitled(line).unwrap_or(line)))
    }

    pub(super) fn is_contact(&self, line: &str) -> bool {
        self.before_contact(line).is_some()
    }

    /// What stands before "Contact info" on its line; may be empty.
    pub(super) fn before_contact<'a>(&self, line: &'a str) -> Option<&'a str> {
        let rest = self.contact.iter().find_map(|end| line.strip_suffix(end))?;
        let apart = rest.is_empty() || rest.ends_with([' ', '·', '•']);
        apart.then(|| rest.trim_end_matches([' ', '·', '•']))
    }

    /// The sentence of a card.
    pub(super) fn sentence<'a>(&self, line: &'a str) -> Option<Sentence<'a>> {
        let subject = |text: &'a str| {
            let text = text.trim_end();
            (!text.is_empty()).then_some(text)
        };
        if let Some(rest) = self.connects.iter().find_map(|end| line.strip_suffix(end)) {
            let apart = rest.is_empty() || rest.ends_with(' ');
            return apart.then(|| Sentence::Connect(subject(rest)));
        }
        for marker in self.invites {
            let Some(at) = find_folded(line, marker) else {
                continue;
            };
            let before = &line[..at];
            if before.is_empty() || before.ends_with(' ') {
                return Some(Sentence::Other(subject(before)));
            }
        }
        None
    }

    /// Whether a line belongs above the sentence of another invitation.
    pub(super) fn is_above_other(&self, line: &str) -> bool {
        self.above_other.iter().any(|start| line.starts_with(start))
    }

    /// The names that the text of a picture can be about, the likeliest first.
    pub(super) fn pictured<'a>(&self, line: &'a str) -> Vec<&'a str> {
        let line = line.split_once(", ").map_or(line, |(name, badge)| {
            // "…, open to work" stands behind the whole text; a degree behind the name.
            if self.picture.iter().any(|end| name.ends_with(end)) && !badge.is_empty() {
                name
            } else {
                line
            }
        });
        let Some(rest) = self.picture.iter().find_map(|end| line.strip_suffix(end)) else {
            return Vec::new();
        };
        let rest = self
            .before_picture
            .iter()
            .find_map(|start| rest.strip_prefix(start))
            .unwrap_or(rest);
        let mut names = vec![rest];
        // German sets an s without an apostrophe, so that "Jonas Profilbild" may be Jona's or Jonas's.
        if self.language == PageLanguage::German
            && let Some(short) = rest.strip_suffix('s')
        {
            names.insert(0, short);
        }
        names.retain(|name| !name.trim().is_empty());
        names
    }

    /// Whether a line is the text of a picture of this person.
    pub(super) fn is_picture_of(&self, line: &str, name: &str) -> bool {
        self.pictured(line)
            .iter()
            .any(|pictured| same(pictured, name))
    }

    pub(super) fn closes_note(&self, line: &str) -> bool {
        self.closes.iter().any(|start| {
            line.strip_prefix(start).is_some_and(|rest| {
                rest.is_empty()
                    || start.ends_with(' ') && !rest.trim().is_empty() && rest.len() <= 60
            })
        })
    }

    /// Whether a line is the button that opens or closes a long text.
    pub(super) fn is_more(&self, line: &str) -> bool {
        one_of(self.more, line.trim_start_matches(['…', '.', ' ']))
    }

    /// Whether it is the one that closes it, so that all of it shows.
    pub(super) fn is_less(&self, line: &str) -> bool {
        self.is_more(line) && (line.contains("less") || line.contains("eniger"))
    }

    pub(super) fn suggests(&self, line: &str) -> bool {
        one_of(self.suggests, line)
    }

    /// Whether a line stands for a card that was answered, or under the list.
    pub(super) fn ends_card(&self, line: &str) -> bool {
        one_of(self.loads, line) || self.answered.iter().any(|end| line.ends_with(end))
    }

    pub(super) fn is_strangers(&self, line: &str) -> bool {
        one_of(self.strangers, line)
    }

    /// How many connections a line states, and whether there may be more.
    pub(super) fn connections(&self, line: &str) -> Option<(i64, bool)> {
        let count = self
            .connections
            .iter()
            .find_map(|end| line.strip_suffix(end))?;
        let count = count.trim_end();
        Some((number(count)?, count.ends_with('+')))
    }

    pub(super) fn is_followers(&self, line: &str) -> bool {
        let count = self.followers.iter().find_map(|end| line.strip_suffix(end));
        count.is_some_and(|count| number(count.trim_end()).is_some())
    }

    /// Whether a line is a button or a badge at the head of a profile.
    pub(super) fn is_head(&self, line: &str) -> bool {
        one_of(self.head, line) || self.is_ignore(line) || self.is_accept(line)
    }

    /// The part of a profile that a line heads.
    pub(super) fn part(&self, line: &str) -> Option<Part> {
        let heading = uncounted(line);
        Some(if heading == self.about {
            Part::About
        } else if heading == self.experience {
            Part::Experience
        } else if heading == self.education {
            Part::Education
        } else if heading == self.skills {
            Part::Skills
        } else if heading == self.languages {
            Part::Languages
        } else if heading == self.interests {
            Part::Interests
        } else if heading == self.highlights {
            Part::Highlights
        } else if one_of(self.parts, heading) {
            Part::Another
        } else {
            return None;
        })
    }

    pub(super) fn top_skills(&self) -> &'static str {
        self.top_skills
    }

    pub(super) fn is_own(&self, line: &str) -> bool {
        self.own.iter().any(|own| line.starts_with(own))
    }

    /// Whether these two lines begin the footer.
    pub(super) fn is_footer(&self, line: &str, next: Option<&str>) -> bool {
        line.contains("LinkedIn Corporation ©")
            || self.footer.iter().any(|(first, second)| {
                *first == line && next.is_some_and(|next| next.starts_with(second))
            })
    }

    pub(super) fn is_overlay(&self, line: &str) -> bool {
        line.contains(self.overlay)
    }

    pub(super) fn is_bar(&self, line: &str) -> bool {
        one_of(self.bar, line)
    }

    pub(super) fn ends_bar(&self, line: &str) -> bool {
        line == self.business
    }

    pub(super) fn is_me(&self, line: &str) -> bool {
        line == self.me
    }

    pub(super) fn is_upsell(&self, line: &str) -> bool {
        self.upsell.iter().any(|start| line.starts_with(start))
    }

    /// Whether a line is filters with their numbers.
    pub(super) fn is_chips(&self, line: &str) -> bool {
        chips(line).any(|(name, _)| one_of(self.filters, name) || one_of(self.whole_list, name))
    }

    /// The number on the filter that shows the whole list.
    pub(super) fn whole_count(&self, line: &str) -> Option<usize> {
        chips(line)
            .find(|(name, _)| one_of(self.whole_list, name))
            .and_then(|(_, count)| usize::try_from(number(count)?).ok())
    }

    /// How many lines are words of this language.
    pub(super) fn spoken_in(&self, lines: &[Line]) -> usize {
        lines
            .iter()
            .filter(|line| {
                let line = line.text.as_str();
                self.is_bar(line)
                    || self.is_ignore(line)
                    || self.is_accept(line)
                    || self.is_withdraw(line)
                    || self.is_manager(line)
                    || self.is_contact(line)
                    || self.is_overlay(line)
                    || self.part(line).is_some()
                    || matches!(self.sentence(line), Some(Sentence::Connect(_)))
                    || message_group(line).is_some_and(|group| group.language == self.language)
                    || is_feed_post(line) == Some(self.language)
            })
            .count()
    }
}

/// The filters on a line, each with its number.
fn chips(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let line = if line.len() <= 300 && line.ends_with(')') {
        line
    } else {
        ""
    };
    CHIP.as_ref()
        .into_iter()
        .flat_map(move |chip| chip.captures_iter(line))
        .filter_map(|chip| Some((chip.get(1)?.as_str().trim(), chip.get(2)?.as_str())))
}

/// A heading without the number behind it: `Skills (71)`.
fn uncounted(line: &str) -> &str {
    match line.rsplit_once(" (") {
        Some((heading, count)) if count.strip_suffix(')').and_then(number).is_some() => heading,
        _ => line,
    }
}

/// The title of a page in the browser without what stands around it: `(3) Jane Roe | LinkedIn`.
pub(super) fn untitled(line: &str) -> Option<&str> {
    let title = line.strip_suffix(" | LinkedIn")?;
    let counted = title
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(") "))
        .filter(|(count, _)| number(count).is_some());
    Some(counted.map_or(title, |(_, title)| title))
}

/// Where a marker stands in a line, its first letter small or capital.
fn find_folded(line: &str, marker: &str) -> Option<usize> {
    line.find(marker).or_else(|| {
        let mut letters = marker.chars();
        let capital = letters
            .next()?
            .to_uppercase()
            .chain(letters)
            .collect::<String>();
        line.starts_with(&capital).then_some(0)
    })
}
