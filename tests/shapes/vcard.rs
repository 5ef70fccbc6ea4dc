//! Address books as Apple's Contacts, Google Contacts, Android and programs of vCard 4.0 write them.

use jiff::Timestamp;

/// Who is on a card. What is empty isn't written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    /// The given name.
    pub(crate) given: &'static str,
    /// The family name.
    pub(crate) family: &'static str,
    /// The name before a marriage.
    pub(crate) maiden: &'static str,
    /// What they are called.
    pub(crate) nickname: &'static str,
    /// Addresses.
    pub(crate) emails: Vec<String>,
    /// Numbers.
    pub(crate) phones: Vec<String>,
    /// The last part of the link to their profile at LinkedIn.
    pub(crate) slug: &'static str,
    /// The company.
    pub(crate) company: &'static str,
    /// The position.
    pub(crate) title: &'static str,
    /// The note, in lines.
    pub(crate) note: &'static str,
    /// Categories.
    pub(crate) tags: Vec<&'static str>,
    /// When it was last changed.
    pub(crate) revised: Option<Timestamp>,
    /// The identifier; where it is empty none is written.
    pub(crate) uid: String,
    /// Whether a small picture is inside.
    pub(crate) photo: bool,
}

/// The program that wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writer {
    /// 3.0, lines of 75 bytes, grouped properties with labels.
    Apple,
    /// 3.0, labels too, escaped colons in links.
    Google,
    /// 2.1, quoted-printable where a letter isn't ASCII.
    Android,
    /// 4.0 by the book.
    Four,
}

/// Every writer.
pub(crate) const WRITERS: [Writer; 4] =
    [Writer::Apple, Writer::Google, Writer::Android, Writer::Four];

/// Writes an address book.
pub(crate) fn book(cards: &[Card], writer: Writer) -> String {
    cards.iter().map(|card| one(card, writer)).collect()
}

/// Writes one card.
pub(crate) fn one(card: &Card, writer: Writer) -> String {
    match writer {
        Writer::Apple => apple(card),
        Writer::Google => google(card),
        Writer::Android => android(card),
        Writer::Four => four(card),
    }
}

/// A card's lines, folded after so many bytes where the version does.
struct Lines {
    text: String,
    fold: usize,
}

impl Lines {
    fn new(fold: usize) -> Self {
        Self {
            text: String::from("BEGIN:VCARD\r\n"),
            fold,
        }
    }

    fn line(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > self.fold {
                self.text.push_str("\r\n ");
                length = 1;
            }
            self.text.push(c);
            length += c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    fn some(&mut self, start: &str, value: &str) {
        if !value.is_empty() {
            self.line(&format!("{start}{}", escaped(value)));
        }
    }

    fn ended(mut self) -> String {
        self.text.push_str("END:VCARD\r\n");
        self.text
    }
}

fn escaped(value: &str) -> String {
    value
        .replace('\\', "\\\\")
        .replace('\n', "\\n")
        .replace(',', "\\,")
        .replace(';', "\\;")
}

fn whole(card: &Card) -> String {
    format!("{} {}", card.given, card.family).trim().to_owned()
}

const PICTURE: &str = "/9j/4AAQSkZJRgABAQAASABIAAD/4QBMRXhpZgAATU0AKgAAAAgAAgESAAMAAAABAAEAAIdpAAQAAAABAAAAJgAAAAAAAqACAAQAAAABAAAAAaADAAQAAAABAAAAAQAAAAA=";

fn apple(card: &Card) -> String {
    let mut lines = Lines::new(75);
    lines.line("VERSION:3.0");
    lines.line("PRODID:-//Apple Inc.//macOS 15.1//EN");
    lines.line(&format!(
        "N:{};{};;;",
        escaped(card.family),
        escaped(card.given)
    ));
    lines.some("FN:", &whole(card));
    lines.some("NICKNAME:", card.nickname);
    lines.some("X-MAIDENNAME:", card.maiden);
    if !card.company.is_empty() {
        lines.line(&format!("ORG:{};", escaped(card.company)));
    }
    lines.some("TITLE:", card.title);
    for (number, email) in card.emails.iter().enumerate() {
        let pref = if number == 0 { ";type=pref" } else { "" };
        lines.line(&format!("EMAIL;type=INTERNET;type=WORK{pref}:{email}"));
    }
    for (number, phone) in card.phones.iter().enumerate() {
        let pref = if number == 0 { ";type=pref" } else { "" };
        lines.line(&format!("TEL;type=CELL;type=VOICE{pref}:{phone}"));
    }
    if !card.slug.is_empty() {
        lines.line(&format!(
            "item1.URL;type=pref:https\\://www.linkedin.com/in/{}",
            card.slug
        ));
        lines.line("item1.X-ABLabel:LinkedIn");
        lines.line(&format!(
            "X-SOCIALPROFILE;type=linkedin;x-user={}:http://www.linkedin.com/in/{0}",
            card.slug
        ));
    }
    lines.some("NOTE:", card.note);
    lines.line("item2.X-ABRELATEDNAMES;type=pref:Somebody Else");
    lines.line("item2.X-ABLabel:_$!<Spouse>!$_");
    lines.line("BDAY;value=date:1980-02-30");
    if !card.tags.is_empty() {
        lines.line(&format!("CATEGORIES:{}", card.tags.join(",")));
    }
    if card.photo {
        lines.line(&format!("PHOTO;ENCODING=b;TYPE=JPEG:{PICTURE}"));
    }
    if let Some(revised) = card.revised {
        lines.line(&format!("REV:{}", revised.strftime("%Y-%m-%dT%H:%M:%SZ")));
    }
    if !card.uid.is_empty() {
        lines.line(&format!("UID:{}", card.uid));
    }
    lines.ended()
}

fn google(card: &Card) -> String {
    let mut lines = Lines::new(usize::MAX);
    lines.line("VERSION:3.0");
    lines.some("FN:", &whole(card));
    lines.line(&format!(
        "N:{};{};;;",
        escaped(card.family),
        escaped(card.given)
    ));
    lines.some("NICKNAME:", card.nickname);
    for email in &card.emails {
        lines.line(&format!("EMAIL;TYPE=INTERNET;TYPE=WORK:{email}"));
    }
    for phone in &card.phones {
        lines.line(&format!("TEL;TYPE=CELL:{phone}"));
    }
    lines.some("ORG:", card.company);
    lines.some("TITLE:", card.title);
    if !card.slug.is_empty() {
        lines.line(&format!(
            "item1.URL:https\\://www.linkedin.com/in/{}",
            card.slug
        ));
        lines.line("item1.X-ABLabel:LinkedIn");
    }
    lines.some("NOTE:", card.note);
    let tags: Vec<&str> = card.tags.iter().copied().chain(["myContacts"]).collect();
    lines.line(&format!("CATEGORIES:{}", tags.join(",")));
    if card.photo {
        lines.line("PHOTO:https://lh3.googleusercontent.com/contacts/AAAA");
    }
    lines.ended()
}

fn android(card: &Card) -> String {
    let mut lines = Lines::new(usize::MAX);
    lines.line("VERSION:2.1");
    let mut put = |name: &str, cells: &[&str]| {
        if cells.iter().all(|cell| cell.is_empty()) {
            return;
        }
        let ascii = cells
            .iter()
            .all(|cell| cell.is_ascii() && !cell.contains('\n'));
        if ascii {
            lines.line(&format!("{name}:{}", cells.join(";")));
        } else {
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| quoted(&cell.replace('\n', "\r\n")))
                .collect();
            lines.line(&format!(
                "{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{}",
                cells.join(";")
            ));
        }
    };
    put("N", &[card.family, card.given, "", "", ""]);
    put("FN", &[&whole(card)]);
    for (name, kind) in [(card.nickname, "1"), (card.maiden, "3")] {
        if !name.is_empty() {
            put(
                "X-ANDROID-CUSTOM",
                &[
                    "vnd.android.cursor.item/nickname",
                    name,
                    kind,
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                ],
            );
        }
    }
    for phone in &card.phones {
        put("TEL;CELL", &[phone]);
    }
    for email in &card.emails {
        put("EMAIL;WORK", &[email]);
    }
    put("ORG", &[card.company]);
    put("TITLE", &[card.title]);
    if !card.slug.is_empty() {
        put(
            "URL",
            &[&format!("https://www.linkedin.com/in/{}", card.slug)],
        );
    }
    put("NOTE", &[card.note]);
    if card.photo {
        let mut wrapped = String::from("PHOTO;ENCODING=BASE64;JPEG:");
        for piece in PICTURE.as_bytes().chunks(60) {
            wrapped.push_str(&String::from_utf8_lossy(piece));
            wrapped.push_str("\r\n ");
        }
        lines.line(wrapped.trim_end());
        lines.line("");
    }
    lines.ended()
}

/// Quoted-printable as Android writes it: every byte, and a soft break where a line has got long.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for byte in text.bytes() {
        out.push_str(&format!("={byte:02X}"));
        length += 3;
        if length >= 67 {
            out.push_str("=\r\n");
            length = 0;
        }
    }
    out
}

fn four(card: &Card) -> String {
    let mut lines = Lines::new(75);
    lines.line("VERSION:4.0");
    lines.line("KIND:individual");
    lines.some("FN:", &whole(card));
    lines.line(&format!(
        "N:{};{};;;",
        escaped(card.family),
        escaped(card.given)
    ));
    lines.some("NICKNAME:", card.nickname);
    lines.some("X-MAIDENNAME:", card.maiden);
    for (number, email) in card.emails.iter().enumerate() {
        lines.line(&format!("EMAIL;PREF={};TYPE=work:{email}", number + 1));
    }
    for phone in &card.phones {
        lines.line(&format!(
            "TEL;VALUE=uri;TYPE=\"voice,cell\":tel:{}",
            phone.replace(' ', "-")
        ));
    }
    lines.some("ORG:", card.company);
    lines.some("TITLE:", card.title);
    if !card.slug.is_empty() {
        lines.line(&format!(
            "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/{}",
            card.slug
        ));
    }
    lines.some("NOTE:", card.note);
    lines.line("RELATED;TYPE=spouse;VALUE=text:Somebody Else");
    if !card.tags.is_empty() {
        lines.line(&format!("CATEGORIES:{}", card.tags.join(",")));
    }
    if card.photo {
        lines.line(&format!("PHOTO:data:image/jpeg;base64,{PICTURE}"));
    }
    if let Some(revised) = card.revised {
        lines.line(&format!("REV:{}", revised.strftime("%Y%m%dT%H%M%SZ")));
    }
    if !card.uid.is_empty() {
        lines.line(&format!("UID:urn:uuid:{}", card.uid));
    }
    lines.ended()
}
