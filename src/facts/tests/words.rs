//! What the note, the profile and the user's own hats tell.

use super::*;
use crate::model::me::{DrawnBy, Hat, Me};
use crate::model::record::Position;
use crate::model::{OwnEvent, School};

fn with_note(note: &str) -> Dossier {
    let mut dossier = plain();
    dossier.invitation.note = Some(Some(Foreign::new(note)));
    dossier
}

fn word(text: &str) -> Value {
    Value::Text(text.into())
}

fn list(words: &[&str]) -> Value {
    Value::List(words.iter().map(|word| (*word).to_owned()).collect())
}

fn hat(name: &str, employer: &str, from: &str, until: Option<&str>) -> Hat {
    Hat {
        name: name.into(),
        field: Vec::new(),
        employer: Some(employer.into()),
        from: Some(from.into()),
        until: until.map(str::to_owned),
    }
}

/// Works at one house since this month, at another before.
fn me() -> Me {
    Me {
        hats: vec![
            hat("Head of Collections", "Museum of Bells", "2026-11", None),
            hat("Curator", "Northlight Gallery", "2019-02", Some("2026-09")),
        ],
        triggers: true,
    }
}

const CLAIMS: [&str; 7] = [
    "claims_worked_together",
    "claims_met",
    "claims_spoke",
    "claims_group",
    "claims_mutual",
    "claims_event",
    "claims_content",
];

/// For each of the seven languages one note for each claim, in the order of [`CLAIMS`].
const CLAIMED: [(&str, [&str; 7]); 7] = [
    (
        "English",
        [
            "We worked together at the Museum of Bells until 2019.",
            "It was lovely to meet you at the harbour last week.",
            "Thank you for taking the time to speak with me yesterday.",
            "We are both members of the Choir Librarians group.",
            "We have several mutual connections.",
            "I saw you at the Tidewater Conference in Split.",
            "I enjoyed your article on tidal locks.",
        ],
    ),
    (
        "German",
        [
            "Wir haben beim Glockenmuseum einige Jahre zusammengearbeitet.",
            "Wir haben uns letzte Woche in Graz kennengelernt.",
            "Danke für das nette Telefonat gestern, wir haben lange telefoniert.",
            "Wir sind beide in der gleichen Gruppe.",
            "Wir haben einige gemeinsame Kontakte.",
            "Wir waren beide auf der Messe in Leipzig.",
            "Ihr Artikel über Gezeitenschleusen hat mir sehr geholfen.",
        ],
    ),
    (
        "French",
        [
            "Nous avons travaillé ensemble au Musée des Cloches.",
            "Nous nous sommes rencontrés la semaine dernière à Lyon.",
            "Suite à notre appel téléphonique, je me permets de vous écrire.",
            "Nous sommes dans le même groupe.",
            "Nous avons plusieurs relations en commun.",
            "J'étais aussi au salon Marea à Lyon, au colloque.",
            "Votre article sur les écluses m'a beaucoup aidé.",
        ],
    ),
    (
        "Spanish",
        [
            "Trabajamos juntos en el Museo de las Campanas.",
            "Nos conocimos en la cena de Sevilla el año pasado.",
            "Hablamos por teléfono la semana pasada.",
            "Estamos en el mismo grupo.",
            "Tenemos varios contactos en común.",
            "Estuve también en la feria de Bilbao.",
            "Su artículo sobre esclusas me ayudó mucho.",
        ],
    ),
    (
        "Italian",
        [
            "Abbiamo lavorato insieme al Museo delle Campane.",
            "Ci siamo conosciuti a Trieste lo scorso anno.",
            "Abbiamo parlato al telefono la settimana scorsa.",
            "Siamo nello stesso gruppo.",
            "Abbiamo alcuni contatti in comune.",
            "Ero anch'io alla fiera di Bologna.",
            "Il suo articolo sulle chiuse mi ha aiutato molto.",
        ],
    ),
    (
        "Portuguese",
        [
            "Trabalhamos juntos no Museu dos Sinos.",
            "Nos conhecemos no jantar do Porto no ano passado.",
            "Falamos por telefone na semana passada.",
            "Estamos no mesmo grupo.",
            "Temos alguns contatos em comum.",
            "Estive também na feira de Braga.",
            "Seu artigo sobre eclusas me ajudou muito.",
        ],
    ),
    (
        "Dutch",
        [
            "We hebben bij het Klokkenmuseum samengewerkt.",
            "We hebben elkaar vorige week in Gent ontmoet.",
            "We hebben elkaar telefonisch gesproken over de sluizen.",
            "We zitten in dezelfde groep.",
            "We hebben enkele gemeenschappelijke connecties.",
            "Ik was ook op de beurs in Utrecht.",
            "Uw artikel over sluizen heeft mij erg geholpen.",
        ],
    ),
];

#[test]
fn what_a_note_claims_is_told_in_seven_languages() {
    for (language, notes) in CLAIMED {
        for (note, claim) in notes.iter().zip(CLAIMS) {
            assert_eq!(value(&with_note(note), claim), YES, "{language}: {note}");
        }
    }
}

#[test]
fn a_claim_that_isn_t_made_is_no_and_unknown_where_the_language_isn_t_read() {
    let silent = Dossier {
        invitation: Invitation {
            note: Some(None),
            ..plain().invitation
        },
        ..plain()
    };
    for claim in CLAIMS {
        assert_eq!(
            value(&plain(), claim),
            None,
            "{claim}: no source showed the note"
        );
        assert_eq!(value(&silent, claim), NO, "{claim}");
        let plainly = with_note("Hello, I would like to add you to my list of bell founders.");
        assert_eq!(value(&plainly, claim), NO, "{claim}");
        let polish = with_note(
            "Dzień dobry, zajmuję się dzwonami i chętnie poznam Pana opinię na ten temat.",
        );
        assert_eq!(value(&polish, claim), None, "{claim}");
    }
}

#[test]
fn a_purpose_is_unknown_where_nothing_was_recognised_in_a_language_that_isn_t_read() {
    let polish = "Dzień dobry, zajmuję się dzwonami i chętnie poznam Pana opinię na ten temat.";
    assert_eq!(value(&with_note(polish), "purpose"), None);
    assert_eq!(value(&with_note(polish), "purpose_stated"), None);
    assert_eq!(value(&with_note(polish), "drawn_by"), None);
    let english = "Hello, I would love to connect with you.";
    assert_eq!(
        value(&with_note(english), "purpose"),
        Some(word("networking"))
    );
    assert_eq!(value(&with_note(english), "purpose_stated"), NO);
    let recognised = "Мы познакомились на выставке в Гданьске.";
    assert_eq!(
        value(&with_note(recognised), "purpose"),
        Some(word("reconnect"))
    );
    assert_eq!(value(&with_note(recognised), "purpose_stated"), YES);
}

#[test]
fn whoever_recalls_what_there_was_writes_to_reconnect_and_a_fraud_to_defraud() {
    for note in [
        "We met at the harbour fair in May. Our platform may help your firm.",
        "Great speaking with you on the phone today, here is our brochure.",
        "We worked together at the Museum of Bells; I have a role you may like.",
    ] {
        assert_eq!(
            value(&with_note(note), "purpose"),
            Some(word("reconnect")),
            "{note}"
        );
    }
    let fraud = "We met in May. My platform pays guaranteed daily profits on bitcoin.";
    assert_eq!(value(&with_note(fraud), "purpose"), Some(word("scam")));
    assert_eq!(value(&with_note(fraud), "scam_phrase"), YES);
}

#[test]
fn is_it_me_my_position_or_my_employer_they_are_after() {
    for (note, by) in [
        ("I admire your work on tower clocks.", &["me"][..]),
        ("Votre article sur les cloches m'a touché.", &["me"]),
        ("Congratulations on your new role!", &["position"]),
        ("Herzlichen Glückwunsch zur neuen Stelle!", &["position"]),
        ("Enhorabuena por su nuevo puesto.", &["position"]),
        (
            "As you are Head of Collections there, I thought I would write.",
            &["position"],
        ),
        ("I saw that you're hiring for the depot.", &["position"]),
        ("The Museum of Bells has a fine tower.", &["employer"]),
        (
            "Our software helps teams; your company could save time.",
            &["employer"],
        ),
        (
            "Wir unterstützen Unternehmen wie Ihres, auch Ihr Haus.",
            &["employer"],
        ),
        ("La vostra azienda mi interessa molto.", &["employer"]),
        ("I used to visit Northlight Gallery every week.", &["past"]),
        ("We worked together years ago, you may recall.", &["past"]),
        (
            "Will you be at the Tidewater Conference in Split?",
            &["event"],
        ),
        (
            "Congratulations on your new role at the Museum of Bells! I enjoyed your talk at the Tidewater Conference.",
            &["me", "position", "employer", "event"],
        ),
        ("Hello, I would love to connect with you.", &[]),
    ] {
        let dossier = Dossier {
            me: me(),
            ..with_note(note)
        };
        assert_eq!(value(&dossier, "drawn_by"), Some(list(by)), "{note}");
    }
}

#[test]
fn a_house_is_of_the_past_once_the_hat_there_has_ended() {
    let mut dossier = with_note("I used to visit Northlight Gallery every week.");
    for (until, by) in [
        (Some("2025"), "past"),
        (Some("2026"), "employer"),
        (Some("2026-10"), "past"),
        (Some("2026-11"), "employer"),
        (Some("2026-11-13"), "past"),
        (None, "employer"),
    ] {
        dossier.me.hats = vec![hat("Curator", "Northlight Gallery", "2019", until)];
        assert_eq!(value(&dossier, "drawn_by"), Some(list(&[by])), "{until:?}");
    }
}

#[test]
fn the_words_that_tell_are_shown_as_they_stand_in_the_note() {
    let note = "Félicitations – congratulations on your new role at the Museum of Bells!";
    let dossier = Dossier {
        me: me(),
        ..with_note(note)
    };
    let words: Vec<(DrawnBy, &str)> = drawn(&dossier)
        .into_iter()
        .filter_map(|drawn| Some((drawn.by, &note[drawn.words?])))
        .collect();
    assert!(
        words
            .iter()
            .any(|(by, words)| *by == DrawnBy::Position && words.contains("your new role")),
        "{words:?}"
    );
    assert!(
        words.contains(&(DrawnBy::Employer, "Museum of Bells")),
        "{words:?}"
    );
    assert!(drawn(&plain()).is_empty());
}

#[test]
fn a_sender_who_speaks_of_their_own_position_isn_t_drawn_by_mine() {
    let dossier = Dossier {
        me: me(),
        ..with_note("Hello, I am Head of Collections at a small castle.")
    };
    assert_eq!(value(&dossier, "drawn_by"), Some(list(&[])));
}

#[test]
fn without_a_note_of_their_own_nothing_tells_what_drew_them() {
    for note in [None, Some(None)] {
        let mut dossier = Dossier {
            me: me(),
            ..plain()
        };
        dossier.invitation.note = note;
        assert_eq!(value(&dossier, "drawn_by"), None);
    }
    let mut mine = with_note("Congratulations on your new role!");
    mine.invitation.direction = Direction::Outgoing;
    assert_eq!(value(&mine, "drawn_by"), None, "I wrote it");
    assert!(drawn(&mine).is_empty());
    let stock = with_note("I'd like to add you to my professional network on LinkedIn.");
    assert_eq!(value(&stock, "drawn_by"), None);
}

#[test]
fn schools_and_events_of_mine_are_known_by_name() {
    let mut dossier = with_note("Greetings from Revoltella; the bells for Glockentag are cast.");
    assert_eq!(value(&dossier, "drawn_by"), Some(list(&[])));
    dossier.my_schools = vec![School {
        name: Foreign::new("Revoltella"),
        degree: None,
        from: None,
        to: None,
    }];
    dossier.my_events = vec![OwnEvent {
        name: Foreign::new("Glockentag"),
        at: None,
    }];
    assert_eq!(value(&dossier, "drawn_by"), Some(list(&["past", "event"])));
}

#[test]
fn the_nearest_start_of_the_last_year_is_the_trigger() {
    let mut dossier = Dossier {
        me: me(),
        ..plain()
    };
    let found = trigger(&dossier).unwrap();
    assert_eq!(
        (found.started_at.as_str(), found.days),
        ("Museum of Bells", 13)
    );
    assert_eq!(value(&dossier, "after_trigger_days"), Some(Value::Int(13)));
    dossier.me.hats[1].from = Some("2026-11-10".into());
    assert_eq!(value(&dossier, "after_trigger_days"), Some(Value::Int(4)));
    for (from, why) in [
        (Some("2026-11-15"), "it came before"),
        (Some("2025-11-13"), "more than a year ago"),
        (Some("2026"), "a year tells no day"),
        (Some("soon"), "no day at all"),
        (None, "not said"),
    ] {
        dossier.me.hats = vec![hat("x", "y", "", None)];
        dossier.me.hats[0].from = from.map(str::to_owned);
        assert_eq!(value(&dossier, "after_trigger_days"), None, "{why}");
    }
    dossier.me = Me {
        triggers: false,
        ..me()
    };
    assert_eq!(value(&dossier, "after_trigger_days"), None, "switched off");
    dossier.me.triggers = true;
    dossier.invitation.direction = Direction::Outgoing;
    assert_eq!(value(&dossier, "after_trigger_days"), None, "I asked them");
    dossier.invitation.direction = Direction::Incoming;
    dossier.sent_on = None;
    assert_eq!(
        value(&dossier, "after_trigger_days"),
        None,
        "no day of sending"
    );
}

fn position(company: &str, title: &str, from: &str, to: Option<&str>) -> Position {
    Position {
        company: Foreign::new(company),
        title: Foreign::new(title),
        from: Some(from.into()),
        to: to.map(str::to_owned),
        place: None,
    }
}

#[test]
fn my_positions_are_hats_and_fill_in_what_i_didn_t_say() {
    let told = Me {
        hats: vec![
            Hat {
                name: "bell historian".into(),
                field: vec!["bells".into()],
                employer: Some("museum of BELLS".into()),
                ..Hat::default()
            },
            Hat {
                name: "treasurer".into(),
                from: Some("2024".into()),
                ..Hat::default()
            },
        ],
        triggers: false,
    };
    let positions = [
        position(
            "Museum of Bells Ltd.",
            "Head of Collections",
            "2026-11",
            None,
        ),
        position("Northlight Gallery", "Curator", "2019-02", Some("2026-09")),
    ];
    let me = super::super::me(&told, &positions);
    let names: Vec<&str> = me.hats.iter().map(|hat| hat.name.as_str()).collect();
    assert_eq!(names, ["bell historian", "treasurer", "Curator"]);
    assert_eq!(me.hats[0].from.as_deref(), Some("2026-11"));
    assert_eq!(me.hats[0].field, ["bells"]);
    assert_eq!(me.hats[2].until.as_deref(), Some("2026-09"));
    assert!(!me.triggers);
}

fn in_bells() -> Me {
    let mut me = me();
    me.hats[0].field = vec!["bells".into(), "tower clocks".into()];
    me
}

#[test]
fn words_of_my_field_in_their_profile_make_a_fit_and_their_lack_proves_nothing() {
    let mut dossier =
        with_page(|page| page.about = Some(Foreign::new("I cast BELLS and mend tower  clocks.")));
    assert_eq!(value(&dossier, "fit_words"), None, "no words are listed");
    assert_eq!(value(&dossier, "same_field"), None);
    dossier.me = in_bells();
    assert_eq!(
        value(&dossier, "fit_words"),
        Some(list(&["bells", "tower clocks"]))
    );
    assert_eq!(value(&dossier, "same_field"), YES);
    dossier.attested = vec![says("same_field", Some(false), "2026-11-20T10:00:00Z")];
    assert_eq!(value(&dossier, "same_field"), NO, "my word wins");

    let mut other = with_page(|page| page.about = Some(Foreign::new("Doorbellsmith")));
    other.me = in_bells();
    assert_eq!(value(&other, "fit_words"), Some(list(&[])));
    assert_eq!(
        value(&other, "same_field"),
        None,
        "other words may mean the same"
    );

    let mut unseen = plain();
    unseen.me = in_bells();
    assert_eq!(value(&unseen, "fit_words"), None);
}

#[test]
fn a_town_that_both_name_is_near_and_another_says_nothing() {
    let mut dossier = plain();
    dossier.my_positions = vec![Position {
        place: Some(Foreign::new("Graz")),
        ..position("Museum of Bells", "Head of Collections", "2026-11", None)
    }];
    assert_eq!(value(&dossier, "same_place"), None);
    let lives_in = |place: &str| Seen {
        value: Foreign::new(place),
        source: SourceKind::Page,
        on: TODAY,
    };
    dossier.profile.location = Some(lives_in("GRAZ, Steiermark, Österreich"));
    assert_eq!(value(&dossier, "same_place"), YES);
    dossier.profile.location = Some(lives_in("Turku, Finland"));
    assert_eq!(value(&dossier, "same_place"), None);
}

#[test]
fn their_words_are_given_as_they_may_be_shown() {
    for name in ["note_text", "headline", "company", "title", "industry"] {
        assert_eq!(value(&plain(), name), None, "{name}");
    }
    let seen = |text: &str| {
        Some(Seen {
            value: Foreign::new(text),
            source: SourceKind::Page,
            on: TODAY,
        })
    };
    let mut dossier = with_page(|page| page.industry = Some(Foreign::new("Bell founding")));
    dossier.invitation.note = Some(Some(Foreign::new("Hello\u{1b}[2J\nthere")));
    dossier.profile.headline = seen("Founder \u{202e}of bells");
    dossier.profile.company = seen("Ostrander & Daughters");
    dossier.profile.position = seen("Founder");
    assert_eq!(value(&dossier, "note_text"), Some(word("Hello there")));
    assert_eq!(value(&dossier, "headline"), Some(word("Founder of bells")));
    assert_eq!(
        value(&dossier, "company"),
        Some(word("Ostrander & Daughters"))
    );
    assert_eq!(value(&dossier, "title"), Some(word("Founder")));
    assert_eq!(value(&dossier, "industry"), Some(word("Bell founding")));
    dossier.invitation.note = Some(None);
    assert_eq!(
        value(&dossier, "note_text"),
        Some(word("")),
        "there is none"
    );
}

#[test]
fn the_vocabulary_has_no_word_for_what_nobody_may_be_judged_by() {
    for spec in vocabulary() {
        for part in ["language", "origin", "gender", "country", "nation", "age"] {
            assert!(
                spec.name.split('_').all(|word| word != part)
                    || spec.name == "profile_age_days"
                    || spec.name == "age_days",
                "{}",
                spec.name
            );
        }
        assert_ne!(spec.name, "name");
    }
}
