use super::*;
use proptest::prelude::*;

fn of(note: &str, name: &str, companies: &[&str]) -> Option<String> {
    skeleton(
        note,
        &Known {
            names: &[name],
            companies,
            owner: Some("Tove Lindqvist"),
        },
    )
}

fn all_alike(notes: &[(&str, &str, &[&str])]) -> bool {
    let skeletons: Vec<String> = notes
        .iter()
        .map(|(note, name, companies)| of(note, name, companies).unwrap())
        .collect();
    let borrowed: Vec<&str> = skeletons.iter().map(String::as_str).collect();
    groups(&borrowed).iter().all(|group| *group == 0)
}

#[test]
fn one_text_under_other_names_and_firms_is_one_skeleton() {
    let wave: [(&str, &str, &[&str]); 4] = [
        (
            "Hi Tove, I'm Kwame from Bright Harbour. We help archives scan faster, 30 % on average. Open to a short call?",
            "Kwame Mensah",
            &["Bright Harbour Ltd"],
        ),
        (
            "Hello Tove,\nI’m Ewa from Nordlicht Systeme GmbH. We help archives scan faster, 45% on average. Open to a short call? Ewa",
            "Ewa Nowak",
            &[],
        ),
        (
            "Dear Tove Lindqvist - I am Sunita from Pagewise. We help archives scan faster, 20% on average. Open to a short call? https://pagewise.example/x?y",
            "Sunita Rao",
            &["Pagewise"],
        ),
        (
            "Hey Tove! I'm Rafael from Codex & Sons. We help archives scan faster, 3x on average. Open to a short call? rafael@codex.example",
            "Rafael Costa Lima",
            &["Codex & Sons"],
        ),
    ];
    assert!(all_alike(&wave));
    assert_eq!(
        of(wave[0].0, wave[0].1, wave[0].2).as_deref(),
        Some("im from we help archives scan faster on average open to a short call")
    );
}

#[test]
fn a_word_or_two_changed_is_still_the_same_text() {
    assert!(all_alike(&[
        (
            "Hi Tove, I noticed your work on old maps and would be delighted to hear how you choose what to restore first",
            "Ana Pop",
            &[],
        ),
        (
            "Hi Tove, I noticed your work on old maps and would be happy to hear how you choose what to restore first",
            "Li Na",
            &[],
        ),
        (
            "Hi Tove, I noticed your great work on old maps and would be glad to hear how you choose what to restore first",
            "Juan Vega",
            &[],
        ),
    ]));
}

#[test]
fn it_works_where_there_are_no_capitals_or_no_spaces() {
    assert!(all_alike(&[
        (
            "您好，我是王小明，看到您的文章很受启发，希望能与您交流经验。",
            "王小明",
            &[]
        ),
        (
            "您好，我是陈丽华，看到您的文章很受启发，希望能与您交流经验。",
            "陈丽华",
            &[]
        ),
    ]));
    assert!(all_alike(&[
        (
            "مرحبا، أنا سلمى حداد وأود أن أتعرف على عملكم في الأرشيف",
            "سلمى حداد",
            &[]
        ),
        (
            "مرحبا، أنا يوسف منصور وأود أن أتعرف على عملكم في الأرشيف",
            "يوسف منصور",
            &[]
        ),
    ]));
    assert!(all_alike(&[
        (
            "Guten Tag Frau Lindqvist, ich bin Jonas von der Nordlicht GmbH und suche Archive für unser neues Verfahren.",
            "Jonas Keller",
            &["Nordlicht GmbH"],
        ),
        (
            "Guten Tag Frau Lindqvist, ich bin Aylin von der Feder AG und suche Archive für unser neues Verfahren.",
            "Aylin Demir",
            &["Feder AG"],
        ),
    ]));
}

#[test]
fn two_former_students_who_share_a_phrase_are_two_people() {
    let one = of(
        "Hi Tove, fellow Uppsala alum here (class of 2009, paper conservation). I run the map room in Bergen now and \
         would love to connect.",
        "Marit Dahl",
        &[],
    );
    let two = of(
        "Hi Tove, fellow Uppsala alum here! We shared Professor Ek's seminar on bindings; I would love to connect and \
         hear what you do these days.",
        "Omar Said",
        &[],
    );
    assert!(!alike(&one.unwrap(), &two.unwrap()));
}

#[test]
fn who_writes_about_another_matter_in_the_same_words_is_somebody_else() {
    let of = |matter: &str| {
        of(
            &format!("Hi Tove, I liked your talk on {matter} very much"),
            "Ana Pop",
            &[],
        )
        .unwrap()
    };
    assert!(!alike(&of("paper fibres"), &of("sunken ships")));
}

#[test]
fn a_short_note_is_alike_only_word_for_word() {
    assert!(alike("would love to connect", "would love to connect"));
    assert!(!alike("would love to connect", "would hate to connect"));
}

#[test]
fn too_few_words_and_stock_texts_say_nothing() {
    for note in [
        "",
        "  \n",
        "Hi Tove",
        "Hello Tove, let's connect",
        "12345 67 89",
        "https://example.org/a www.example.org",
        "👋👋👋",
        "I'd like to add you to my professional network on LinkedIn.",
        "Hi Tove, I'd like to join your LinkedIn network. Kwame",
        "Ich möchte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.",
        "J'aimerais vous ajouter à mon réseau professionnel sur LinkedIn.",
    ] {
        assert_eq!(of(note, "Kwame Mensah", &[]), None, "{note}");
    }
}

#[test]
fn a_name_that_is_also_a_word_is_taken_out_only_as_a_name() {
    assert_eq!(
        of("I will be there in may, says Will May", "Will May", &[]).as_deref(),
        Some("i will be there in may says")
    );
}

#[test]
fn a_note_in_capitals_is_not_all_names() {
    assert_eq!(
        of("WE WORK WITH ARCHIVES LIKE YOURS EVERY DAY", "Ana Pop", &[]).as_deref(),
        Some("we work with archives like yours every day")
    );
}

#[test]
fn a_headline_names_a_firm_behind_its_at() {
    assert_eq!(
        firm("Account lead at Bright Harbour | Speaker"),
        Some("Bright Harbour")
    );
    assert_eq!(
        firm("Leiterin Einkauf bei Nordlicht GmbH, Wien"),
        Some("Nordlicht GmbH")
    );
    assert_eq!(firm("CEO @Pagewise"), Some("Pagewise"));
    assert_eq!(firm("Gardener"), None);
    assert_eq!(firm("Looking at"), None);
}

proptest! {
    #[test]
    fn no_note_is_too_odd(note in any::<String>(), name in any::<String>(), company in any::<String>()) {
        let names = [name.as_str()];
        let companies = [company.as_str()];
        let known = Known { names: &names, companies: &companies, owner: None };
        let one = skeleton(&note, &known);
        prop_assert_eq!(&one, &skeleton(&note, &known));
        if let Some(one) = one {
            prop_assert!(one.split(' ').count() >= FEWEST_WORDS);
            prop_assert!(one.split(' ').all(|word| !word.is_empty()));
        }
    }
}
