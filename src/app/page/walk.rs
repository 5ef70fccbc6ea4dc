//! The four lines of the walk: where one is, what to do and with whom, what is ready, the keys.

use crate::app::{PageOpen, State, TextCopied, Tone, Walk};
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
    let stop = key(Command::Quit, "stop, the rest stays").to_vec();
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
            (spread(&left, columns), Line::new()),
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
    let done = if errand.kind == ErrandKind::Reply {
        "sent, next"
    } else {
        "done, next"
    };
    let mut keys = vec![
        key(Command::Keep, done),
        key(Command::NoButton, "no such button"),
        key(Command::LeaveForLater, "later"),
        key(Command::Open, "open again"),
    ];
    if errand.text.is_some() {
        keys.push(key(Command::Copy, "copy again"));
    }
    keys.push(key(Command::Undo, "undo"));
    if errand.kind.on_the_invitation_page() {
        keys.push(key(Command::AllPressed, "all pressed"));
    }
    [
        (first, stop),
        (what, Line::new()),
        (
            said.unwrap_or_else(|| vec![Piece::muted(ready(state, walk))]),
            Line::new(),
        ),
        (spread(&keys, columns), Line::new()),
    ]
}

/// As many keys as there is room for.
fn spread(keys: &[[Piece; 2]], columns: usize) -> Line {
    let mut line = Line::new();
    for pieces in keys {
        if super::width(&line) + 3 + super::width(pieces) > columns {
            break;
        }
        if !line.is_empty() {
            line.push(Piece::plain("   "));
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
