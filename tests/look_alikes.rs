//! What a person sees of invitations that were made from one text: who is put together and who isn't, whatever the
//! order of files, and what becomes of them when some are decided or taken back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

#[path = "program/papers.rs"]
mod papers;
#[path = "program/program.rs"]
mod program;
#[path = "shapes/shapes.rs"]
mod shapes;

use std::collections::BTreeMap;

use jiff::civil::date;
use papers::{came, connected, invite, letter, somebody};
use program::Program;
use serde_json::{Value, json};
use shapes::export::{
    ConnectionsEra, InvitationRow, InvitationsEra, connections_csv, invitations_csv,
};
use shapes::mail::{Kind, mbox};

/// Four who wrote one text, with their own names, firms and a few words changed.
const WAVE: [(&str, &str, &str); 4] = [
    (
        "Kwame Mensah",
        "2026-11-03T09:15:20Z",
        "Hi Tamsin, Kwame here, from Bright Harbour. We help archives like yours to scan twice as fast, for 30 % less. \
         Open to a short call next week?",
    ),
    (
        "Ewa Nowak",
        "2026-11-06T10:40:37Z",
        "Hello Tamsin, Ewa here, from Pagewise GmbH. We help archives like yours to scan twice as fast, for 45 % less. \
         Open to a quick call next week? https://pagewise.example/tamsin",
    ),
    (
        "Sunita Rao",
        "2026-11-11T02:05:11Z",
        "Dear Tamsin Okello, Sunita here, from Codex & Daughters. We help archives like yours to scan twice as fast, \
         for 20 % less. Open to a short call this week?",
    ),
    (
        "Rafael Costa",
        "2026-11-16T15:55:08Z",
        "Hey Tamsin! Rafael here, from Folio. We help archives like yours scan twice as fast, for 25 % less. Open to \
         a short call next week?\nRafael Costa",
    ),
];

/// Two who studied at one place and say so in the same words, and one with a note of another kind.
const HONEST: [(&str, &str, &str); 3] = [
    (
        "Marit Dahl",
        "2026-11-12T08:00:00Z",
        "Hi Tamsin, fellow Leiden alum here, paper conservation, class of 2009. I keep the map room in Bergen now and \
         would love to connect.",
    ),
    (
        "Omar Said",
        "2026-11-13T08:00:00Z",
        "Hi Tamsin, fellow Leiden alum here! We both sat in the seminar on bindings; would love to connect and hear what \
         you do these days.",
    ),
    (
        "Aiko Mori",
        "2026-11-14T08:00:00Z",
        "Hello Tamsin, your talk on slow archives made me change how we index field recordings. Thank you.",
    ),
];

fn row((name, sent, note): (&str, &str, &str)) -> InvitationRow {
    let slug = name.to_lowercase().replace(' ', "-");
    came(&somebody(name, &slug), sent, note)
}

fn table(rows: &[InvitationRow]) -> String {
    invitations_csv(rows, InvitationsEra::Urls).unwrap()
}

fn wave_of_four() -> Program {
    let program = Program::new();
    let rows: Vec<InvitationRow> = WAVE.into_iter().chain(HONEST).map(row).collect();
    program.import(&program.file("Invitations.csv", table(&rows)));
    program
}

fn names(invitations: &[Value]) -> Vec<&str> {
    let mut names: Vec<&str> = invitations
        .iter()
        .map(|invitation| invitation["person"]["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    names
}

/// Who stands with whom, and how many are like each.
fn likeness(program: &Program) -> BTreeMap<String, (String, Value)> {
    program
        .everything()
        .iter()
        .map(|invitation| {
            let id = invitation["id"].to_string();
            let with = program.json_or_none(&format!("list wave:{id}"));
            (
                invitation["person"]["name"].as_str().unwrap().to_owned(),
                (names(&with).join(", "), invitation["similar"].clone()),
            )
        })
        .collect()
}

impl Program {
    /// As `json`, where nothing may match.
    fn json_or_none(&self, words: &str) -> Vec<Value> {
        self.run(words.split_whitespace().chain(["--json"]))
            .objects()
    }
}

#[test]
fn one_text_from_four_people_stands_together_and_honest_notes_stand_alone() {
    let program = wave_of_four();
    for (name, _, _) in WAVE {
        let one = program.of(name);
        assert_eq!(
            (&one["group"], &one["similar"]),
            (&json!("look-alikes"), &json!(3)),
            "{name}"
        );
        let with = program.json(&format!("list wave:{}", one["id"]));
        assert_eq!(
            names(&with),
            ["Ewa Nowak", "Kwame Mensah", "Rafael Costa", "Sunita Rao"]
        );
    }
    for (name, _, _) in HONEST {
        let one = program.of(name);
        assert_eq!(
            (&one["group"], &one["similar"]),
            (&json!("said-something"), &json!(0)),
            "{name}"
        );
        assert!(
            program
                .json_or_none(&format!("list wave:{}", one["id"]))
                .is_empty()
        );
    }
    assert_eq!(program.json("list fact:similar=3").len(), 4);
}

#[test]
fn a_wave_is_decided_and_taken_back_as_one() {
    let program = wave_of_four();
    let ids: Vec<String> = WAVE.iter().map(|(name, _, _)| program.id(name)).collect();
    let said = program.says(&format!("ignore {}", ids.join(" ")));
    assert_eq!(said.trim(), "ignored Kwame Mensah and 3 more");
    assert_eq!(program.json("list is:ignored").len(), 4);
    assert!(
        program
            .says("log")
            .contains("ignored Kwame Mensah and 3 more")
    );
    assert_eq!(
        program.says("undo").trim(),
        "undid: ignored Kwame Mensah and 3 more"
    );
    assert_eq!(
        program
            .json(&format!("list is:pending wave:{}", ids[2]))
            .len(),
        4
    );
}

#[test]
fn fifty_of_a_wave_are_decided_in_one_act() {
    let program = Program::new();
    let rows: Vec<InvitationRow> = (0..50)
        .map(|n| {
            let name = format!("Caller Number{}", char::from(b'a' + n % 26).to_string().repeat(usize::from(n / 26) + 3));
            let sent = format!("2026-11-{:02}T10:{n:02}:00Z", 1 + n % 20);
            let note = format!("Hi Tamsin, {name} here, from Folio {n}. May I send you our list of scanners for archives?");
            row((&name, &sent, &note))
        })
        .collect();
    program.import(&program.file("Invitations.csv", table(&rows)));
    let wave = program.json("list is:inbox fact:similar=49");
    assert_eq!(wave.len(), 50);
    let ids: Vec<String> = wave.iter().map(|one| one["id"].to_string()).collect();
    let said = program.says(&format!("ignore {}", ids.join(" ")));
    assert!(said.contains("and 49 more"), "{said}");
    assert!(program.json_or_none("list is:inbox").is_empty());
    program.says("undo");
    assert_eq!(program.json("list is:inbox").len(), 50);
}

#[test]
fn two_are_no_wave_and_a_third_makes_one_of_all() {
    let program = Program::new();
    let two: Vec<InvitationRow> = WAVE[..2].iter().copied().map(row).collect();
    program.import(&program.file("1/Invitations.csv", table(&two)));
    assert_eq!(program.of("Ewa Nowak")["similar"], 1);
    assert_eq!(program.of("Ewa Nowak")["group"], "said-something");
    program.says(&format!("ignore {}", program.id("Kwame Mensah")));
    let third: Vec<InvitationRow> = WAVE[..3].iter().copied().map(row).collect();
    program.import(&program.file("2/Invitations.csv", table(&third)));
    for name in ["Ewa Nowak", "Sunita Rao"] {
        let one = program.of(name);
        assert_eq!(
            (&one["group"], &one["similar"]),
            (&json!("look-alikes"), &json!(2)),
            "{name}"
        );
    }
    let with = program.json(&format!(
        "list wave:{} is:ignored",
        program.id("Sunita Rao")
    ));
    assert_eq!(
        names(&with),
        ["Kwame Mensah"],
        "how the others were decided shows"
    );
}

#[test]
fn one_person_who_asks_three_times_is_no_wave() {
    let program = Program::new();
    let note = WAVE[0].2;
    let rows = [
        "2026-08-01T10:00:00Z",
        "2026-09-01T10:00:00Z",
        "2026-11-01T10:00:00Z",
    ]
    .map(|sent| row(("Kwame Mensah", sent, note)));
    program.import(&program.file("Invitations.csv", table(&rows)));
    assert_eq!(program.everything().len(), 3);
    for one in program.everything() {
        assert_eq!(one["similar"], 0);
        assert_ne!(one["group"], "look-alikes");
    }
}

#[test]
fn whoever_is_known_stands_apart_from_the_wave() {
    let program = wave_of_four();
    program.says(&format!("attest {} spoke", program.id("Ewa Nowak")));
    let ewa = program.of("Ewa Nowak");
    assert_eq!(
        (&ewa["group"], &ewa["similar"]),
        (&json!("said-something"), &json!(3))
    );
    assert_eq!(program.of("Sunita Rao")["group"], "look-alikes");
    program.says(&format!("attest {} sells", program.id("Sunita Rao")));
    assert_eq!(program.of("Sunita Rao")["group"], "look-alikes");
}

#[test]
fn short_notes_no_notes_and_stock_texts_are_no_wave() {
    let program = Program::new();
    let notes = ["Hi Tamsin!", "", "I'd like to join your LinkedIn network."];
    let people = ["Ana Pop", "Li Wen", "Juan Vega", "Noa Barak"];
    let mut rows = Vec::new();
    for (n, note) in notes.into_iter().enumerate() {
        for (m, name) in people.into_iter().enumerate() {
            let sent = format!("2026-11-{:02}T1{m}:00:00Z", 10 + n);
            rows.push(row((
                &format!("{name} {}", ["One", "Two", "Three"][n]),
                &sent,
                note,
            )));
        }
    }
    program.import(&program.file("Invitations.csv", table(&rows)));
    for one in program.everything() {
        assert_ne!(one["group"], "look-alikes");
        let short = one["note"] == "Hi Tamsin!";
        assert_eq!(
            one["similar"],
            if short { Value::Null } else { json!(0) },
            "{one}"
        );
    }
}

#[test]
fn the_order_of_files_makes_no_wave_and_breaks_none() {
    let positions = "Company Name,Title,Description,Location,Started On,Finished On\n\
                     Harbour Library,Keeper,,,Mar 2019,\n";
    let met = connected(
        &somebody("Ilse Brandt", "ilse-brandt"),
        date(2026, 10, 1),
        "Folio",
    );
    let mut by_mail = invite(&somebody("Sunita Rao", "sunita-rao"), WAVE[2].1);
    "Sales lead at Codex & Daughters".clone_into(&mut by_mail.headline);
    by_mail.note = Some(WAVE[2].2.to_owned());
    let files = [
        (
            "a/Invitations.csv",
            table(&[row(WAVE[0]), row(HONEST[0]), row(HONEST[1])]),
        ),
        (
            "b/Invitations.csv",
            table(&[row(WAVE[3]), row(WAVE[1]), row(HONEST[2])]),
        ),
        (
            "c.mbox",
            mbox(&[letter(&Kind::Invite(&by_mail), "2026-11-11T02:06:00Z")]),
        ),
        ("d/Positions.csv", positions.to_owned()),
        (
            "e/Connections.csv",
            connections_csv(&[met], ConnectionsEra::Links).unwrap(),
        ),
    ];
    let orders = [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 1, 3, 0, 4]];
    let mut seen = Vec::new();
    for order in orders {
        let program = Program::new();
        for n in order {
            let (name, bytes) = &files[n];
            program.import(&program.file(name, bytes));
        }
        let all = likeness(&program);
        assert_eq!(all["Kwame Mensah"].1, 3, "{all:?}");
        seen.push(all);
    }
    for all in &seen[1..] {
        assert_eq!(all, &seen[0]);
    }
}

#[test]
fn an_import_that_is_taken_back_takes_its_part_of_the_wave_with_it() {
    let program = Program::new();
    let (first, second): (Vec<_>, Vec<_>) = (
        WAVE[..2].iter().copied().map(row).collect(),
        WAVE.into_iter().map(row).collect(),
    );
    program.import(&program.file("1/Invitations.csv", table(&first)));
    program.import(&program.file("2/Invitations.csv", table(&second)));
    assert_eq!(program.of("Kwame Mensah")["group"], "look-alikes");
    program.object("imports undo 2");
    let one = program.of("Kwame Mensah");
    assert_eq!(
        (&one["group"], &one["similar"]),
        (&json!("said-something"), &json!(1))
    );
    program.import(&program.root().join("2/Invitations.csv"));
    assert_eq!(program.of("Kwame Mensah")["similar"], 3);
}

#[test]
fn the_members_of_a_wave_stand_beside_each_other() {
    let program = Program::new();
    let other = "Hello Tamsin, may I show you how our binders keep their paper from yellowing for a century?";
    let mut rows: Vec<InvitationRow> = WAVE.into_iter().map(row).collect();
    for (name, sent) in [
        ("Ana Pop", "2026-11-05T09:00:00Z"),
        ("Li Wen", "2026-11-10T09:00:00Z"),
        ("Juan Vega", "2026-11-15T09:00:00Z"),
    ] {
        rows.push(row((name, sent, other)));
    }
    program.import(&program.file("Invitations.csv", table(&rows)));
    let inbox = program.json("list is:inbox");
    let order: Vec<&str> = inbox
        .iter()
        .map(|one| one["person"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(
        order,
        [
            "Rafael Costa",
            "Sunita Rao",
            "Ewa Nowak",
            "Kwame Mensah",
            "Juan Vega",
            "Li Wen",
            "Ana Pop"
        ]
    );
}

#[test]
fn what_is_said_of_a_profile_carries_the_day_and_what_is_said_of_us_the_day_it_speaks_of() {
    let program = wave_of_four();
    let id = program.id("Marit Dahl");
    program.says(&format!("attest {id} career_stage=beginner"));
    program.says(&format!("attest {id} has_photo --no"));
    program.says(&format!("attest {id} quality --on 2026-06-01"));
    program.says(&format!("attest {id} connections=87"));
    let whole = program.object(&format!("show {id}"));
    let day = |fact: &str| {
        let evidence = whole["evidence"].as_array().unwrap();
        let piece = evidence.iter().find(|piece| piece["fact"] == fact).unwrap();
        (piece["on"].clone(), piece["text"].clone())
    };
    assert_eq!(
        day("career_stage"),
        (json!("2026-11-23"), json!("career stage: beginner"))
    );
    assert_eq!(
        day("has_photo"),
        (json!("2026-11-23"), json!("has photo: no"))
    );
    assert_eq!(day("quality"), (json!("2026-06-01"), json!("quality: yes")));
    assert_eq!(day("connections").1, "connections: 87");
    assert_eq!(whole["verdict"], "accept");
    let wrong = program.run(["attest", &id, "career_stage=elder"]).ended(2);
    assert!(
        wrong.err.contains("expected beginner, experienced"),
        "{}",
        wrong.err
    );
    let bare = program.run(["attest", &id, "career_stage"]).ended(2);
    assert!(bare.err.contains("career_stage=VALUE"), "{}", bare.err);
}

#[test]
fn a_stranger_is_nobody_i_worked_with_met_or_know_of() {
    let program = wave_of_four();
    let id = program.id("Marit Dahl");
    program.says(&format!("attest {id} stranger"));
    for fact in [
        "worked_together",
        "met",
        "spoke",
        "wrote",
        "could_recommend",
        "group_exchange",
        "reputation",
    ] {
        assert_eq!(
            program.json(&format!("list fact:{fact}=no")).len(),
            1,
            "{fact}"
        );
    }
    assert!(program.json_or_none("list fact:quality=no").is_empty());
    program.says("undo");
    assert!(program.json_or_none("list fact:met=no").is_empty());
}

#[test]
fn a_search_for_a_wave_that_is_no_number_says_what_it_takes() {
    let program = wave_of_four();
    let refused = program.run(["list", "wave:all"]).ended(2);
    assert!(
        refused
            .err
            .contains("`wave:` takes the number of an invitation"),
        "{}",
        refused.err
    );
    assert!(program.json_or_none("list wave:9999").is_empty());
}
