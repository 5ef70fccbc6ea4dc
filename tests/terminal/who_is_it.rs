//! Who it is, asked and answered in a terminal: yes, taken back, no; a record opened, struck out, and let count again.

use crate::journeys::Desk;

/// Goes to somebody by what only their row says.
fn find(desk: &mut Desk, words: &str, name: &str) {
    desk.session.send(format!("/{words}\r"));
    let row = format!("▌{name}");
    desk.session.wait_until(&format!("{name} alone"), |screen| {
        let text = screen.contents();
        text.contains(&row) && text.contains(&format!("/{words}"))
    });
}

#[test]
fn the_question_comes_first_and_its_answer_is_one_key_and_one_more_takes_it_back() {
    let mut desk = Desk::open((80, 24));
    desk.session.wait_for("Perhaps someone you know");
    find(&mut desk, "etxeberria", "Marisol");
    for line in [
        "Perhaps Marisol Quint, your colleague at Tidewright 2020 to 2024",
        "the only one of that name",
        "Is this the same person?",
        "= yes   ! no   If yes: ✓ accept",
        "suggests ◌ look first",
    ] {
        desk.session.wait_for(line);
    }

    desk.session.send("=");
    desk.session
        .wait_for("said that Marisol Etxeberria and Marisol Quint are one   u undo");
    desk.session.wait_for("suggests ✓ accept");
    desk.session.wait_for("also seen as Marisol Quint");
    assert!(!desk.session.screen().contains("Is this the same person?"));

    desk.session.send("u");
    desk.session.wait_for("undid: said that Marisol");
    desk.session.wait_for("Perhaps Marisol Quint");
    desk.session.wait_for("suggests ◌ look first");

    desk.session.send("!");
    desk.session.wait_for("are two");
    desk.session
        .wait_until("no question of who it is", |screen| {
            !screen.contents().contains("Perhaps Marisol Quint")
        });
    desk.session.wait_for("They say they were at Tidewright");
    desk.session.send("q");
    assert!(desk.session.end().success());
}

#[test]
fn a_record_opens_by_one_key_and_by_another_it_counts_no_more() {
    let mut desk = Desk::open((80, 24));
    find(&mut desk, "asante", "Kwabena");
    desk.session.wait_for("suggests ✓ accept");
    desk.session.send("\t");
    desk.session
        .wait_for("▌your records: you rang them twice, the longest 9 minutes");

    desk.session.send("\r");
    desk.session.wait_for("Record: spoke   Kwabena");
    desk.session.wait_for("by              you");
    desk.session.send("\x1b");
    desk.session.wait_for("suggests ✓ accept");

    desk.session.send("X");
    desk.session
        .wait_for("struck out a call of Kwabena Asante-Mills   u undo");
    desk.session.wait_for("suggests ◌ look first");
    desk.session.send("u");
    desk.session.wait_for("undid: struck out a call");
    desk.session.wait_for("suggests ✓ accept");
    desk.session.send("q");
    assert!(desk.session.end().success());
}

#[test]
fn a_call_from_them_is_shown_as_perhaps_and_never_asked_about() {
    let mut desk = Desk::open((120, 40));
    find(&mut desk, "penhallow", "Gareth");
    desk.session
        .wait_for("came 12 days after you started at Association of Reading Rooms");
    desk.session.wait_for("suggests ? ask first");
    desk.session.wait_for("drawn by your employer");
    assert!(!desk.session.screen().contains("= yes   ! no"));
    desk.session.send("\t");
    desk.session.wait_for("perhaps: they rang once, 4 minutes");
    desk.session.send("q");
    assert!(desk.session.end().success());
}
