use super::*;
use proptest::prelude::*;

fn one(title: &str) -> Option<String> {
    let mut people = people(title, false);
    (people.len() == 1).then(|| people.remove(0))
}

#[test]
fn a_meeting_with_somebody_is_with_them_in_seven_languages() {
    for title in [
        "Coffee with Nadia Brandt",
        "coffee w/ Nadia Brandt",
        "Kaffee mit Nadia Brandt",
        "Mittagessen mit Frau Dr. Nadia Brandt",
        "Déjeuner avec Nadia Brandt",
        "Comida con Nadia Brandt",
        "Pranzo con Nadia Brandt (Halden)",
        "Almoço com Nadia Brandt",
        "Koffie met Nadia Brandt",
        "Coffee with Nadia Brandt at Café Zentral",
        "Call Nadia Brandt",
        "Tel. Nadia Brandt",
        "Lunch: Nadia Brandt",
        "Nadia Brandt: lunch",
        "Nadia Brandt - Kaffee",
        "Rdv Nadia Brandt",
        "1:1 Nadia Brandt",
        "Nadia Brandt / me: lunch",
        "Nadia Brandt / me",
        "me <> Nadia Brandt",
        "Nadia Brandt <> Ines",
        "Ines x Nadia Brandt",
        "Nadia Brandt ↔ Ines: Angebot",
    ] {
        assert_eq!(one(title).as_deref(), Some("Nadia Brandt"), "{title}");
    }
}

#[test]
fn names_are_names_in_any_spelling() {
    for (title, name) in [
        ("Coffee with Chidi van der Meer", "Chidi van der Meer"),
        ("Lunch with Łucja Żak-Nowak", "Łucja Żak-Nowak"),
        ("Dinner with María José de la Cruz", "María José de la Cruz"),
        ("Call with Seán O'Dea", "Seán O'Dea"),
        ("Meeting with Ольга Иваненко", "Ольга Иваненко"),
        ("Coffee with प्रिया शर्मा", "प्रिया शर्मा"),
    ] {
        assert_eq!(one(title).as_deref(), Some(name), "{title}");
    }
}

#[test]
fn two_people_are_two() {
    assert_eq!(
        people("Lunch with Nadia Brandt and Kofi Mensah", false),
        ["Nadia Brandt", "Kofi Mensah"]
    );
    assert_eq!(
        people("Abendessen mit Nadia Brandt, Kofi Mensah und Ines", false),
        ["Nadia Brandt", "Kofi Mensah"]
    );
}

#[test]
fn a_place_a_firm_an_undertaking_and_a_single_name_are_nobody() {
    for title in [
        "Coffee with Nadia",
        "Nadia Brandt",
        "Project Phoenix",
        "Café Zentral",
        "Lunch at Café Zentral",
        "Meeting with Deutsche Bank",
        "Call with Northwind Logistics",
        "Sprint Planning",
        "Annual Review / Budget",
        "Flight to New York",
        "Coffee with the new team",
        "Meeting Room Vienna",
        "Nadia Brandt's birthday",
        "Geburtstag Nadia Brandt",
        "Urlaub: Nadia Brandt",
        "",
    ] {
        assert_eq!(people(title, false), [""; 0], "{title}");
    }
}

#[test]
fn of_a_whole_day_only_with_and_between_count() {
    assert_eq!(people("Nadia Brandt: visit", true), [""; 0]);
    assert_eq!(people("Hiking with Nadia Brandt", true), ["Nadia Brandt"]);
    assert_eq!(people("Ines <> Nadia Brandt", true), ["Nadia Brandt"]);
}

proptest! {
    #[test]
    fn any_title_names_at_most_a_few(title in any::<String>()) {
        prop_assert!(people(&title, false).len() <= MOST);
    }

    #[test]
    fn signs_and_capitals_in_any_order_end(title in "([A-Z][a-z]{0,4}|mit|w/|<>|/|:|-|x|&|,|\\(| ){0,40}") {
        prop_assert!(people(&title, true).len() <= MOST);
    }
}

#[test]
fn a_thing_beside_a_name_is_no_meeting() {
    assert_eq!(people("Nadia Brandt / the contract", false), [""; 0]);
    assert_eq!(people("Halden – Angebot Nadia Brandt", false), [""; 0]);
}
