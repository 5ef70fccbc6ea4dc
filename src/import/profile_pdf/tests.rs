//! Saved profiles as a person brings them: what is read, in which language ever, and what is refused.

#![allow(
    dead_code,
    reason = "the shapes are shared with the tests of the program, which use the rest of them"
)]

#[path = "../../../tests/shapes/pdf.rs"]
mod pdf;

mod hostile;

use pdf::{Language, Person};
use proptest::prelude::*;

use super::{Refusal, profile};
use crate::model::record::{ProfileSeen, SourceKind};
use crate::model::{Foreign, Handle, HandleKind};

fn read(bytes: &[u8]) -> ProfileSeen {
    profile(bytes, None).unwrap()
}

fn joana() -> Person {
    Person::new("Joana Prates", "joana-prates-keeper-of-coasts-and-harbours-7b1")
        .headline("Keeper of maps at Tidewater | coasts, harbours and everything that lies between them")
        .location("Porto, Portugal")
        .summary(
            "I draw coasts on paper, and have done so since there was paper to be had in Ribeira.\n\
             Ask me about harbours. I answer letters within a week, in any of the languages that I speak.",
        )
        .email("Joana@tidewater.example")
        .phone("+351 910 123 456")
        .skills(&["Copperplate", "Customer Relationship Management (CRM) for Harbours", "Tides"])
        .languages(&["Portuguese (Native or Bilingual)", "Chinese (Mandarin) (Elementary)"])
        .certificates(&["Master of Soundings"])
        .worked("Tidewater Maps", "Head of Maps", ("2021-03", ""), "Porto")
        .doing("2014 - 2016 is not when this was.\nWe draw, we print, we sell.")
        .worked("Tidewater Maps", "Cartographer", ("2019-04", "2021-02"), "Porto")
        .worked("Ribeira Print Works", "Apprentice to the printer of sheets that were too large for any other press in town", ("2014", "2018-12"), "")
        .studied("Ribeira School of Drawing", "Diploma, Cartography and the History of Cartographers", ("2004", "2009"))
        .studied("Foz Evening School", "", ("", "2003"))
}

fn positions(profile: &ProfileSeen) -> Vec<[String; 5]> {
    let text = |text: Option<&str>| text.unwrap_or("-").to_owned();
    profile
        .positions
        .iter()
        .map(|position| {
            [
                position.company.raw().to_owned(),
                position.title.raw().to_owned(),
                text(position.from.as_deref()),
                text(position.to.as_deref()),
                text(position.place.as_ref().map(Foreign::raw)),
            ]
        })
        .collect()
}

fn raw(text: Option<&Foreign>) -> &str {
    text.map_or("", Foreign::raw)
}

fn expect_joana(seen: &ProfileSeen) {
    assert_eq!(seen.source, SourceKind::ProfilePdf);
    assert_eq!(seen.name.raw(), "Joana Prates");
    assert_eq!(
        raw(seen.headline.as_ref()),
        "Keeper of maps at Tidewater | coasts, harbours and everything that lies between them"
    );
    assert_eq!(raw(seen.location.as_ref()), "Porto, Portugal");
    assert_eq!(
        raw(seen.about.as_ref()),
        "I draw coasts on paper, and have done so since there was paper to be had in Ribeira.\n\
         Ask me about harbours. I answer letters within a week, in any of the languages that I speak."
    );
    assert_eq!(
        seen.handles,
        [
            Handle::new(
                HandleKind::Slug,
                "joana-prates-keeper-of-coasts-and-harbours-7b1"
            ),
            Handle::new(HandleKind::Email, "joana@tidewater.example"),
            Handle::new(HandleKind::Phone, "10123456"),
        ]
    );
    let expected = [
        ["Tidewater Maps", "Head of Maps", "2021-03", "-", "Porto"],
        [
            "Tidewater Maps",
            "Cartographer",
            "2019-04",
            "2021-02",
            "Porto",
        ],
        [
            "Ribeira Print Works",
            "Apprentice to the printer of sheets that were too large for any other press in town",
            "2014",
            "2018-12",
            "-",
        ],
    ];
    assert_eq!(positions(seen), expected);
    assert_eq!(raw(seen.company.as_ref()), "Tidewater Maps");
    let schools: Vec<_> = seen
        .education
        .iter()
        .map(|school| {
            (
                school.name.raw(),
                raw(school.degree.as_ref()),
                school.from.as_deref(),
                school.to.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        schools,
        [
            (
                "Ribeira School of Drawing",
                "Diploma, Cartography and the History of Cartographers",
                Some("2004"),
                Some("2009")
            ),
            ("Foz Evening School", "", None, Some("2003")),
        ]
    );
    let skills: Vec<&str> = seen.skills.iter().map(|skill| skill.name.raw()).collect();
    assert_eq!(
        skills,
        [
            "Copperplate",
            "Customer Relationship Management (CRM) for Harbours",
            "Tides"
        ]
    );
    let languages: Vec<&str> = seen.languages.iter().map(Foreign::raw).collect();
    assert_eq!(
        languages,
        [
            "Portuguese (Native or Bilingual)",
            "Chinese (Mandarin) (Elementary)"
        ]
    );
}

#[test]
fn a_saved_profile_is_read_with_its_parts_its_handles_and_its_day() {
    let seen = read(&joana().pdf());
    expect_joana(&seen);
    assert_eq!(seen.seen, "2026-11-20T08:00:00Z".parse().ok());
    assert_eq!(
        (seen.photo, seen.connections, seen.mutual),
        (None, None, None)
    );
    assert!(seen.whole);
}

#[test]
fn the_language_of_the_interface_makes_no_difference() {
    for language in [Language::Portuguese, Language::German] {
        expect_joana(&read(&joana().language(language).pdf()));
    }
}

#[test]
fn names_in_other_scripts_are_read_as_written() {
    for name in [
        "Łukasz Ślązak",
        "Ελένη Παπαδάκη",
        "山田 花子",
        "María-José Ñuñez",
        "Zoë 𝒳",
    ] {
        let person = Person::new(name, "somebody")
            .headline("Łódź, Ελλάδα und 東京")
            .worked("株式会社 山", "Чертёжник", ("2019-04", ""), "東京");
        let seen = read(&person.pdf());
        assert_eq!(seen.name.raw(), name);
        assert_eq!(raw(seen.headline.as_ref()), "Łódź, Ελλάδα und 東京");
        assert_eq!(
            positions(&seen),
            [["株式会社 山", "Чертёжник", "2019-04", "-", "東京"]]
        );
    }
}

#[test]
fn a_profile_over_several_pages_is_read_to_its_end() {
    let mut person = Person::new("Bo Li", "bo-li").summary("Rivers.");
    let names: Vec<String> = (0..40).map(|nth| format!("Ferry Number {nth}")).collect();
    for name in &names {
        person = person
            .worked(name, "Ferryman", ("2001-02", "2003-04"), "Wuhan")
            .doing("Over and back, over and back, whatever the weather and whoever the passenger.");
    }
    let seen = read(&person.studied("School of Currents", "", ("", "")).pdf());
    assert_eq!(seen.positions.len(), 40);
    assert_eq!(seen.education.len(), 1);
    assert!(seen.positions.iter().zip(&names).all(|(position, name)| {
        position.company.raw() == name && position.to.as_deref() == Some("2003-04")
    }));
    assert!(seen.whole);
}

#[test]
fn words_such_as_experience_in_the_text_open_no_part() {
    let seen = read(
        &Person::new("Noor Haddad", "noor-haddad")
            .summary("Experience\nEducation\nSummary")
            .worked("Projects", "Volunteer at sea", ("2014", "2015"), "")
            .pdf(),
    );
    assert_eq!(raw(seen.about.as_ref()), "Experience\nEducation\nSummary");
    assert_eq!(
        positions(&seen),
        [["Projects", "Volunteer at sea", "2014", "2015", "-"]]
    );
}

#[test]
fn a_profile_with_a_name_alone_is_whole_and_has_nothing_more() {
    let seen = read(&Person::new("Bo Li", "bo-li").pdf());
    assert!(seen.whole && seen.headline.is_none() && seen.positions.is_empty());
    assert_eq!(seen.handles, [Handle::new(HandleKind::Slug, "bo-li")]);
}

#[test]
fn a_day_of_saving_that_hasnt_come_is_none() {
    let now = "2026-11-23T09:30:00Z".parse().ok();
    let saved = |day: &str| profile(&joana().saved_on(day).pdf(), now).unwrap().seen;
    assert_eq!(saved("2090-01-01T00:00:00Z"), None);
    assert_eq!(saved("2026-11-23T09:30:00Z"), now);
}

#[test]
fn nothing_of_a_profile_is_in_a_refusal_or_in_what_debugging_prints() {
    let printed = format!("{:?}", read(&joana().pdf()));
    assert!(!printed.contains("Keeper of maps") && !printed.contains("I draw coasts"));
}

#[test]
fn what_linkedin_did_not_save_is_refused_with_what_to_do() {
    let refused = |bytes: &[u8]| profile(bytes, None).unwrap_err();
    assert_eq!(refused(&joana().rewritten()), Refusal::Rewritten);
    let mut invoice = pdf::Objects::default();
    let root = invoice.add("<< /Type /Catalog >>");
    let info = invoice.add("<< /Producer (Apache FOP Version 2.2) /Author (Foz Gas and Water) >>");
    let invoice = invoice.file(&format!("/Root {root} 0 R /Info {info} 0 R"));
    assert_eq!(refused(&invoice), Refusal::NotLinkedIns);
    for refusal in [
        Refusal::NotLinkedIns,
        Refusal::Rewritten,
        Refusal::OtherLayout,
    ] {
        assert!(refusal.to_string().contains("give") || refusal.to_string().contains("paste"));
    }
}

#[test]
fn the_text_is_that_which_another_reader_finds() {
    let bytes = joana().headline("Łódź, Ελλάδα und 東京").pdf();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let mut theirs = String::new();
    for (_, page) in document.get_pages() {
        let fonts = document.get_page_fonts(page).unwrap();
        let content = document.get_and_decode_page_content(page).unwrap();
        let mut font = None;
        for operation in content.operations {
            match operation.operator.as_str() {
                "Tf" => {
                    let name = operation.operands[0].as_name().unwrap();
                    font = Some(fonts[name].get_font_encoding(&document).unwrap());
                }
                "TJ" => {
                    for piece in operation.operands[0].as_array().unwrap() {
                        let codes = piece.as_str().unwrap();
                        let font = font.as_ref().unwrap();
                        theirs += &lopdf::Document::decode_text(font, codes).unwrap();
                    }
                }
                _ => {}
            }
        }
    }
    let pdf = super::file::Pdf::open(&bytes).unwrap();
    let runs = super::walk::runs(&pdf, &pdf.pages().unwrap()).unwrap();
    let ours: String = runs.into_iter().map(|run| run.text).collect();
    assert_eq!(ours, theirs);
}

fn word() -> impl Strategy<Value = String> {
    "[A-Za-zÀ-ÿŁłŚśŽžΑ-Ωα-ωА-Яа-я一-鿋]{1,14}"
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..12).prop_map(|words| words.join(" "))
}

fn moment() -> impl Strategy<Value = String> {
    (1960..2026_i32, prop::option::of(1..=12)).prop_map(|(year, month)| match month {
        Some(month) => format!("{year}-{month:02}"),
        None => year.to_string(),
    })
}

fn job() -> impl Strategy<Value = (String, String, String, Option<String>, String)> {
    (
        words(),
        words(),
        moment(),
        prop::option::of(moment()),
        prop::option::of(words()).prop_map(Option::unwrap_or_default),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whoever_it_is_what_was_saved_is_read(
        name in words(),
        headline in words(),
        jobs in prop::collection::vec(job(), 0..8),
        language in prop::sample::select(vec![Language::English, Language::Portuguese, Language::German]),
    ) {
        let mut person = Person::new(&name, "somebody").headline(&headline).language(language);
        for (company, title, from, to, place) in &jobs {
            let to = to.as_deref().unwrap_or_default();
            person = person.worked(company, title, (from, to), place);
        }
        let seen = read(&person.pdf());
        let same = |read: &str, written: &str| {
            // A word that is too long for its line is broken, which nobody can undo.
            read.split(' ').collect::<String>() == written.split(' ').collect::<String>()
        };
        prop_assert!(same(seen.name.raw(), &name));
        prop_assert!(same(raw(seen.headline.as_ref()), &headline));
        prop_assert_eq!(seen.positions.len(), jobs.len());
        for (position, (company, title, from, to, place)) in seen.positions.iter().zip(&jobs) {
            prop_assert!(same(position.company.raw(), company));
            prop_assert!(same(position.title.raw(), title));
            prop_assert_eq!(position.from.as_ref(), Some(from));
            prop_assert_eq!(&position.to, to);
            prop_assert!(same(raw(position.place.as_ref()), place));
        }
    }
}
