//! What a person sees: the whole screen at the sizes that people have, as text.

#[cfg(test)]
#[path = "desk/world.rs"]
#[expect(
    dead_code,
    reason = "shared with the tests of keys, which need the rest"
)]
mod world;

use insta::assert_snapshot;
use ratatui::style::{Color, Modifier};
use vestibule::app::{Action, Options};
use vestibule::tui::theme::Theme;
use world::{Desk, people, with_a_wave};

/// The screen of a desk after some keys.
fn after(keys: &str, (columns, rows): (u16, u16)) -> String {
    Desk::of(columns, rows).press(keys).screen(columns, rows)
}

const SMALLEST: (u16, u16) = (40, 12);
const SMALL: (u16, u16) = (80, 24);
const USUAL: (u16, u16) = (120, 40);
const LARGE: (u16, u16) = (200, 50);

#[test]
fn the_desk() {
    assert_snapshot!("desk_40x12", after("", SMALLEST));
    assert_snapshot!("desk_80x24", after("", SMALL));
    assert_snapshot!("desk_120x40", after("", USUAL));
    assert_snapshot!("desk_200x50", after("", LARGE));
}

#[test]
fn a_page_in_a_small_window() {
    assert_snapshot!("sender_40x12", after("tab", SMALLEST));
    assert_snapshot!("rules_40x12", after("tab tab", SMALLEST));
    assert_snapshot!("rules_80x24", after("tab tab", SMALL));
    assert_snapshot!("reply_80x24", after("tab tab tab", SMALL));
}

#[test]
fn somebody_who_said_something() {
    assert_snapshot!("note_120x40", after("j j j j j j", USUAL));
}

#[test]
fn a_name_and_nothing_else() {
    assert_snapshot!("name_80x24", after("j j", SMALL));
}

#[test]
fn what_i_know() {
    assert_snapshot!("sheet_40x12", after("m w m m", SMALLEST));
    assert_snapshot!("sheet_80x24", after("m w m m", SMALL));
    assert_snapshot!("sheet_120x40", after("m n", USUAL));
    assert_snapshot!("sheet_200x50", after("m", LARGE));
    assert_snapshot!("sheet_profile_80x24", after("m f c x v v", SMALL));
    assert_snapshot!("sheet_profile_40x12", after("m l", SMALLEST));
}

#[test]
fn why_it_suggests_that() {
    assert_snapshot!("why_40x12", after("w", SMALLEST));
    assert_snapshot!("why_80x24", after("w", SMALL));
    assert_snapshot!("why_end_80x24", after("w G", SMALL));
    assert_snapshot!("why_120x40", after("j j j j j j w", USUAL));
    assert_snapshot!("why_200x50", after("w", LARGE));
}

#[test]
fn before_the_next_five_are_opened() {
    assert_snapshot!("visits_40x12", after("O", SMALLEST));
    assert_snapshot!("visits_80x24", after("O", SMALL));
    assert_snapshot!("visits_sheet_120x40", after("O enter f enter", USUAL));
}

/// The screen of a desk with a wave of look-alikes after some keys.
fn with_wave(keys: &str, (columns, rows): (u16, u16)) -> String {
    Desk::with(with_a_wave(), columns, rows, None)
        .press(keys)
        .screen(columns, rows)
}

#[test]
fn look_alikes() {
    assert_snapshot!("wave_40x12", with_wave("G", SMALLEST));
    assert_snapshot!("wave_80x24", with_wave("G", SMALL));
    assert_snapshot!("wave_120x40", with_wave("G", USUAL));
    assert_snapshot!("wave_open_120x40", with_wave("G enter j", USUAL));
    assert_snapshot!("wave_open_200x50", with_wave("G enter", LARGE));
    assert_snapshot!("wave_preview_40x12", with_wave("G i", SMALLEST));
    assert_snapshot!("wave_preview_80x24", with_wave("G i", SMALL));
    assert_snapshot!("wave_preview_120x40", with_wave("G s enter", USUAL));
}

#[test]
fn how_far_one_has_come() {
    for (columns, rows) in [USUAL, LARGE] {
        let mut desk = Desk::of(columns, rows);
        desk.counts.decided_today = 12;
        desk.counts.perhaps_known = 3;
        let screen = desk.happens(Action::Changed).screen(columns, rows);
        assert_snapshot!(format!("progress_{columns}x{rows}"), screen);
    }
}

#[test]
fn the_demo_teaches_at_the_foot() {
    let options = Options {
        opens_pages: false,
        teaches: true,
        ..Options::default()
    };
    for (columns, rows) in [SMALL, USUAL] {
        let desk = Desk::told(
            people(),
            (columns, rows),
            Some("The demo."),
            options.clone(),
        );
        assert_snapshot!(
            format!("lesson_{columns}x{rows}"),
            desk.screen(columns, rows)
        );
    }
}

#[test]
fn writing_a_reply() {
    assert_snapshot!("composer_40x12", after("r", SMALLEST));
    assert_snapshot!(
        "composer_80x24",
        after("r enter \"Ines, שלום, 渡辺 👩\u{200d}💻.\"", SMALL)
    );
    assert_snapshot!("composer_120x40", after("r", USUAL));
    assert_snapshot!("composer_200x50", after("r alt-p", LARGE));
}

#[test]
fn a_day_to_put_off_to() {
    assert_snapshot!("snooze_40x12", after("s", SMALLEST));
    assert_snapshot!("snooze_80x24", after("s down", SMALL));
    assert_snapshot!("snooze_120x40", after("s \"1 d\"", USUAL));
}

#[test]
fn a_follow_up_and_why() {
    assert_snapshot!(
        "follow_80x24",
        after("f enter \"ask about the summit\"", SMALL)
    );
}

#[test]
fn tags() {
    assert_snapshot!("tags_80x24", after("t", SMALL));
    assert_snapshot!("tags_120x40", after("t \"press \" down", USUAL));
}

#[test]
fn a_note_to_self() {
    assert_snapshot!(
        "note_to_self_80x24",
        after(
            "n \"met at the harbour, see the card in the blue box on the shelf\"",
            SMALL
        )
    );
}

#[test]
fn a_search() {
    assert_snapshot!("search_80x24", after("/ \"recruiter\"", SMALL));
    assert_snapshot!("search_nobody_80x24", after("/ \"xylophone\" enter", SMALL));
}

#[test]
fn before_a_first_look_at_a_profile() {
    assert_snapshot!("visit_80x24", after("o", SMALL));
    assert_snapshot!("visit_40x12", after("o", SMALLEST));
}

#[test]
fn what_the_answer_was_like() {
    assert_snapshot!("answer_80x24", after("r ctrl-s d 3 d", SMALL));
}

#[test]
fn help() {
    assert_snapshot!("help_40x12", after("?", SMALLEST));
    assert_snapshot!("help_80x24", after("?", SMALL));
    assert_snapshot!("help_120x40", after("? down down", USUAL));
    assert_snapshot!("help_200x50", after("? \"reply\"", LARGE));
}

#[test]
fn the_other_tabs() {
    assert_snapshot!("at_linkedin_120x40", after("a i 2", USUAL));
    assert_snapshot!("all_80x24", after("a j i s enter 6", SMALL));
    assert_snapshot!("due_80x24", after("4", SMALL));
}

#[test]
fn while_saving() {
    let mut desk = Desk::of(80, 24);
    desk.held = true;
    assert_snapshot!("saving_80x24", desk.press("a i q").screen(80, 24));
}

#[test]
fn nothing_was_imported_yet() {
    let desk = Desk::with(Vec::new(), 80, 24, None);
    assert_snapshot!("nothing_80x24", desk.screen(80, 24));
    assert_snapshot!("nothing_40x12", desk.screen(40, 12));
}

#[test]
fn nobody_waits() {
    let mut desk = Desk::with(people().drain(..2).collect(), 120, 40, None);
    assert_snapshot!("nobody_120x40", desk.press("a r ctrl-s d").screen(120, 40));
}

#[test]
fn the_demo_says_whose_inbox_it_is() {
    let title = "The inbox of Ines Duval, who is invented, as is everybody in it.   q leaves";
    let desk = Desk::with(people(), 80, 24, Some(title));
    assert_snapshot!("demo_80x24", desk.screen(80, 24));
    let mut desk = Desk::with(people(), 40, 12, Some(title));
    assert_snapshot!(
        "demo_40x12",
        desk.happens(Action::Resized(40, 12)).screen(40, 12)
    );
}

#[test]
fn too_small_a_window_says_how_large_it_must_be() {
    assert_eq!(
        Desk::of(39, 12).screen(39, 12).trim_end(),
        "Vestibule needs 40 columns and 12 rows."
    );
    assert_eq!(
        Desk::of(12, 5).screen(12, 5),
        "Vestibule\nneeds 40\ncolumns and\n12 rows.\n"
    );
}

#[test]
fn any_size_can_be_drawn() {
    let mut desk = Desk::of(120, 40);
    for keys in [
        "",
        "r",
        "esc m",
        "esc ?",
        "esc s",
        "esc t",
        "esc o",
        "esc w",
        "esc O",
        "esc G i",
        "esc g tab",
        "tab /",
    ] {
        desk.press(keys);
        for columns in [0, 1, 2, 40, 63, 100, 140] {
            for rows in [0, 1, 12, 17, 18, 30] {
                desk.screen(columns, rows);
            }
        }
    }
}

#[test]
fn the_row_under_the_cursor_shows_with_and_without_colour() {
    let desk = Desk::of(120, 40);
    let cell = |theme: Theme, x: u16, y: u16| {
        let terminal = desk.drawn(120, 40, theme);
        let cell = terminal.backend().buffer()[(x, y)].clone();
        (cell.symbol().to_owned(), cell.fg, cell.modifier)
    };
    let (symbol, colour, modifier) = cell(Theme::new(true, false), 1, 4);
    assert_eq!((symbol.as_str(), colour), ("▌", Color::Cyan));
    assert!(modifier.contains(Modifier::BOLD));
    let (symbol, colour, modifier) = cell(Theme::new(false, true), 1, 4);
    assert_eq!((symbol.as_str(), colour), (">", Color::Reset));
    assert!(modifier.contains(Modifier::BOLD));
}

#[test]
fn without_colour_no_cell_has_one() {
    let mut desk = Desk::of(120, 40);
    for keys in ["", "r", "esc m", "esc ?", "esc t", "esc W"] {
        desk.press(keys);
        let terminal = desk.drawn(120, 40, Theme::new(false, false));
        let plain =
            |cell: &ratatui::buffer::Cell| cell.fg == Color::Reset && cell.bg == Color::Reset;
        assert!(
            terminal.backend().buffer().content().iter().all(plain),
            "{keys}"
        );
    }
}

#[test]
fn in_ascii_every_sign_is_ascii() {
    let theme = Theme::new(true, true);
    let only = people().drain(..2).collect();
    let desk = Desk::with(only, 120, 40, None);
    let screen = world::text(desk.drawn(120, 40, theme).backend());
    assert!(screen.contains("~ look") && screen.contains("1 Inbox 2"));
    let mut desk = desk;
    let why = world::text(
        desk.press("w")
            .drawn(120, 40, Theme::new(true, true))
            .backend(),
    );
    assert!(why.contains("> accept") && !why.contains('→'));
    let others: String = screen
        .chars()
        .filter(|c| !c.is_ascii() && !"…·".contains(*c))
        .collect();
    assert_eq!(others, "");
}

#[test]
fn the_open_tab_and_the_pane_with_the_keys_are_underlined() {
    let desk = Desk::of(120, 40);
    let terminal = desk.drawn(120, 40, Theme::default());
    let buffer = terminal.backend().buffer();
    let underlined = |x: u16, y: u16| buffer[(x, y)].modifier.contains(Modifier::UNDERLINED);
    assert_eq!(buffer[(15, 0)].symbol(), "I");
    assert!(underlined(15, 0) && !underlined(1, 0));
    assert_eq!(buffer[(1, 2)].symbol(), "Q");
    assert!(underlined(1, 2));
}

#[test]
fn a_name_written_from_the_right_ends_its_run() {
    let desk = Desk::of(120, 40);
    let terminal = desk.drawn(120, 40, Theme::default());
    let marked = terminal
        .backend()
        .buffer()
        .content()
        .iter()
        .filter(|cell| cell.symbol().ends_with('\u{200e}'))
        .count();
    assert_eq!(marked, 2, "one name in Persian, one in Hebrew");
}
