//! The four lines of the walk: where one is, what to do and with whom, what is ready, the keys.

use crate::app::{NARROW, PageOpen, State, TextCopied, Tone, Walk};
use crate::command::{Command, Context};
use crate::model::{ErrandKind, Medium};

use super::{Line, Piece, Role};

/// The four lines at a width, each with what stands at its right.
pub(crate) fn lines(state: &State, walk: &Walk, columns: usize) -> [(Line, Line); 4] {
    let key = |command, word: &'static str| {
        let keys = state.options.bindings.shown(command, Context::Walk);
        let keys = keys.unwrap_or_default();
        [Piece::accent(keys), Piece::plain(format!(" {word}"))]
    };
    let (at, of) = walk.place();
    let mut first = vec![
        Piece::strong("At LinkedIn"),
        Piece::plain(format!("   {at} of {of}")),
    ];
    if state.unsaved() > 0 {
        first.push(Piece::muted("   * saving"));
    }
    let narrow = columns < usize::from(NARROW);
    let word = if narrow {
        "stop"
    } else {
        "stop, the rest stays"
    };
    let stop = key(Command::Quit, word).to_vec();
    let said = state.message.as_ref().map(|message| {
        let role = match message.tone {
            Tone::Plain => Role::Plain,
            Tone::Warning => Role::Warning,
        };
        vec![Piece::Text(message.text.clone(), role)]
    });
    let Some(errand) = walk.errand() else {
        let left = [
            key(Command::Keep, "leaves"),
            key(Command::Undo, "back to the last"),
        ];
        return [
            (vec![Piece::strong("At LinkedIn")], Line::new()),
            (
                vec![Piece::strong(format!("{}.", walk.summary()))],
                Line::new(),
            ),
            (said.unwrap_or_default(), Line::new()),
            (spread(&left, 3), Line::new()),
        ];
    };
    let name = errand.name.shown(Medium::Line);
    let mut what = vec![
        Piece::plain(verb(errand.kind)),
        Piece::strong(format!(" {name}")),
    ];
    if let Some(headline) = &errand.headline {
        what.push(Piece::plain(format!(", {}", headline.shown(Medium::Line))));
    }
    let (done, next) = if errand.kind == ErrandKind::Reply {
        ("sent", "sent, next")
    } else {
        ("done", "done, next")
    };
    // Each with the words for a wide window, for a usual one, and for a narrow one.
    let mut words = vec![
        (Command::Keep, [next, done, done]),
        (Command::NoButton, ["no such button", "no button", "none"]),
        (Command::LeaveForLater, ["later"; 3]),
        (Command::Open, ["open again", "open", "open"]),
    ];
    if errand.text.is_some() {
        words.push((Command::Copy, ["copy again", "copy", "copy"]));
    }
    words.push((Command::Undo, ["undo"; 3]));
    if errand.is_button_of_the_list() {
        words.push((Command::AllPressed, ["all pressed", "all pressed", "all"]));
    }
    [
        (first, stop),
        (what, Line::new()),
        (
            said.unwrap_or_else(|| vec![Piece::muted(ready(state, walk))]),
            Line::new(),
        ),
        (key_line(state, &words, columns), Line::new()),
    ]
}

/// Every key, with the longest words that there is room for; in the narrowest windows the last keys have none.
fn key_line(state: &State, words: &[(Command, [&'static str; 3])], columns: usize) -> Line {
    let bindings = &state.options.bindings;
    let form = |length: usize, gap: usize, worded: usize| {
        let keys: Vec<_> = words
            .iter()
            .enumerate()
            .map(|(place, (command, forms))| {
                let keys = bindings.shown(*command, Context::Walk).unwrap_or_default();
                let word = if place < worded {
                    format!(" {}", forms[length])
                } else {
                    String::new()
                };
                [Piece::accent(keys), Piece::plain(word)]
            })
            .collect();
        spread(&keys, gap)
    };
    let all = words.len();
    let long = [(0, 3, all), (1, 3, all)].into_iter();
    let short = (0..=all).rev().map(|worded| (2, 2, worded));
    long.chain(short)
        .map(|(length, gap, worded)| form(length, gap, worded))
        .find(|line| super::width(line) <= columns)
        .unwrap_or_else(|| form(2, 1, 0))
}

/// Keys with so many columns between them.
fn spread(keys: &[[Piece; 2]], gap: usize) -> Line {
    let mut line = Line::new();
    for pieces in keys {
        if !line.is_empty() {
            line.push(Piece::plain(" ".repeat(gap)));
        }
        line.extend(pieces.iter().cloned());
    }
    line
}

fn verb(kind: ErrandKind) -> &'static str {
    match kind {
        ErrandKind::Accept => "Accept",
        ErrandKind::Ignore => "Ignore",
        ErrandKind::Reply => "Reply to",
        ErrandKind::Disconnect => "Remove the connection to",
        ErrandKind::Invite => "Invite",
    }
}

/// What is ready: the page, the text.
fn ready(state: &State, walk: &Walk) -> String {
    let open = state.options.bindings.shown(Command::Open, Context::Walk);
    let open = open.unwrap_or_default();
    let page = match &walk.page {
        PageOpen::Yes => "the page is open".to_owned(),
        PageOpen::Would(link) => format!("the demo would open {link}"),
        PageOpen::Waits => {
            format!("{open} opens their profile; they may see that you looked")
        }
        PageOpen::Not => format!("the page isn't open; {open} opens it"),
    };
    let text = match walk.text {
        TextCopied::Nothing => return page,
        TextCopied::Missing => "no text is written yet",
        TextCopied::Copying => "the text is being copied",
        TextCopied::Yes => "the text is on the clipboard",
        TextCopied::Asked => "the text is handed to the terminal's clipboard",
        TextCopied::Not => "the text isn't copied",
    };
    // The text first where the address of the page is long.
    match walk.page {
        PageOpen::Would(_) => format!("{text} · {page}"),
        _ => format!("{page} · {text}"),
    }
}
