//! The round trip in a terminal, over the demo's inbox, all by keyboard: a page pasted, ten decided, the walk, and the
//! later export that tells what became of it.

use std::fs;

use crate::journeys::Desk;

/// Who stands first in the inbox.
const FIRST: &str = "Wambui";

/// Finds somebody by what only their row says, does something, and goes back to the top of the whole list.
fn with(desk: &mut Desk, words: &str, name: &str, keys: &str, then: &str) {
    desk.session.send(format!("/{words}\r"));
    let found = format!("▌{name}");
    desk.session.wait_until(&format!("{name} alone"), |screen| {
        let text = screen.contents();
        text.contains(&found) && !text.contains(FIRST)
    });
    desk.session.send(keys);
    desk.session.wait_for(then);
    desk.session.send("\x1b");
    desk.session.wait_until("the whole list", |screen| {
        let suggestions = ["◌ look", "? ask", "– ignore", "✓ accept"];
        let rows: Vec<String> = screen.rows(0, 80).take(10).collect();
        let row = |row: &&String| suggestions.iter().any(|end| row.trim_end().ends_with(end));
        rows.iter().filter(row).count() > 2
    });
    desk.session.send("g");
    desk.session.wait_for(FIRST);
}

#[test]
fn a_page_is_pasted_ten_are_decided_walked_and_the_later_export_ticks_eight_and_asks_about_one() {
    let mut desk = Desk::open((80, 24));
    let page = desk.kept().join("demo-files/invitations page.txt");
    let page = fs::read_to_string(page).unwrap().replace('\n', "\r");
    assert_eq!(desk.inbox(), 47);
    desk.session.paste(&page);
    desk.session.wait_for("40 of 42");
    desk.session.send("\r");
    desk.session.wait_for("5 new, 35 known; text not kept");
    desk.wait_for_inbox(52);
    // Five of the forty are new; all others were there already.
    desk.session.paste(&page);
    desk.session.wait_for("40 of 42");
    desk.session.send("\r");
    desk.session.wait_for("nothing new");
    desk.wait_for_inbox(52);

    for (words, name) in [
        ("mabuza", "Thandeka"),
        ("\"sound engineer\"", "Beatriz"),
        ("\"press officer\"", "ليلى"),
        ("\"editor at halfmoon\"", "水上亮太"),
        ("tansy", "Елена"),
        ("kestelmoor", "Paweł"),
    ] {
        with(&mut desk, words, name, "a", "accepted");
    }
    for (words, name) in [
        ("penhallow", "Gareth"),
        ("vantreight", "Chloé"),
        ("quarrie", "Lionel"),
    ] {
        with(&mut desk, words, name, "i", "ignored");
    }
    with(&mut desk, "wallgren", "Henrik", "r\x13", "once it is sent");
    desk.wait_for_inbox(42);

    // Three were to be pressed before, ten are decided now: one is pressed, one has no button, all others are left.
    desk.session.send("W");
    desk.session.wait_for("1 of 13");
    later_until(&mut desk, "Paweł");
    desk.session.send("\r");
    desk.session.wait_for("At LinkedIn 12");
    later_until(&mut desk, "Reply to Henrik");
    desk.session.send("!");
    desk.session.wait_for("can't be answered");
    desk.session.send("q");
    desk.session.wait_for("At LinkedIn 11");

    desk.session.send("R");
    desk.session
        .wait_for("1 question (= shows), 3 accepted (yours; u undoes), 8 errands done, 1 gone");
    desk.wait_for_inbox(39);
    desk.session.wait_for("At LinkedIn 4");

    // The one that was said to be pressed, and still waits there.
    desk.session.send("=");
    desk.session.wait_for("You accepted and pressed it");
    assert!(desk.session.screen().contains("▌Paweł"));
    desk.session.send("!");
    desk.session.wait_for("At LinkedIn 5");

    // What LinkedIn keeps is said when something pressed is taken back.
    desk.session.send("2");
    desk.session.wait_for("▌Delphine");
    desk.session.send("gd");
    desk.session.wait_for("pressed at LinkedIn");
    desk.session.send("u");
    desk.session.wait_for("undid: pressed at LinkedIn");
    // The last of it too: nothing is cut at the edge.
    desk.session.wait_for("U redo");
    desk.session.send("q");
    assert!(desk.session.end().success());
}

/// Leaves errands for later until one begins with these words.
fn later_until(desk: &mut Desk, words: &str) {
    for _ in 0..13 {
        let line = desk.session.screen();
        let errand = line.lines().nth(1).unwrap_or_default().to_owned();
        if errand.contains(words) {
            return;
        }
        desk.session.send("-");
        desk.session.wait_until("the next errand", |screen| {
            screen
                .rows(0, 80)
                .nth(1)
                .is_some_and(|line| line.trim_end() != errand.trim_end())
        });
    }
    panic!("{words} never came");
}
