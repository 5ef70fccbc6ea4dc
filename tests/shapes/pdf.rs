//! LinkedIn's "Save to PDF" of a profile, in the shape that was measured: Apache FOP 2.2, Letter, two columns, the narrow
//! one drawn first, twelve kinds of line, links as annotations, letters as codes of a subset font.
//!
//! How far lines stand below each other, how long they may be and the German headings are guesses; columns, sizes, greys,
//! order and the description aren't.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// The language of the interface in which a profile was saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Language {
    #[default]
    English,
    Portuguese,
    German,
}

/// A position: `2014-03`, `2014`, or no end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) title: String,
    pub(crate) from: String,
    pub(crate) to: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) about: Option<String>,
}

/// A school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Study {
    pub(crate) school: String,
    pub(crate) degree: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

/// Whose profile it is, and what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) headline: String,
    pub(crate) location: String,
    pub(crate) summary: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) skills: Vec<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) certificates: Vec<String>,
    /// Companies with the positions in each, newest first.
    pub(crate) experience: Vec<(String, Vec<Role>)>,
    pub(crate) education: Vec<Study>,
    /// When it was saved, in UTC: `2026-11-20T08:00:00Z`.
    pub(crate) saved_on: String,
    pub(crate) language: Language,
}

impl Person {
    pub(crate) fn new(name: &str, slug: &str) -> Self {
        Self {
            name: name.to_owned(),
            slug: slug.to_owned(),
            headline: String::new(),
            location: String::new(),
            summary: String::new(),
            email: None,
            phone: None,
            skills: Vec::new(),
            languages: Vec::new(),
            certificates: Vec::new(),
            experience: Vec::new(),
            education: Vec::new(),
            saved_on: "2026-11-20T08:00:00Z".to_owned(),
            language: Language::English,
        }
    }

    pub(crate) fn headline(mut self, headline: &str) -> Self {
        headline.clone_into(&mut self.headline);
        self
    }

    pub(crate) fn location(mut self, location: &str) -> Self {
        location.clone_into(&mut self.location);
        self
    }

    /// The text about oneself; a line break is the writer's.
    pub(crate) fn summary(mut self, summary: &str) -> Self {
        summary.clone_into(&mut self.summary);
        self
    }

    pub(crate) fn email(mut self, email: &str) -> Self {
        self.email = Some(email.to_owned());
        self
    }

    pub(crate) fn phone(mut self, phone: &str) -> Self {
        self.phone = Some(phone.to_owned());
        self
    }

    pub(crate) fn skills(mut self, skills: &[&str]) -> Self {
        self.skills = skills.iter().map(|&skill| skill.to_owned()).collect();
        self
    }

    pub(crate) fn languages(mut self, languages: &[&str]) -> Self {
        self.languages = languages.iter().map(|&one| one.to_owned()).collect();
        self
    }

    pub(crate) fn certificates(mut self, certificates: &[&str]) -> Self {
        self.certificates = certificates.iter().map(|&one| one.to_owned()).collect();
        self
    }

    /// Adds a position: to the company before, if that is the same. An empty end is none, an empty place too.
    pub(crate) fn worked(
        mut self,
        company: &str,
        title: &str,
        (from, to): (&str, &str),
        place: &str,
    ) -> Self {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let role = Role {
            title: title.to_owned(),
            from: from.to_owned(),
            to: some(to),
            place: some(place),
            about: None,
        };
        match self.experience.last_mut() {
            Some((known, roles)) if known == company => roles.push(role),
            _ => self.experience.push((company.to_owned(), vec![role])),
        }
        self
    }

    /// Says more of the position that was added last.
    pub(crate) fn doing(mut self, about: &str) -> Self {
        if let Some(role) = self.experience.last_mut().and_then(|one| one.1.last_mut()) {
            role.about = Some(about.to_owned());
        }
        self
    }

    /// Adds a school. What is empty is none.
    pub(crate) fn studied(mut self, school: &str, degree: &str, (from, to): (&str, &str)) -> Self {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        self.education.push(Study {
            school: school.to_owned(),
            degree: some(degree),
            from: some(from),
            to: some(to),
        });
        self
    }

    pub(crate) fn saved_on(mut self, saved_on: &str) -> Self {
        saved_on.clone_into(&mut self.saved_on);
        self
    }

    pub(crate) fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// The file, as a browser saves it.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let mut layout = Layout::default();
        layout.narrow(self);
        layout.wide(self);
        layout.file(&self.description("Apache FOP Version 2.2"))
    }

    /// The same, as if a viewer had saved it anew.
    pub(crate) fn rewritten(&self) -> Vec<u8> {
        let mut layout = Layout::default();
        layout.narrow(self);
        layout.wide(self);
        layout.file(&self.description("Paper Mill 3.1"))
    }

    fn description(&self, producer: &str) -> String {
        let digits: String = self
            .saved_on
            .chars()
            .filter(char::is_ascii_digit)
            .take(14)
            .collect();
        format!(
            "<<\n/Title (Resume)\n/Author (LinkedIn)\n/Subject (Resume generated from profile)\n/Producer ({producer})\n\
             /CreationDate (D:{digits}Z)\n>>"
        )
    }
}

impl Language {
    fn headings(self) -> [&'static str; 7] {
        match self {
            Self::English => [
                "Contact",
                "Top Skills",
                "Languages",
                "Certifications",
                "Summary",
                "Experience",
                "Education",
            ],
            Self::Portuguese => [
                "Contato",
                "Principais competências",
                "Languages",
                "Certifications",
                "Resumo",
                "Experiência",
                "Formação acadêmica",
            ],
            Self::German => [
                "Kontakt",
                "Top-Kenntnisse",
                "Languages",
                "Certifications",
                "Zusammenfassung",
                "Berufserfahrung",
                "Ausbildung",
            ],
        }
    }

    fn month(self, number: usize) -> &'static str {
        const ENGLISH: &str =
            "January February March April May June July August September October November December";
        const PORTUGUESE: &str = "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro";
        const GERMAN: &str =
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember";
        let names = match self {
            Self::English => ENGLISH,
            Self::Portuguese => PORTUGUESE,
            Self::German => GERMAN,
        };
        names
            .split(' ')
            .nth(number.saturating_sub(1))
            .unwrap_or_default()
    }

    fn moment(self, moment: &str) -> String {
        let Some((year, month)) = moment.split_once('-') else {
            return moment.to_owned();
        };
        let month = self.month(month.parse().unwrap_or(1));
        match self {
            Self::Portuguese => format!("{month} de {year}"),
            Self::English | Self::German => format!("{month} {year}"),
        }
    }

    fn counted(self, months: usize) -> String {
        let (year, years, month, some_months) = match self {
            Self::English => ("year", "years", "month", "months"),
            Self::Portuguese => ("ano", "anos", "mês", "meses"),
            Self::German => ("Jahr", "Jahre", "Monat", "Monate"),
        };
        let part = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1\u{a0}{one}")),
            count => Some(format!("{count}\u{a0}{many}")),
        };
        let parts: Vec<String> = [
            part(months / 12, year, years),
            part(months % 12, month, some_months),
        ]
        .into_iter()
        .flatten()
        .collect();
        parts.join("\u{a0}")
    }
}

/// How many months there are from one to the other, both counted; a year alone is its January.
fn months(from: &str, to: &str) -> usize {
    let number = |moment: &str| {
        let mut parts = moment.split('-').map(|part| part.parse().unwrap_or(1));
        parts.next().unwrap_or(0) * 12 + parts.next().unwrap_or(1)
    };
    (number(to) + 1_usize).saturating_sub(number(from)).max(1)
}

/// What a line looks like: points from the left, size, grey.
type Look = (f64, f64, f64);

const ASIDE_HEADING: Look = (22.0, 13.0, 0.88);
const ASIDE: Look = (22.0, 10.5, 1.0);
const LINK: Look = (22.0, 11.0, 1.0);
const LINK_LABEL: Look = (22.0, 11.0, 0.66);
const NAME: Look = (224.0, 26.0, 0.1);
const BODY: Look = (224.0, 12.0, 0.1);
const LOCATION: Look = (224.0, 12.0, 0.69);
const PART: Look = (224.0, 15.75, 0.1);
const TITLE: Look = (224.0, 11.5, 0.1);
const DETAIL: Look = (224.0, 10.5, 0.1);
const PLACE: Look = (224.0, 10.5, 0.69);

const WIDTH_NARROW: f64 = 168.0;
const WIDTH_WIDE: f64 = 364.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 742.0;

/// Pages while they are drawn.
#[derive(Default)]
struct Layout {
    pages: Vec<Sheet>,
    letters: Letters,
}

#[derive(Default)]
struct Sheet {
    content: String,
    links: Vec<([f64; 4], String)>,
    /// How far down the next line of the wide column is, in points.
    down: f64,
}

/// The codes of a subset font: given out as letters come.
#[derive(Default)]
struct Letters {
    western: BTreeMap<char, u16>,
    other: BTreeMap<char, u16>,
}

impl Letters {
    /// Pieces of one font each, as codes.
    fn pieces(&mut self, text: &str) -> Vec<(&'static str, String)> {
        let mut pieces: Vec<(&'static str, String)> = Vec::new();
        for letter in text.chars() {
            let (font, table) = if u32::from(letter) < 0x250 {
                ("F15", &mut self.western)
            } else {
                ("F16", &mut self.other)
            };
            let next = u16::try_from(table.len() + 3).unwrap_or(u16::MAX);
            let code = format!("{:04x}", table.entry(letter).or_insert(next));
            match pieces.last_mut() {
                Some((last, codes)) if *last == font => codes.push_str(&code),
                _ => pieces.push((font, code)),
            }
        }
        pieces
    }
}

/// Lines of at most so many letters, broken at spaces, and within words that are longer.
fn wrapped(text: &str, width: f64, size: f64) -> Vec<String> {
    let mut most = 1;
    while f64::from(most + 1) * size * 0.5 <= width {
        most += 1;
    }
    let most = usize::try_from(most).unwrap_or(1);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line: Vec<char> = Vec::new();
        for letter in paragraph.chars() {
            line.push(letter);
            if line.len() > most {
                let at = line.iter().rposition(|&c| c == ' ').filter(|&at| at > 0);
                let rest = line.split_off(at.map_or(most, |at| at + 1));
                lines.push(line.into_iter().collect::<String>().trim_end().to_owned());
                line = rest;
            }
        }
        lines.push(line.into_iter().collect());
    }
    lines
}

impl Layout {
    fn sheet(&mut self) -> &mut Sheet {
        if self.pages.is_empty() {
            self.turn();
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// Begins a page, with the padding that LinkedIn's have at their top.
    fn turn(&mut self) {
        self.pages.push(Sheet {
            content: "1 0 0 -1 0 792 cm\n".to_owned(),
            links: Vec::new(),
            down: TOP,
        });
        for x in [0.0, 405.0] {
            self.draw((x, 12.0, 0.0), 12.0, "\u{a0}");
        }
    }

    /// Draws text so far down the page that is the last.
    fn draw(&mut self, (x, size, grey): Look, down: f64, text: &str) {
        let mut at = x;
        for (font, codes) in self.letters.pieces(text) {
            let piece = format!(
                "q\n{grey} {grey} {grey} rg\nBT\n/{font} {size} Tf\n1 0 0 -1 {at:.3} {down:.3} Tm [<{codes}>] TJ\nET\nQ\n"
            );
            self.sheet().content.push_str(&piece);
            for _ in 0..codes.len() / 4 {
                at += size * 0.5;
            }
        }
    }

    /// Draws lines of the wide column; what doesn't fit goes on a new page.
    fn put(&mut self, look: Look, text: &str, gap: f64) {
        let pitch = look.1 * 1.3;
        for (nth, line) in wrapped(text, WIDTH_WIDE, look.1).iter().enumerate() {
            let step = if nth == 0 { gap.max(pitch) } else { pitch };
            if self.sheet().down + step > BOTTOM {
                self.turn();
            }
            self.sheet().down += step;
            let down = self.sheet().down;
            self.draw(look, down, line);
        }
    }

    fn narrow(&mut self, person: &Person) {
        let [contact, skills, languages, certificates, ..] = person.language.headings();
        self.sheet();
        let mut down = TOP + 12.0;
        self.draw(ASIDE_HEADING, down, contact);
        down += 22.0;
        if let Some(phone) = &person.phone {
            self.draw(ASIDE, down, &format!("{phone} (Mobile)"));
            down += 18.0;
        }
        if let Some(email) = &person.email {
            for line in wrapped(email, WIDTH_NARROW, 10.5) {
                self.draw(ASIDE, down, &line);
                down += 12.6;
            }
            self.link(down, format!("mailto:{email}"));
            down += 6.0;
        }
        let address = format!("www.linkedin.com/in/{}", person.slug);
        let lines = wrapped(&address, WIDTH_NARROW, 11.0);
        let last = lines.last().map_or(0, |line| line.chars().count());
        for line in &lines {
            self.draw(LINK, down, line);
            down += 13.2;
        }
        // The label goes on behind the address where there is room.
        if last < 18 {
            let behind = f64::from(u32::try_from(last).unwrap_or(0)) * 5.5;
            let (x, size, grey) = LINK_LABEL;
            self.draw((x + behind, size, grey), down - 13.2, " (LinkedIn)");
        } else {
            self.draw(LINK_LABEL, down, "(LinkedIn)");
            down += 13.2;
        }
        let uri = format!(
            "https://www.linkedin.com/in/{}?jobid=1234&lipi=urn%3Ali%3Apage%3Ad_jobs_easyapply_pdfgenresume%3Babc&licu=x",
            person.slug
        );
        self.link(down, uri);
        for (heading, entries) in [
            (skills, &person.skills),
            (languages, &person.languages),
            (certificates, &person.certificates),
        ] {
            if entries.is_empty() {
                continue;
            }
            down += 20.0;
            self.draw(ASIDE_HEADING, down, heading);
            down += 22.0;
            for entry in entries {
                for line in wrapped(entry, WIDTH_NARROW, 10.5) {
                    self.draw(ASIDE, down, &line);
                    down += 12.6;
                }
                down += 6.0;
            }
        }
    }

    fn link(&mut self, down: f64, uri: String) {
        let area = [22.0, 792.0 - down, 190.0, 792.0 - down + 24.0];
        self.sheet().links.push((area, uri));
    }

    fn wide(&mut self, person: &Person) {
        let language = person.language;
        let [_, _, _, _, summary, experience, education] = language.headings();
        self.put(NAME, &person.name, 26.0);
        for (look, text) in [(BODY, &person.headline), (LOCATION, &person.location)] {
            if !text.is_empty() {
                self.put(look, text, 20.0);
            }
        }
        if !person.summary.is_empty() {
            self.put(PART, summary, 36.0);
            self.put(BODY, &person.summary, 22.0);
        }
        if !person.experience.is_empty() {
            self.put(PART, experience, 36.0);
        }
        for (company, roles) in &person.experience {
            self.put(BODY, company, 28.0);
            if let ([newest, .., oldest], true) = (roles.as_slice(), roles.len() > 1) {
                let end = newest.to.as_deref().unwrap_or(&person.saved_on[..7]);
                self.put(DETAIL, &language.counted(months(&oldest.from, end)), 14.0);
            }
            for role in roles {
                self.put(TITLE, &role.title, 22.0);
                self.dates(role, person);
                if let Some(place) = &role.place {
                    self.put(PLACE, place, 14.0);
                }
                if let Some(about) = &role.about {
                    self.put(DETAIL, about, 16.0);
                }
            }
        }
        if !person.education.is_empty() {
            self.put(PART, education, 36.0);
        }
        for study in &person.education {
            self.put(BODY, &study.school, 28.0);
            let dates = match (&study.from, &study.to) {
                (Some(from), Some(to)) => {
                    format!("({} - {})", language.moment(from), language.moment(to))
                }
                (None, Some(only)) | (Some(only), None) => {
                    format!("({})", language.moment(only))
                }
                (None, None) => String::new(),
            };
            let detail = match (&study.degree, dates.is_empty()) {
                (Some(degree), false) => format!("{degree}\u{a0}· {dates}"),
                (Some(degree), true) => degree.clone(),
                (None, _) => dates,
            };
            if !detail.is_empty() {
                self.put(DETAIL, &detail, 14.0);
            }
        }
    }

    /// A line of dates; how long it lasted is a piece of its own.
    fn dates(&mut self, role: &Role, person: &Person) {
        let language = person.language;
        let to = role.to.as_deref();
        let end = to.map_or_else(|| "Present".to_owned(), |to| language.moment(to));
        let dates = format!("{}\u{a0}-\u{a0}{end}", language.moment(&role.from));
        let counted = language.counted(months(&role.from, to.unwrap_or(&person.saved_on[..7])));
        self.put(DETAIL, &dates, 14.0);
        let down = self.sheet().down;
        let behind = f64::from(u32::try_from(dates.chars().count()).unwrap_or(0)) * 5.25;
        let (x, size, grey) = DETAIL;
        self.draw(
            (x + behind, size, grey),
            down,
            &format!("\u{a0}({counted})"),
        );
    }

    fn file(self, description: &str) -> Vec<u8> {
        let count = self.pages.len();
        let mut objects = Objects::default();
        let catalog = objects.add("");
        let info = objects.add(description);
        let tree = objects.add("");
        let mut fonts = String::new();
        for (name, table) in [("F15", &self.letters.western), ("F16", &self.letters.other)] {
            if !table.is_empty() {
                fonts.push_str(&format!("/{name} {} 0 R ", objects.font(table)));
            }
        }
        let plain = objects.add(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        );
        fonts.push_str(&format!("/F1 {plain} 0 R"));
        let resources = objects.add(&format!(
            "<< /Font << {fonts} >> /ProcSet [ /PDF /ImageB /ImageC /Text ] >>"
        ));
        let mut kids = String::new();
        for (nth, page) in self.pages.into_iter().enumerate() {
            let foot = format!(
                "q\n0 g\nBT\n/F1 9 Tf\n1 0 0 -1 384 781 Tm [(Page {} of {count})] TJ\nET\nQ\n",
                nth + 1
            );
            let content = objects.stream("", (page.content + &foot).as_bytes());
            let links: Vec<String> = page
                .links
                .iter()
                .map(|([left, bottom, right, top], uri)| {
                    let link = format!(
                        "<< /Type /Annot\n/Subtype /Link\n/Rect [ {left:.3} {bottom:.3} {right:.3} {top:.3} ]\n/C [ 0 0 0 ]\n\
                         /Border [ 0 0 0 ]\n/A << /URI ({uri})\n/S /URI >>\n/H /I\n>>"
                    );
                    format!("{} 0 R", objects.add(&link))
                })
                .collect();
            let annotations = objects.add(&format!("[ {} ]", links.join(" ")));
            let page = objects.add(&format!(
                "<<\n/Type /Page\n/Parent {tree} 0 R\n/MediaBox [ 0 0 612 792 ]\n/TrimBox [ 0 0 612 792 ]\n\
                 /Resources {resources} 0 R\n/Contents {content} 0 R\n/Annots {annotations} 0 R\n>>"
            ));
            kids.push_str(&format!("{page} 0 R "));
        }
        objects.set(
            tree,
            &format!("<< /Type /Pages\n/Count {count}\n/Kids [ {kids}] >>"),
        );
        objects.set(
            catalog,
            &format!("<<\n/Type /Catalog\n/Pages {tree} 0 R\n>>"),
        );
        objects.file(&format!("/Root {catalog} 0 R\n/Info {info} 0 R"))
    }
}

/// The numbered objects of a file. With them a test writes files of another kind, too.
#[derive(Default)]
pub(crate) struct Objects(Vec<Vec<u8>>);

impl Objects {
    /// Adds one; gives its number.
    pub(crate) fn add(&mut self, object: &str) -> usize {
        self.0.push(object.as_bytes().to_vec());
        self.0.len()
    }

    pub(crate) fn set(&mut self, number: usize, object: &str) {
        self.0[number - 1] = object.as_bytes().to_vec();
    }

    /// Adds a packed stream; its length is an object of its own, as FOP writes it.
    pub(crate) fn stream(&mut self, entries: &str, content: &[u8]) -> usize {
        let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
        let _written = packer.write_all(content);
        let bytes = packer.finish().unwrap_or_default();
        let length = self.add(&bytes.len().to_string());
        let mut object =
            format!("<<\n{entries}/Filter /FlateDecode\n/Length {length} 0 R\n>>\nstream\n")
                .into_bytes();
        object.extend(bytes);
        object.extend(b"\nendstream");
        self.0.push(object);
        self.0.len()
    }

    fn font(&mut self, letters: &BTreeMap<char, u16>) -> usize {
        let mut codes: Vec<(u16, char)> = letters.iter().map(|(&c, &code)| (code, c)).collect();
        codes.sort_unstable();
        let mut table = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n\
             /Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
             1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        for some in codes.chunks(100) {
            table.push_str(&format!("{} beginbfchar\n", some.len()));
            for (code, letter) in some {
                let mut units = String::new();
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    units.push_str(&format!("{unit:04X}"));
                }
                table.push_str(&format!("<{code:04X}> <{units}>\n"));
            }
            table.push_str("endbfchar\n");
        }
        table.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        let table = self.stream("", table.as_bytes());
        let outlines: Vec<u8> = (0..4000_u32)
            .map(|nth| nth.wrapping_mul(2_654_435_761).to_be_bytes()[0])
            .collect();
        let outlines = self.stream("/Length1 4000\n", &outlines);
        let descriptor = self.add(&format!(
            "<< /Type /FontDescriptor /FontName /EAAAAA+ArialUnicodeMS /Flags 32 /FontBBox [ -1011 -329 2260 1078 ] \
             /ItalicAngle 0 /Ascent 1068 /Descent -271 /CapHeight 716 /StemV 80 /FontFile2 {outlines} 0 R >>"
        ));
        let descendant = self.add(&format!(
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /EAAAAA+ArialUnicodeMS /CIDToGIDMap /Identity /CIDSystemInfo \
             << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 0 >>"
        ));
        self.add(&format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /EAAAAA+ArialUnicodeMS /Encoding /Identity-H /ToUnicode {table} 0 R \
             /DescendantFonts [ {descendant} 0 R ] >>"
        ))
    }

    /// The file; `trailer` are the trailer's entries besides the count.
    pub(crate) fn file(self, trailer: &str) -> Vec<u8> {
        let mut file = b"%PDF-1.4\n%\xaa\xab\xac\xad\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.0.len() + 1);
        for (nth, object) in self.0.iter().enumerate() {
            table.push_str(&format!("{:010} 00000 n \n", file.len()));
            file.extend(format!("{} 0 obj\n", nth + 1).bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        file.extend(table.bytes());
        let count = self.0.len() + 1;
        file.extend(
            format!("trailer\n<<\n/Size {count}\n{trailer}\n>>\nstartxref\n{start}\n%%EOF\n")
                .bytes(),
        );
        file
    }
}
