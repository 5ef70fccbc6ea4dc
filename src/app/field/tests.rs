use super::*;
use proptest::prelude::*;

fn after(start: &str, edits: &[Edit]) -> String {
    let mut field = Field::lines(start);
    for edit in edits {
        field.edit(*edit, 20);
    }
    let (before, behind) = field.text.split_at(field.cursor);
    format!("{before}|{behind}")
}

#[test]
fn backspace_takes_a_whole_family() {
    assert_eq!(
        after("ok 👨\u{200d}👩\u{200d}👧", &[Edit::Backspace]),
        "ok |"
    );
    assert_eq!(after("e\u{301}", &[Edit::Backspace]), "|");
}

#[test]
fn words_are_words_in_any_script() {
    assert_eq!(after("Hello, Nadia", &[Edit::WordLeft]), "Hello, |Nadia");
    assert_eq!(after("שלום עולם", &[Edit::KillWordLeft]), "שלום |");
    assert_eq!(
        after("one two", &[Edit::Start, Edit::WordRight]),
        "one| two"
    );
}

#[test]
fn undo_takes_back_a_word_at_a_time() {
    let typed: Vec<Edit> = "so it is".chars().map(Edit::Insert).collect();
    let undone = |times: usize| {
        let mut edits = typed.clone();
        edits.extend(std::iter::repeat_n(Edit::Undo, times));
        after("", &edits)
    };
    assert_eq!(undone(1), "so it|");
    assert_eq!(undone(2), "so|");
    assert_eq!(undone(9), "|");
}

#[test]
fn redo_brings_it_again_until_something_new_is_typed() {
    let redone = after("", &[Edit::Insert('a'), Edit::Undo, Edit::Redo]);
    assert_eq!(redone, "a|");
    let typed = [Edit::Insert('a'), Edit::Undo, Edit::Insert('b'), Edit::Redo];
    assert_eq!(after("", &typed), "b|");
}

#[test]
fn what_was_killed_can_be_put_back() {
    let edits = [Edit::KillToHome, Edit::Insert('>'), Edit::Yank];
    assert_eq!(after("first\nsecond", &edits), "first\n>second|");
}

#[test]
fn up_and_down_follow_the_rows_on_the_screen() {
    let text = "the name is new but the address looks like";
    assert_eq!(
        after(text, &[Edit::Up]),
        "the name is new but the |address looks like"
    );
    assert_eq!(after(text, &[Edit::Start, Edit::Up]), format!("|{text}"));
}

#[test]
fn the_end_of_a_wrapped_row_is_on_that_row() {
    let text = "the name is new but the address looks like";
    assert_eq!(
        after(text, &[Edit::Start, Edit::End]),
        "the name is new but| the address looks like"
    );
}

#[test]
fn a_pasted_text_keeps_its_lines_and_loses_what_steers() {
    let mut field = Field::lines("");
    field.paste("a\r\nb\u{1b}[2J");
    assert_eq!(field.text(), "a\nb");
    let mut line = Field::line("");
    line.paste("a\nb");
    assert_eq!(line.text(), "a b");
}

fn edits() -> impl Strategy<Value = Edit> {
    let plain = [
        Edit::Newline,
        Edit::Left,
        Edit::Right,
        Edit::Up,
        Edit::Down,
        Edit::WordLeft,
        Edit::WordRight,
        Edit::Home,
        Edit::End,
        Edit::Start,
        Edit::Finish,
        Edit::Backspace,
        Edit::Delete,
        Edit::KillWordLeft,
        Edit::KillWordRight,
        Edit::KillToHome,
        Edit::KillToEnd,
        Edit::Yank,
        Edit::Undo,
        Edit::Redo,
    ];
    prop_oneof![
        proptest::sample::select(plain.to_vec()),
        any::<char>().prop_map(Edit::Insert),
        proptest::sample::select(vec!['\u{301}', '\u{200d}', '👩', 'ä', ' ', '🇩', 'ש'])
            .prop_map(Edit::Insert),
    ]
}

proptest! {
    #[test]
    fn the_cursor_never_stands_inside_a_letter(
        edits in proptest::collection::vec(edits(), 0..60),
        width in 1usize..12,
    ) {
        let mut field = Field::lines("Grüße 👨\u{200d}👩\u{200d}👧 from שלום");
        for edit in edits {
            field.edit(edit, width);
            let between = field.cursor == field.text.len()
                || field.text.grapheme_indices(true).any(|(at, _)| at == field.cursor);
            prop_assert!(between, "{:?} at {}", field.text, field.cursor);
            let (row, _) = field.place(width);
            prop_assert!(row < wrap::rows(&field.text, width).len());
        }
    }
}
