use super::*;
use proptest::prelude::*;

fn letter(c: char) -> Input {
    key(KeyCode::Char(c), KeyModifiers::NONE)
}

fn pasted(text: &str) -> Input {
    Input::Pasted(text.to_owned())
}

/// Everything that comes of some lumps of bytes, with quiet after the last.
fn typed_in(lumps: &[&[u8]]) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut inputs: Vec<Input> = lumps.iter().flat_map(|lump| decoder.take(lump)).collect();
    if decoder.patience().is_some() {
        inputs.extend(decoder.settle());
    }
    inputs
}

#[test]
fn letters_of_every_script_are_keys_and_capitals_carry_shift() {
    assert_eq!(
        typed_in(&["aŁ文".as_bytes()]),
        [
            letter('a'),
            key(KeyCode::Char('Ł'), KeyModifiers::SHIFT),
            letter('文'),
        ]
    );
}

#[test]
fn a_letter_cut_in_two_by_the_line_is_still_one_letter() {
    assert_eq!(typed_in(&[b"\xe6\x96", b"\x87"]), [letter('文')]);
}

#[test]
fn control_keys_have_their_names() {
    assert_eq!(
        typed_in(&[b"\r\t\x7f\x04\x1a\0"]),
        [
            key(KeyCode::Enter, KeyModifiers::NONE),
            key(KeyCode::Tab, KeyModifiers::NONE),
            key(KeyCode::Backspace, KeyModifiers::NONE),
            key(KeyCode::Char('d'), KeyModifiers::CONTROL),
            key(KeyCode::Char('z'), KeyModifiers::CONTROL),
            key(KeyCode::Char(' '), KeyModifiers::CONTROL),
        ]
    );
}

#[test]
fn keys_that_send_sequences_are_one_key_each() {
    for (bytes, code, modifiers) in [
        (&b"\x1b[A"[..], KeyCode::Up, KeyModifiers::NONE),
        (b"\x1bOB", KeyCode::Down, KeyModifiers::NONE),
        (b"\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
        (b"\x1b[H", KeyCode::Home, KeyModifiers::NONE),
        (b"\x1b[4~", KeyCode::End, KeyModifiers::NONE),
        (b"\x1b[5~", KeyCode::PageUp, KeyModifiers::NONE),
        (b"\x1b[3;2~", KeyCode::Delete, KeyModifiers::SHIFT),
        (b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
        (b"\x1b[15~", KeyCode::F(5), KeyModifiers::NONE),
        (b"\x1b[24~", KeyCode::F(12), KeyModifiers::NONE),
        (b"\x1b[[B", KeyCode::F(2), KeyModifiers::NONE),
        (b"\x1bOP", KeyCode::F(1), KeyModifiers::NONE),
        (b"\x1b[27;5;106~", KeyCode::Char('j'), KeyModifiers::CONTROL),
        (b"\x1b[97;3u", KeyCode::Char('a'), KeyModifiers::ALT),
        (b"\x1bx", KeyCode::Char('x'), KeyModifiers::ALT),
    ] {
        assert_eq!(typed_in(&[bytes]), [key(code, modifiers)], "{bytes:?}");
    }
}

#[test]
fn an_arrow_cut_in_two_by_the_line_is_still_an_arrow() {
    for cut in 1..3 {
        let (first, second) = b"\x1b[A".split_at(cut);
        assert_eq!(
            typed_in(&[first, second]),
            [key(KeyCode::Up, KeyModifiers::NONE)]
        );
    }
}

#[test]
fn escape_alone_is_escape_once_it_is_quiet() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.take(b"\x1b"), []);
    assert_eq!(decoder.patience(), Some(HALF_SEQUENCE));
    assert_eq!(decoder.settle(), [key(KeyCode::Esc, KeyModifiers::NONE)]);
    assert_eq!(decoder.patience(), None);
}

#[test]
fn escape_pressed_twice_is_escape_twice() {
    let escape = key(KeyCode::Esc, KeyModifiers::NONE);
    assert_eq!(typed_in(&[b"\x1b\x1b"]), [escape.clone(), escape]);
}

#[test]
fn an_alt_key_that_looks_like_the_start_of_a_sequence_is_still_a_key() {
    assert_eq!(
        typed_in(&[b"\x1b["]),
        [key(KeyCode::Char('['), KeyModifiers::ALT)]
    );
}

#[test]
fn half_a_sequence_does_not_block_the_next_key() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.take(b"\x1b[1;"), []);
    assert_eq!(decoder.settle(), []);
    assert_eq!(decoder.take(b"j"), [letter('j')]);
}

#[test]
fn a_paste_is_one_text_and_none_of_its_letters_is_a_key() {
    assert_eq!(
        typed_in(&[b"j\x1b[200~aiq\r\x1b[A\x1b[201~k"]),
        [letter('j'), pasted("aiq\r\x1b[A"), letter('k')]
    );
}

#[test]
fn a_paste_whose_end_never_comes_is_handed_over_and_the_next_key_is_a_key_again() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.take(b"\x1b[200~half a text"), []);
    assert_eq!(decoder.patience(), Some(SILENT_PASTE));
    assert_eq!(decoder.settle(), [pasted("half a text")]);
    assert_eq!(decoder.patience(), None);
    assert_eq!(decoder.take(b"q"), [letter('q')]);
    assert_eq!(decoder.take(b"j"), [letter('j')]);
}

#[test]
fn a_paste_that_stood_still_on_the_line_goes_on_as_a_paste() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.take(b"\x1b[200~one "), []);
    assert_eq!(decoder.settle(), [pasted("one ")]);
    assert_eq!(decoder.take(b"and the rest of it"), []);
    assert_eq!(
        decoder.take(b" q\x1b[201~"),
        [pasted("and the rest of it q")]
    );
    assert_eq!(decoder.take(b"q"), [letter('q')]);
}

#[test]
fn a_late_end_of_a_paste_is_no_key() {
    let mut decoder = Decoder::default();
    decoder.take(b"\x1b[200~one");
    decoder.settle();
    assert_eq!(decoder.take(PASTE_ENDS), []);
    assert_eq!(decoder.take(b"q"), [letter('q')]);
}

#[test]
fn what_the_terminal_answers_runs_nothing() {
    for answer in [
        &b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07"[..],
        b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
        b"\x1bP1+r\x1b\\",
        b"\x1b[?62;4c",
        b"\x1b[12;40R",
        b"\x1b[O",
        b"\x1b[<0;10;10M",
        b"\x1b[M !!",
        b"\x1b[97;1:3u",
        b"\xff\xfe",
    ] {
        assert_eq!(typed_in(&[answer]), [], "{answer:?}");
        assert_eq!(typed_in(&[answer, b"j"]), [letter('j')], "{answer:?}");
    }
}

#[test]
fn coming_back_to_the_window_is_told_and_is_no_key_however_it_is_cut() {
    for lumps in [&[&b"\x1b[I"[..]][..], &[b"\x1b", b"[I"], &[b"\x1b[", b"I"]] {
        assert_eq!(typed_in(lumps), [Input::FocusCame], "{lumps:?}");
    }
    assert_eq!(
        typed_in(&[b"j\x1b[O\x1b[Ik"]),
        [letter('j'), Input::FocusCame, letter('k')]
    );
}

#[test]
fn what_a_terminal_tells_in_the_middle_of_a_paste_is_part_of_it() {
    assert_eq!(
        typed_in(&[b"\x1b[200~one\x1b[Itwo\x1b[201~"]),
        [Input::Pasted("one\x1b[Itwo".into())]
    );
}

proptest! {
    #[test]
    fn no_bytes_in_any_lumps_break_it_or_hold_it_up(
        lumps in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..8),
    ) {
        let mut decoder = Decoder::default();
        for lump in &lumps {
            decoder.take(lump);
        }
        decoder.settle();
        decoder.settle();
        prop_assert_eq!(decoder.patience(), None);
        let after = decoder.take(b"q");
        prop_assert_eq!(after.last(), Some(&letter('q')));
    }

    #[test]
    fn a_pasted_text_comes_through_whole_however_it_is_cut(text in "[^\u{1b}]{0,60}", cut in 0usize..80) {
        let bytes = [PASTE_BEGINS, text.as_bytes(), PASTE_ENDS].concat();
        let (first, second) = bytes.split_at(cut.min(bytes.len()));
        let mut decoder = Decoder::default();
        let mut inputs = decoder.take(first);
        inputs.extend(decoder.take(second));
        let expected = if text.is_empty() { vec![] } else { vec![Input::Pasted(text)] };
        prop_assert_eq!(inputs, expected);
    }
}
