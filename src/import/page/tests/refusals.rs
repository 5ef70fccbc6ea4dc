//! What isn't read, and what is said instead.

use super::super::refusal::Elsewhere;
use super::page::{Build, List};
use super::{Refusal, callers, names, read, received, refused};
use crate::import::page::looks_like_page;

const BAR: &str =
    "0 notifications\nHome\nMy Network\nJobs\nMessaging\nNotifications\nMe\nFor Business\n";
const END: &str = "About\nAccessibility\nLinkedIn Corporation © 2026\n";

fn page(main: &str) -> String {
    format!("{BAR}{main}\n{END}")
}

#[test]
fn each_page_that_is_not_read_is_refused_by_its_name() {
    for (main, expected) in [
        (
            "Start a post\nSort by:\nTop\nFeed post number 1\n",
            Elsewhere::Feed,
        ),
        (
            "All filters\nLocations\nCurrent company\nAbout 12 results\n",
            Elsewhere::Search,
        ),
        (
            "Manage your notifications\nMentions\nMy posts\n",
            Elsewhere::Notifications,
        ),
        (
            "Search messages\nLoad more conversations\nDagny Holm\nSaturday\nYou: hi\n",
            Elsewhere::Messaging,
        ),
        (
            "Sales Navigator\nSave to list\nLead actions\n",
            Elsewhere::SalesNavigator,
        ),
    ] {
        let why = refused(&page(main));
        assert_eq!(why, Refusal::Elsewhere(expected), "{main}");
        assert!(
            why.to_string().contains("open linkedin.com/mynetwork"),
            "{why}"
        );
    }
}

#[test]
fn the_page_for_signing_in_says_sign_in() {
    let why =
        refused("Sign in\nEmail or phone\nPassword\nForgot password?\nNew to LinkedIn? Join now\n");
    assert_eq!(why, Refusal::Login);
    assert!(why.to_string().contains("sign in, open the page"), "{why}");
}

#[test]
fn another_language_is_named_where_it_is_known() {
    let french = "0 notification\nAccueil\nRéseau\nEmplois\nMessagerie\nNotifications\nVous\nPour les entreprises\n\
                  Gérer les invitations\nRenée d’Arc souhaite se connecter\nIgnorer\nAccepter\nLinkedIn Corporation © 2026\n";
    let spanish = "Inicio\nMi red\nEmpleos\nMensajes\nNotificaciones\nAdministrar invitaciones\nIgnorar\nAceptar\n";
    let japanese = "ホーム\nマイネットワーク\n招待を管理\n承認\nLinkedIn Corporation © 2026\n";
    assert_eq!(refused(french), Refusal::Language(Some("French")));
    assert_eq!(refused(spanish), Refusal::Language(Some("Spanish")));
    assert_eq!(refused(japanese), Refusal::Language(None));
    for text in [french, spanish] {
        assert!(looks_like_page(text));
    }
    assert!(refused(french).to_string().contains("in French"));
}

#[test]
fn an_empty_list_says_so() {
    assert_eq!(
        refused(&page("Manage invitations\nReceived\nSent\n")),
        Refusal::Empty
    );
    let none = List::new(Build::Newer, Vec::new());
    assert_eq!(refused(&none.received()), Refusal::Empty);
}

#[test]
fn activity_with_nothing_on_it_says_so() {
    let idle = "Halvor Aasen\nFollowers\n1,326\nAll activity\nFilter by:\n";
    assert_eq!(refused(&page(idle)), Refusal::Idle);
    assert_eq!(
        refused(&page(&format!("{idle}Feed post number 1\n"))),
        Refusal::Idle
    );
}

#[test]
fn one_sign_alone_is_too_little() {
    assert_eq!(refused("Ignore\nAccept\n"), Refusal::TooLittle);
    assert_eq!(
        refused("Bo Li wants to connect\nBaker\n"),
        Refusal::TooLittle
    );
    assert!(!looks_like_page("Bo Li wants to connect\nBaker\n"));
}

#[test]
fn text_of_anything_else_is_not_linkedins() {
    for text in [
        "",
        "\n\n",
        "Dear Ines,\nI accept.\nAmara",
        "# Notes\nAbout\nbaking",
        "From,To\na,b\n",
    ] {
        assert_eq!(refused(text), Refusal::NotLinkedIn, "{text:?}");
        assert!(!looks_like_page(text), "{text:?}");
    }
}

#[test]
fn every_page_that_is_read_looks_like_one() {
    for build in [Build::Newer, Build::Older, Build::German] {
        assert!(looks_like_page(&received(build)), "{build:?}");
        assert!(
            looks_like_page(&List::of(build, &callers()).sent()),
            "{build:?}"
        );
        let mut member = super::page::Member::new("Halvor Aasen");
        member.build = build;
        assert!(looks_like_page(&member.text()), "{build:?}");
    }
}

#[test]
fn two_megabytes_are_refused_and_a_little_less_is_read() {
    assert_eq!(refused(&"x".repeat(2 * 1024 * 1024 + 1)), Refusal::TooLarge);
    assert_eq!(refused(&"\n".repeat(60_000)), Refusal::TooLarge);
    let long = received(Build::Newer).replace("Hello Ines", &"word ".repeat(380_000));
    assert!(long.len() < 2 * 1024 * 1024);
    let review = read(&long);
    assert_eq!(names(&review).len(), 3);
    assert!(!review.cards[0].is_sure(), "no note is so long");
}

#[test]
fn several_pages_in_one_paste_give_the_one_that_is_read_and_a_word_on_the_rest() {
    let other = page("Start a post\nSort by:\nFeed post number 1\n");
    let review = read(&format!("{other}{}{other}", received(Build::Newer)));
    assert_eq!(names(&review).len(), 3);
    assert!(
        review
            .remarks
            .iter()
            .any(|remark| remark.contains("more than one page")),
        "{:?}",
        review.remarks
    );
    assert!(matches!(
        refused(&format!("{other}{other}")),
        Refusal::Elsewhere(Elsewhere::Feed)
    ));
}
