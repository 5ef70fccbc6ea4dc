//! Writes what the fuzz targets begin with: `cargo run --example generate_seeds -- FOLDER`, a folder for each target of
//! `tests/fuzz`.
//!
//! The files are those of `tests/shapes`, small ones of every kind. Where a target takes a file's name too, it is the first
//! line. Each is also written many times over, below `large`. All people are invented.

#[path = "../tests/shapes/shapes.rs"]
mod shapes;

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use clap::Parser;
use jiff::Timestamp;
use shapes::archive::zip_as_linkedin;
use shapes::calendar::{Entry, Maker, ics};
use shapes::calls::{Call, Way, among_messages, log};
use shapes::chance::Chance;
use shapes::correspondence::{self, Correspondent};
use shapes::export::dealings::{
    ContactRow, EndorsementRow, RecommendationRow, contacts_csv, education_csv, endorsements_csv,
    endorsements_utf16, events_csv, follows_csv, recommendations_csv,
};
use shapes::export::{
    ConnectionRow, ConnectionsEra, Failure, InvitationRow, InvitationsEra, MessageRow, MessagesEra,
    OwnProfile, addresses_csv, connections_csv, invitations_csv, messages_csv, positions_csv,
    profile_csv,
};
use shapes::fair::{Desk, Guest, list};
use shapes::mail::{Invite, Kind, Mail, Recipient, mail, mbox};
use shapes::page::{Build, Caller, Card as PageCard, List, Member, single_file};
use shapes::party::{Party, invitation_id};
use shapes::pdf::{Language, Objects, Person};
use shapes::vcard::{Card, WRITERS, Writer, book, one};
use shapes::{apple, forward, names, takeout};

#[derive(Debug, Parser)]
struct Wanted {
    /// Where the folders go.
    out: PathBuf,
}

/// How large a seed of many of the same is, in bytes.
const LARGE: usize = 60_000;

/// Where the seeds go, and how many there are.
struct Seeds {
    out: PathBuf,
    written: usize,
}

impl Seeds {
    fn add(&mut self, target: &str, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
        let folder = self.out.join(target);
        fs::create_dir_all(&folder)?;
        self.written += 1;
        let name = format!("seed-{:03}", self.written);
        fs::write(folder.join(name), bytes.as_ref())?;
        Ok(())
    }

    /// The same many times over, apart from the others: for what takes long, and too slow to search with.
    fn again(&mut self, target: &str, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let times = LARGE / bytes.len().max(1);
        let mut whole = name.as_bytes().to_vec();
        whole.extend(bytes.repeat(times));
        self.add(&format!("large/{target}"), whole)
    }

    fn named(&mut self, target: &str, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
        let mut whole = format!("{name}\n").into_bytes();
        whole.extend_from_slice(bytes.as_ref());
        self.again(target, &format!("{name}\n"), bytes.as_ref())?;
        self.add(target, whole)
    }

    /// Adds what needs no name, once and many times over.
    fn both(&mut self, target: &str, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
        self.again(target, "", bytes.as_ref())?;
        self.add(target, bytes)
    }
}

fn main() -> Result<(), Failure> {
    let wanted = Wanted::parse();
    let mut seeds = Seeds {
        out: wanted.out,
        written: 0,
    };
    exports(&mut seeds)?;
    dealings(&mut seeds)?;
    mails(&mut seeds)?;
    calendars(&mut seeds)?;
    calls(&mut seeds)?;
    cards(&mut seeds)?;
    fairs(&mut seeds)?;
    pages(&mut seeds)?;
    profiles(&mut seeds)?;
    archives(&mut seeds)?;
    texts(&mut seeds)
}

fn owner() -> Party {
    Party::new("Tamsin Okello", "tamsin-okello")
}

fn nadia() -> Party {
    Party::new("Nadia Brandt", "nadia-brandt")
}

fn lukasz() -> Party {
    Party::new("Łukasz Wójcik", "łukasz-wójcik")
}

fn at(moment: &str) -> Result<Timestamp, Failure> {
    Ok(moment.parse()?)
}

fn invitations(era: InvitationsEra) -> Result<String, Failure> {
    let row = |from: Party, to: Party, incoming| {
        Ok::<_, Failure>(InvitationRow {
            from,
            to,
            sent: at("2026-11-10T05:26:31Z")?,
            message: "Hello, after your talk on \"slow archives\":\nmay I ask?".to_owned(),
            incoming,
        })
    };
    let rows = [row(nadia(), owner(), true)?, row(owner(), lukasz(), false)?];
    invitations_csv(&rows, era)
}

fn connections(era: ConnectionsEra) -> Result<String, Failure> {
    let row = |party: Option<Party>, first: &str, last: &str| {
        Ok::<_, Failure>(ConnectionRow {
            party,
            first: first.to_owned(),
            last: last.to_owned(),
            email: "nadia@halden.example".to_owned(),
            company: "Halden, Archives".to_owned(),
            position: "Archivist".to_owned(),
            on: "2024-05-14".parse()?,
        })
    };
    let rows = [row(Some(nadia()), "Nadia", "Brandt")?, row(None, "", "")?];
    connections_csv(&rows, era)
}

fn exports(seeds: &mut Seeds) -> Result<(), Failure> {
    for era in [
        InvitationsEra::Names,
        InvitationsEra::Urns,
        InvitationsEra::Urls,
    ] {
        seeds.named("export", "Invitations.csv", invitations(era)?)?;
    }
    for era in [
        ConnectionsEra::Moment,
        ConnectionsEra::Preamble,
        ConnectionsEra::Links,
    ] {
        seeds.named("export", "Connections.csv", connections(era)?)?;
    }
    let said = |from: Party, to: Party, draft| {
        Ok::<_, Failure>(MessageRow {
            conversation: "2-NGY2ZDUxYzAtMjQ4Zi00MWI2LTk3ZTMtMWQ4YjY4M2I5ZTcyXzAxMA==".to_owned(),
            from,
            to: vec![to],
            at: at("2026-06-01T09:12:31Z")?,
            subject: String::new(),
            content: "About the reading on Thursday".to_owned(),
            folder: "INBOX",
            draft,
        })
    };
    let rows = [
        said(nadia(), owner(), false)?,
        said(owner(), nadia(), false)?,
        said(owner(), lukasz(), true)?,
    ];
    for era in [
        MessagesEra::Directions,
        MessagesEra::Conversations,
        MessagesEra::Recipients,
        MessagesEra::Drafts,
        MessagesEra::Attachments,
    ] {
        let table = messages_csv(&rows, &owner(), era)?;
        seeds.named("export", "messages.csv", table)?;
    }
    let profile = OwnProfile {
        first: "Tamsin",
        last: "Okello",
        headline: "Keeper of recordings",
        summary: "I keep what was said.",
        industry: "Libraries",
        place: "Vienna, Austria",
    };
    seeds.named("export", "Profile.csv", profile_csv(&profile)?)?;
    let positions = positions_csv(&[
        ("Millrace Radio", "Archivist", "Kumasi", "Jan 2019", ""),
        ("Halden Archives", "Archivist", "Vienna", "2012", "Dec 2018"),
    ])?;
    seeds.named("export", "Positions.csv", positions)?;
    let addresses = addresses_csv(&["tamsin@okello.example", "t@okello.example"])?;
    seeds.named("export", "Email Addresses.csv", addresses)
}

fn dealings(seeds: &mut Seeds) -> Result<(), Failure> {
    let praise = RecommendationRow {
        first: "Nadia".to_owned(),
        last: "Brandt".to_owned(),
        company: "Halden Archives".to_owned(),
        title: "Archivist".to_owned(),
        text: "A pleasure, \"always\",\nto work with.".to_owned(),
        at: "2021-03-15T14:45".parse()?,
        status: "VISIBLE",
    };
    for name in ["Recommendations_Given.csv", "Recommendations_Received.csv"] {
        let table = recommendations_csv(std::slice::from_ref(&praise))?;
        seeds.named("export", name, table)?;
    }
    let skill = EndorsementRow {
        at: at("2023-05-14T05:35:57Z")?,
        skill: "Archives".to_owned(),
        first: "Łukasz".to_owned(),
        last: "Wójcik".to_owned(),
        party: lukasz(),
        status: "ACCEPTED",
    };
    let skills = [skill];
    for (name, given) in [
        ("Endorsement_Given_Info.csv", true),
        ("Endorsement_Received_Info.csv", false),
    ] {
        seeds.named("export", name, endorsements_csv(&skills, given, true)?)?;
        seeds.named("export", name, endorsements_utf16(&skills, given))?;
    }
    let contact = ContactRow {
        first: "Nadia".to_owned(),
        last: "Brandt".to_owned(),
        companies: "Halden".to_owned(),
        title: "Archivist".to_owned(),
        emails: vec![
            "Nadia@Halden.example".to_owned(),
            "nb@home.example".to_owned(),
        ],
        numbers: vec!["+54 9 223 555-0199".to_owned(), "0660/1234567".to_owned()],
        profiles: vec![nadia().url()],
    };
    for (name, spaced) in [("Contacts.csv", false), ("Imported Contacts.csv", true)] {
        let table = contacts_csv(std::slice::from_ref(&contact), spaced)?;
        seeds.named("export", name, table)?;
    }
    let events = events_csv(&[
        ("Archive Days", "2025-10-14T17:00".parse()?, "APPROVED"),
        ("Left", "2025-10-15T17:00".parse()?, "RELINQUISHED"),
    ])?;
    seeds.named("export", "Events.csv", events)?;
    let schools = education_csv(&[("University of Halden", "MA", "2009", "Dec 2012")])?;
    seeds.named("export", "Education.csv", schools)?;
    let follows = follows_csv(&[("Nadia Brandt", at("2022-09-08T12:00:00Z")?, true)])?;
    seeds.named("export", "Member_Follows.csv", follows)
}

/// One notification of each kind.
fn notices() -> Result<Vec<Mail>, Failure> {
    let sent = at("2026-11-10T05:26:31Z")?;
    let to = Recipient {
        party: owner(),
        first: "Tamsin",
        headline: "Keeper of recordings",
        address: "tamsin@okello.example",
    };
    let invite = Invite {
        party: lukasz(),
        headline: "Sound archivist at Millrace Radio".to_owned(),
        place: "Kumasi, Ghana".to_owned(),
        mutual: Some(3),
        note: Some("May I ask how you index?".to_owned()),
        id: invitation_id(sent, 77),
    };
    let several = [
        invite.clone(),
        Invite {
            party: nadia(),
            note: None,
            ..invite.clone()
        },
    ];
    let kinds = [
        Kind::Invite(&invite),
        Kind::Reminder(&invite),
        Kind::Digest(&several),
        Kind::Acceptance(&invite),
        Kind::Recap,
        Kind::LookAlike(&invite),
    ];
    Ok(kinds.iter().map(|kind| mail(kind, &to, sent)).collect())
}

/// Letters between people and what lies among them.
fn letters() -> Result<Vec<Mail>, Failure> {
    let sent = at("2025-03-04T10:00:00Z")?;
    let me = Correspondent::new("Tamsin Okello", "tamsin@okello.example");
    let nadia = Correspondent::new("Nadia Brandt", "nadia@halden.example");
    let kofi = Correspondent::new("Kofi Mensah", "kofi@halden.example");
    let letter = correspondence::sent(&me, &[&nadia, &kofi], sent);
    Ok(vec![
        correspondence::labelled(&letter, "Gesendet,Wichtig"),
        letter,
        correspondence::got(&nadia, &[&me, &kofi], sent),
        correspondence::absence_note(&nadia, &me, sent),
        correspondence::to_a_list(
            &kofi,
            &Correspondent::new("Choir", "choir@lists.example"),
            sent,
        ),
        correspondence::newsletter(&Correspondent::new("News", "news@news.example"), &me, sent),
        correspondence::bounce(&me, sent),
    ])
}

fn mails(seeds: &mut Seeds) -> Result<(), Failure> {
    let (notices, letters) = (notices()?, letters()?);
    for one in notices.iter().chain(&letters) {
        seeds.named("mail", "one.mbox", mbox(std::slice::from_ref(one)))?;
    }
    seeds.named("mail", "Sent", mbox(&letters))?;
    if let [first, second, ..] = notices.as_slice() {
        let (from, to) = ("me@home.example", "tamsin@okello.example");
        seeds.named("mail", "one.eml", &first.text)?;
        seeds.named("mail", "1000.emlx", apple::emlx(first))?;
        let both = [first.clone(), second.clone()];
        let attached = forward::attached(&both, from, to, second.at);
        seeds.named("mail", "fwd.eml", attached.text)?;
        for program in forward::Program::ALL {
            let quoted = forward::inline(program, first, from, to, first.at);
            seeds.named("mail", "fwd.mbox", mbox(&[quoted]))?;
        }
    }
    Ok(())
}

fn calendar(maker: Maker) -> Result<String, Failure> {
    let entries = [
        Entry::new("coffee", "Kaffee mit Nadia Brandt", "2024-05-14T12:00")?
            .at("Café Zentral, Wien"),
        Entry::new("call", "Angebot", "2024-05-15T09:00")?
            .at("https://halden.zoom.us/j/123456")
            .asked_by("Kofi Mensah", "kofi.mensah@halden.example")
            .with("Kofi Mensah", "kofi.mensah@halden.example", "ACCEPTED")
            .with("Tamsin Okello", "tamsin@okello.example", "ACCEPTED")
            .booking("Raum 4.17, Haus B", "raum417@okello.example", "ROOM"),
        Entry::new("talk", "Jour fixe", "2024-01-01T07:00")?
            .with("Priya Shah", "priya@fair.example", "TENTATIVE")
            .again("FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20240612")
            .line("EXDATE;TZID=Europe/Vienna:20240108T070000"),
        Entry::new("off", "Fair", "2024-06-02T12:00")?.called_off(),
        Entry::new("day", "Wandern mit Nadia Brandt", "2024-07-01T00:00")?.minutes(0),
    ];
    ics(maker, "tamsin@okello.example", &entries)
}

fn calendars(seeds: &mut Seeds) -> Result<(), Failure> {
    for maker in [Maker::Google, Maker::Outlook, Maker::Apple] {
        let name = "tamsin@okello.example.ics";
        seeds.named("calendar", name, calendar(maker)?)?;
    }
    for rule in [
        "FREQ=DAILY;INTERVAL=10;COUNT=4",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;UNTIL=20240612",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=4",
        "FREQ=MONTHLY;BYMONTHDAY=31,-1",
        "FREQ=YEARLY;BYMONTHDAY=29;BYMONTH=2",
        "FREQ=YEARLY;BYYEARDAY=-1;BYWEEKNO=53",
        "FREQ=MINUTELY;INTERVAL=5;BYHOUR=2;BYMINUTE=30",
        "FREQ=SECONDLY;BYSECOND=60",
        "FREQ=WEEKLY\r\nEXDATE;TZID=Europe/Vienna:20190407T023000\r\nRDATE:20190402T003000Z",
        "FREQ=WEEKLY;COUNT=9\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:20190407T003000Z\r\nDTSTART:20190408T003000Z",
    ] {
        seeds.both("recurrence", rule)?;
    }
    Ok(())
}

fn calls(seeds: &mut Seeds) -> Result<(), Failure> {
    let began = at("2025-10-14T17:00:00Z")?;
    let call = |number, name, seconds, way| Call {
        number,
        name,
        at: began,
        seconds,
        way,
    };
    let all = [
        call("+43 660 1234567", Some("Nadia & Brandt"), 340, Way::Came),
        call("0660/1234567", None, 21, Way::Went),
        call("-2", None, 0, Way::Missed),
        call("+4312345", Some("Kofi Mensah"), 5, Way::Voicemail),
        call("+4312345", Some("Kofi Mensah"), 0, Way::Rejected),
    ];
    seeds.both("calls", log(&all))?;
    seeds.both("calls", among_messages(&all))
}

fn card() -> Result<Card, Failure> {
    Ok(Card {
        given: "Nadia",
        family: "Brandt",
        maiden: "Keller",
        nickname: "Nadi",
        emails: vec!["nadia.keller@halden.example".to_owned()],
        phones: vec!["+43 660 1234567".to_owned()],
        slug: "nadia-brandt",
        company: "Halden, Werke & Söhne",
        title: "Leiterin Vermessung",
        note: "Trinkt Tee\nKennengelernt am 14. Mai 2019 in Graz, Messe\nTürcode 4711",
        tags: vec!["Fairs"],
        revised: Some(at("2024-05-14T10:00:00Z")?),
        uid: "A1B2".to_owned(),
        photo: true,
    })
}

fn cards(seeds: &mut Seeds) -> Result<(), Failure> {
    let other = Card {
        given: "Соломія",
        family: "Дорошенко",
        emails: vec!["solomiya@mapy.example".to_owned()],
        ..Card::default()
    };
    for writer in WRITERS {
        seeds.both("vcard", book(&[card()?, other.clone()], writer))?;
        seeds.both("vcard", one(&other, writer))?;
    }
    Ok(())
}

fn fairs(seeds: &mut Seeds) -> Result<(), Failure> {
    let guests = [
        Guest {
            first: "Nadia",
            last: "Brandt",
            company: "Halden, Werke & Söhne",
            title: "Leiterin",
            email: "nadia@halden.example",
            phone: "+43 660 1234567",
            time: "2025-10-14 11:32",
            came: "Attended",
        },
        Guest {
            first: "Kofi",
            last: "Mensah",
            time: "14.10.2025 16:05",
            came: "No show",
            ..Guest::default()
        },
    ];
    for desk in [
        Desk::Scanner,
        Desk::GermanScanner,
        Desk::Registration,
        Desk::FrenchRegistration,
    ] {
        seeds.both("fair", list(&guests, desk, "Fair of Maps, 14 October 2025"))?;
    }
    seeds.both(
        "fair",
        "who,firm,when\nNadia Brandt,Halden,14/10/2025 9:30 PM\nKofi Mensah,,2025-10-14T09:30:00+02:00\n",
    )
}

fn pages(seeds: &mut Seeds) -> Result<(), Failure> {
    for build in [Build::Newer, Build::Older, Build::German] {
        let cards = vec![
            PageCard::Person(
                Caller::new("Nadia Brandt", "Archivist at Halden")
                    .mutual("Kofi Mensah and 3 other mutual connections")
                    .note("May I ask how you index?\nNadia"),
            ),
            PageCard::Person(Caller::new("Łukasz Wójcik", "").faceless()),
            PageCard::Follow {
                by: "Kofi Mensah".to_owned(),
                what: "Halden Archives".to_owned(),
                split: true,
            },
            PageCard::Newsletter {
                by: "Kofi Mensah".to_owned(),
                title: "Slow archives".to_owned(),
            },
        ];
        let page = List::new(build, cards);
        seeds.both("page", page.received())?;
        seeds.both("page", page.sent())?;
        seeds.both("page", page.received_html())?;
        seeds.both("page", page.sent_html())?;
        let address = "https://www.linkedin.com/mynetwork/invitation-manager/received/";
        let date = "Fri, 20 Nov 2026 08:00:00 +0000";
        seeds.both("page", single_file(&page.received_html(), address, date))?;
        let member = Member {
            build,
            ..Member::new("Nadia Brandt")
        };
        seeds.both("page", member.text())?;
        seeds.both("page", member.html())?;
    }
    Ok(())
}

fn profiles(seeds: &mut Seeds) -> Result<(), Failure> {
    let joana = Person::new("Joana Prates", "joana-prates")
        .headline("Keeper of maps")
        .location("Porto, Portugal")
        .summary("I draw coasts.")
        .email("joana@tidewater.example")
        .phone("+351 912 345 678")
        .skills(&["Copperplate"])
        .languages(&["Portuguese (Native or Bilingual)"])
        .certificates(&["Pilot"])
        .worked("Tidewater Maps", "Head of Maps", ("2021-03", ""), "Porto")
        .doing("Draws the coasts of the north.")
        .worked("Ribeira", "Cartographer", ("2019-04", "2021-02"), "")
        .studied("Ribeira School", "Diploma", ("2004", "2009"));
    for language in [Language::English, Language::Portuguese, Language::German] {
        let file = joana.clone().language(language).pdf();
        seeds.add("profile_pdf", in_objects(&file)?)?;
        seeds.add("profile_pdf", file)?;
    }
    seeds.add("profile_pdf", joana.rewritten())?;
    let mut invoice = Objects::default();
    let root = invoice.add("<< /Type /Catalog >>");
    seeds.add(
        "profile_pdf",
        invoice.file(&format!("/Root {root} 0 R /Info {root} 0 R")),
    )
}

/// A profile as its trailer and its objects, the streams unpacked and without their lengths.
fn in_objects(file: &[u8]) -> Result<Vec<u8>, Failure> {
    let (trailer, _) = between(file, b"trailer\n<<\n", b"\n>>\nstartxref").ok_or("no trailer")?;
    let mut out = trailer.to_vec();
    let mut rest = file;
    for number in 1.. {
        let begins = format!("\n{number} 0 obj\n");
        let Some((object, behind)) = between(rest, begins.as_bytes(), b"\nendobj\n") else {
            break;
        };
        // The line's end is the next object's beginning.
        rest = &rest[rest.len() - behind.len() - 1..];
        out.extend(b"\nendobj\n");
        let Some((_, stream)) = between(object, b"/Filter /FlateDecode", b"\nstream\n") else {
            out.extend_from_slice(object);
            continue;
        };
        out.extend(b"<< >>\nstream\n");
        // The outlines of the letters aren't read.
        if !object.starts_with(b"<<\n/Length1") {
            flate2::read::ZlibDecoder::new(stream).read_to_end(&mut out)?;
        }
    }
    Ok(out)
}

/// What stands between two, and what behind the second.
fn between<'a>(bytes: &'a [u8], from: &[u8], to: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let find = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).position(|one| one == part);
    let inner = &bytes[find(bytes, from)? + from.len()..];
    let end = find(inner, to)?;
    Some((&inner[..end], &inner[end + to.len()..]))
}

fn archives(seeds: &mut Seeds) -> Result<(), Failure> {
    let (invitations, connections) = (
        invitations(InvitationsEra::Urls)?,
        connections(ConnectionsEra::Links)?,
    );
    let members: [(&str, &[u8]); 2] = [
        ("Invitations.csv", invitations.as_bytes()),
        ("Connections.csv", connections.as_bytes()),
    ];
    let evening = zip::DateTime::from_date_and_time(2026, 11, 23, 18, 0, 0)?;
    seeds.add("archive", zip_as_linkedin(&members, evening)?)?;
    let letters = mbox(&letters()?);
    for folders in [takeout::ENGLISH, takeout::GERMAN] {
        let account = takeout::account(folders, letters.as_bytes());
        let mut members: Vec<takeout::File<'_>> = account
            .iter()
            .map(|(name, bytes)| (*name, bytes.as_slice()))
            .collect();
        seeds.add("archive", takeout::zip(&members)?)?;
        seeds.add("archive", takeout::tgz(&members)?)?;
        let (calendar, cards) = (calendar(Maker::Google)?, book(&[card()?], Writer::Google));
        members.clear();
        members.push((folders.calendar, calendar.as_bytes()));
        members.push((folders.contacts, cards.as_bytes()));
        seeds.add("archive", takeout::zip(&members)?)?;
        let packed = takeout::tgz(&members)?;
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut plain)?;
        seeds.add("archive", plain)?;
        seeds.add("archive", packed)?;
    }
    Ok(())
}

fn texts(seeds: &mut Seeds) -> Result<(), Failure> {
    let mut chance = Chance::new(7);
    for _ in 0..40 {
        let ((first, last), (other, _)) = (names::draw(&mut chance), names::draw(&mut chance));
        seeds.both("name", format!("{first} {last}\n{other} {last}"))?;
    }
    for pair in [
        "Dr. Łukasz Żak 🚀\nZAK Lukasz, PMP",
        "Иван Петров\nIvan Petrov",
        "Bill Ashby\nWilliam Ashby III",
        "N. Brandt (née Keller)\nNadia Brandt-Keller",
        "أمينة حسن\nAmina Hassan",
        "王小明\nWang Xiaoming",
        "nadia.brandt\nNadia Brandt",
    ] {
        seeds.both("name", pair)?;
    }
    for number in [
        "+43 660 123 45 67",
        "0660/1234567",
        "(0)20 7946 0018 ext. 12",
        "tel:+1-202-555-0134;ext=9",
        "٠١٢٣٤٥٦٧٨٩",
        "112",
        "-2",
    ] {
        seeds.both("phone", number)?;
    }
    for text in [
        "Mallory\u{1b}]0;owned\u{7} \u{1b}[2J\u{1b}[31mQuist\u{1b}[0m",
        "Trent \u{202e}txet desrever\u{2066} Ode\r\nTab\tBreak\u{2028}Line\u{85}Feed",
        "Zero\u{200b}\u{feff}Width\u{2060} Nobody\u{e0041} Bell\u{7}\u{9b}2J\u{90}q\u{9c} Ansel",
        "👩🏽\u{200d}👩🏻\u{200d}👧🏿\u{200d}👦 Z\u{300}\u{301}\u{302}\u{303} \u{0}\u{fe0f}",
    ] {
        seeds.both("sanitise", text)?;
    }
    Ok(())
}
