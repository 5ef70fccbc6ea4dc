//! What a person reads in a draft, and which one is offered.

use super::*;
use crate::model::ReplyFor;

const EIGHT: [&str; 8] = [
    "anti-spambot",
    "how-do-we-know-each-other",
    "warm-accept",
    "former-colleague",
    "not-my-field",
    "career-beginner",
    "decline-pitch",
    "later",
];

fn values(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs
        .iter()
        .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()))
        .collect()
}

fn everything() -> BTreeMap<String, String> {
    values(&[
        ("first_name", "Ngozi"),
        ("name", "Ngozi Adeyemi"),
        ("company", "Saltmarsh Trust"),
        ("headline", "Hydrologist"),
        ("position", "Hydrologist"),
        ("location", "Lagos"),
        ("my_name", "Tove Lindqvist"),
        ("note_purpose", "your research"),
        ("colleague_company", "Brandvik"),
    ])
}

fn templates() -> Templates {
    let (templates, problems) = Templates::load(None);
    assert_eq!(problems, []);
    templates
}

fn own(body: &str) -> (Templates, Vec<Problem>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mine.md"), body).unwrap();
    Templates::load(Some(folder.path()))
}

fn with_head(body: &str) -> String {
    format!("+++\ntitle = \"Mine\"\nlanguage = \"en\"\nfor = \"ask\"\n+++\n{body}")
}

#[test]
fn each_of_the_eight_is_short_and_whole_for_somebody_of_whom_everything_is_known() {
    let templates = templates();
    let names: Vec<&str> = templates
        .all()
        .iter()
        .map(|template| template.name.as_str())
        .collect();
    assert_eq!(names, EIGHT);
    for name in EIGHT {
        let draft = templates
            .render(name, &Fields::default(), &everything())
            .unwrap();
        assert!(
            draft.text.starts_with("Hello Ngozi, "),
            "{name}: {}",
            draft.text
        );
        assert!(
            draft.text.ends_with("Tove Lindqvist"),
            "{name}: {}",
            draft.text
        );
        assert!(length(&draft.text) < 300, "{name}: {}", length(&draft.text));
        assert_eq!(draft.missing, Vec::<String>::new(), "{name}");
        assert_eq!(draft.limit, MESSAGE_LIMIT);
    }
}

#[test]
fn each_of_the_eight_can_be_sent_to_somebody_of_whom_nothing_is_known() {
    for name in EIGHT {
        let draft = templates()
            .render(name, &Fields::default(), &BTreeMap::new())
            .unwrap();
        assert!(draft.text.starts_with("Hello, "), "{name}: {}", draft.text);
        assert_eq!(draft.missing, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn who_is_asked_is_asked_one_thing_at_the_end_and_nobody_is_told_that_they_are_unknown() {
    for template in templates().all() {
        let draft = templates()
            .render(&template.name, &Fields::default(), &BTreeMap::new())
            .unwrap();
        let questions = draft.text.matches('?').count();
        let asks = template.purpose == ReplyFor::Ask;
        assert_eq!(
            (questions == 1, draft.text.ends_with('?')),
            (asks, asks),
            "{}",
            template.name
        );
        let text = draft.text.to_lowercase();
        for phrase in [
            "don't know you",
            "do not know you",
            "stranger",
            "never heard of you",
            "who are you",
        ] {
            assert!(!text.contains(phrase), "{}: {phrase}", template.name);
        }
    }
}

#[test]
fn a_field_without_a_value_is_named_and_its_place_is_shown() {
    let (templates, problems) = own(&with_head(
        "Hello {{ first_name }}, how is {{ company|upper }}?",
    ));
    assert_eq!(problems, []);
    let draft = templates
        .render("mine", &Fields::default(), &BTreeMap::new())
        .unwrap();
    assert!(
        draft.text.starts_with("Hello ‹first name›, "),
        "{}",
        draft.text
    );
    assert_eq!(draft.missing, ["first_name", "company"]);
}

#[test]
fn a_file_of_the_same_name_takes_the_place_of_a_built_in_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("later.md"),
        with_head("Not now, {{ name }}."),
    )
    .unwrap();
    let (templates, problems) = Templates::load(Some(folder.path()));
    assert_eq!(problems, []);
    assert_eq!(templates.all().len(), EIGHT.len());
    let draft = templates
        .render("later", &Fields::default(), &values(&[("name", "Bo Li")]))
        .unwrap();
    assert_eq!(draft.text, "Not now, Bo Li.");
}

#[test]
fn a_broken_file_is_told_with_its_line_and_the_others_stay() {
    for (file, line) in [
        ("no head at all".to_owned(), 1),
        (
            "+++\ntitle = \"x\"\nlanguage = \"en\"\nfor = \"shout\"\n+++\nHi".to_owned(),
            4,
        ),
        (
            "+++\ntitle = \"x\"\nlanguage = \"en\"\nfor = \"ask\"\ncolour = 1\n+++\nHi".to_owned(),
            5,
        ),
        (with_head("Hi\n{{ frist_name }}"), 6),
        (with_head("Hi\n{% if %}"), 7),
    ] {
        let (templates, problems) = own(&file);
        assert_eq!(templates.all().len(), EIGHT.len(), "{file}");
        let [Problem::Head { line: at, .. } | Problem::Body { line: at, .. }] = problems.as_slice()
        else {
            panic!("{file}: {problems:?}");
        };
        assert_eq!(*at, line, "{file}: {}", problems[0]);
    }
}

#[test]
fn a_template_that_never_ends_or_writes_a_book_is_refused() {
    for body in [
        "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
        "{% for a in range(900) %}{{ 'abcdefghijklmnopqrstuvwxyz' * 90 }}{% endfor %}",
        "{% include '/etc/passwd' %}",
    ] {
        let (_, problems) = own(&with_head(body));
        assert_eq!(problems.len(), 1, "{body}");
    }
}

#[test]
fn a_name_with_escape_codes_reaches_the_draft_as_letters_and_a_template_in_a_name_stays_text() {
    let name = "Ines\u{1b}[2J {{ my_name }}";
    let draft = templates()
        .render(
            "later",
            &Fields::default(),
            &values(&[("first_name", name)]),
        )
        .unwrap();
    assert!(
        draft.text.starts_with("Hello Ines {{ my_name }},"),
        "{}",
        draft.text
    );
}

#[test]
fn a_value_for_a_field_that_does_not_exist_is_refused_with_the_fields_that_do() {
    let refused = templates().render("later", &Fields::default(), &values(&[("nmae", "x")]));
    assert_eq!(
        refused,
        Err(Error::NoField {
            field: "nmae".to_owned()
        })
    );
}

#[test]
fn length_is_counted_as_linkedin_counts() {
    assert_eq!(length("naïve"), 5);
    assert_eq!(length("👍🏽"), 4);
}
