//! The list of invitations: headings with their numbers, a row for each, and a sentence where there is nobody.

use super::canvas::Canvas;
use super::columns::Columns;
use super::panes::{clamp, inset};
use crate::app::page::{self, Piece, Role, Sign};
use crate::app::sight::{Area, Arrangement, Pane, Sight};
use crate::app::wrap::{fit, width};
use crate::app::{Line, Slot, State, spoken};
use crate::command::Command;
use crate::model::{ErrandKind, Foreign, Group, InvitationId, Medium, Row, State as Standing, Tab};

pub(super) fn draw(state: &State, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    title(state, sight, canvas);
    let area = sight.queue;
    if state.queue.len() == 0 {
        empty(state, area, canvas);
        return;
    }
    let columns = Columns::new(usize::from(area.width), state.tab);
    let top = state.scrolled(Pane::Queue);
    let lines = state.queue.lines_from(top);
    for (line, y) in lines.take(usize::from(area.height)).zip(area.y..) {
        let area = Area {
            y,
            height: 1,
            ..area
        };
        match line {
            Line::Heading(stretch) => {
                canvas.line(inset(area), &[Piece::muted(heading(stretch.group))]);
                canvas.right(inset(area), &[Piece::muted(stretch.count.to_string())]);
            }
            Line::Slot(place) => entry(state, place, &columns, area, canvas),
        }
    }
}

fn title(state: &State, sight: &Sight, canvas: &mut Canvas<'_, '_>) {
    let area = inset(sight.queue_title);
    if area.height == 0 {
        return;
    }
    let mut pieces = vec![Piece::strong(Pane::Queue.title())];
    if let Some(query) = &state.query {
        pieces.push(Piece::accent(format!("  /{query}")));
    }
    canvas.line(area, &pieces);
    if state.overlay.is_none() && state.focus == Pane::Queue {
        canvas.here(Area {
            width: clamp(Pane::Queue.title().len()),
            ..area
        });
    }
    let many = state.queue.len();
    if many == 0 {
        return;
    }
    let more = if state.queue.more { " and more" } else { "" };
    let place = format!("{} of {many}{more}", state.queue.position() + 1);
    if sight.arrangement == Arrangement::One {
        canvas.right(area, &[Piece::muted(format!(" Tab sender · {place}"))]);
        return;
    }
    let room = usize::from(area.width).saturating_sub(page::width(&pieces) + 1);
    let right = progress(state, &place)
        .into_iter()
        .find(|text| width(text) <= room);
    canvas.right(area, &[Piece::muted(right.unwrap_or_default())]);
}

/// How far one has come today, and where one is: the whole, then shorter forms. Elsewhere than in the whole inbox only
/// the place.
fn progress(state: &State, place: &str) -> Vec<String> {
    let counts = state
        .counts
        .filter(|_| state.tab == Tab::Inbox && state.query.is_none());
    let Some(counts) = counts else {
        return vec![place.to_owned()];
    };
    let number = |number: usize| spoken::number(i128::try_from(number).unwrap_or(i128::MAX));
    let decided = format!(
        "{} of {} decided",
        number(counts.decided_today),
        number(counts.decided_today + counts.inbox)
    );
    let known = match counts.perhaps_known {
        0 => None,
        1 => Some("1 may be somebody you know".to_owned()),
        many => Some(format!("{} may be people you know", number(many))),
    };
    let mut forms = Vec::new();
    if let Some(known) = known {
        forms.push(format!("{decided}, {known} · {place}"));
        forms.push(format!("{decided}, {known}"));
    }
    forms.push(format!("{decided} · {place}"));
    forms.push(decided);
    forms.push(place.to_owned());
    forms
}

fn heading(group: Option<Group>) -> &'static str {
    group.map_or("Not looked through yet", Group::heading)
}

fn entry(state: &State, place: usize, columns: &Columns, area: Area, canvas: &mut Canvas<'_, '_>) {
    let ids = state.queue.ids_at(place);
    let (Some(id), Some(slot)) = (ids.first(), state.queue.slot(place)) else {
        return;
    };
    let here = place == state.queue.cursor();
    let focused = state.focus == Pane::Queue && state.overlay.is_none();
    let mut line = vec![
        Piece::plain(" "),
        if here {
            Piece::Sign(Sign::Cursor, Role::Accent)
        } else {
            Piece::plain(" ")
        },
    ];
    match (slot, state.queue.row(*id)) {
        (Slot::Wave { open, .. }, Some(_)) => {
            line.extend(wave_pieces(state, &ids, columns, (here, open)));
        }
        (_, Some(row)) => {
            let inside = matches!(slot, Slot::Member(_));
            line.extend(row_pieces(state, row, columns, (here, inside)));
        }
        (_, None) => line.push(Piece::muted("…")),
    }
    canvas.line(area, &line);
    if here {
        let style = canvas.theme().cursor_row(focused);
        canvas.under(area, style);
    }
}

/// One person. Those of an open wave stand a little further in.
fn row_pieces(
    state: &State,
    row: &Row,
    columns: &Columns,
    (here, inside): (bool, bool),
) -> Vec<Piece> {
    let role = if here { Role::Strong } else { Role::Plain };
    let mut name = row.name.shown(Medium::Line);
    if inside {
        name.insert_str(0, "  ");
    }
    let mut pieces = vec![Piece::Text(fit(&name, columns.name), role)];
    pieces.extend(about(row, columns));
    pieces.push(age(state.day_of(row), state, columns));
    pieces.extend(status(state, row, columns.status));
    pieces
}

fn age(day: jiff::civil::Date, state: &State, columns: &Columns) -> Piece {
    let age = spoken::age(day, state.today);
    let gap = columns.age.saturating_sub(width(&age)) + 1;
    Piece::muted(format!("{}{age}  ", " ".repeat(gap)))
}

/// Several people in one row: who they are, the age of the newest, what is suggested for most, and that it opens.
fn wave_pieces(
    state: &State,
    ids: &[InvitationId],
    columns: &Columns,
    (here, open): (bool, bool),
) -> Vec<Piece> {
    let role = if here { Role::Strong } else { Role::Plain };
    let summary = state.summary(ids);
    let room = match (columns.what, columns.company) {
        (0, _) => 0,
        (what, 0) => what,
        (what, company) => what + 1 + company,
    };
    let alike = if room < 15 {
        "like one note"
    } else {
        "nearly one note"
    };
    // A name and how many others need more than the column of names; how they are alike can wait.
    let mut pieces = if room > 0 && width(&summary.who) <= columns.name {
        vec![
            Piece::Text(fit(&summary.who, columns.name), role),
            Piece::muted(format!(" {}", fit(alike, room))),
        ]
    } else {
        let wide = columns.name + if room > 0 { room + 1 } else { 0 };
        vec![Piece::Text(fit(&summary.who, wide), role)]
    };
    if let Some(newest) = summary.newest {
        pieces.push(age(state.day_at(newest), state, columns));
    }
    let (sign, word) = if ids.iter().any(|id| state.is_unsaved(*id)) {
        (Sign::Unsaved, "saving")
    } else {
        let verdict = summary.verdict;
        verdict.map_or((Sign::Nothing, ""), |verdict| {
            (verdict.into(), spoken::verdict(verdict))
        })
    };
    let opens = if open { Sign::Opened } else { Sign::Closed };
    let status = [
        Piece::Sign(sign, Role::Plain),
        Piece::plain(format!(" {word}")),
    ];
    pieces.extend(page::shortened(&status, columns.status));
    pieces.push(Piece::Sign(opens, Role::Accent));
    pieces
}

/// What they do and where, as far as there is room and it is known.
fn about(row: &Row, columns: &Columns) -> Vec<Piece> {
    if columns.what == 0 {
        return Vec::new();
    }
    let shown = |text: &Foreign| text.shown(Medium::Line);
    let headline = row.headline.as_ref().map(shown);
    let company = row.company.as_ref().map(shown);
    let all = match columns.company {
        0 => columns.what,
        company => columns.what + 1 + company,
    };
    match (headline, company) {
        (None, None) => vec![Piece::muted(format!(" {}", fit("only a name", all)))],
        (Some(headline), Some(company)) if columns.company > 0 => vec![Piece::plain(format!(
            " {} {}",
            fit(&headline, columns.what),
            fit(&company, columns.company)
        ))],
        // Little room: the company says more than the beginning of a headline.
        (Some(_), Some(company)) if columns.what < 22 => {
            vec![Piece::plain(format!(" {}", fit(&company, all)))]
        }
        (Some(known), _) | (None, Some(known)) => {
            vec![Piece::plain(format!(" {}", fit(&known, all)))]
        }
    }
}

/// The sign and the word at the end of a row.
fn status(state: &State, row: &Row, columns: usize) -> Vec<Piece> {
    let (sign, word) = if state.is_unsaved(row.id) {
        (Sign::Unsaved, "saving".to_owned())
    } else {
        said(state, row)
    };
    page::shortened(
        &[
            Piece::Sign(sign, Role::Plain),
            Piece::plain(format!(" {word}")),
        ],
        columns,
    )
}

fn said(state: &State, row: &Row) -> (Sign, String) {
    if row.is_asked {
        return (Sign::Asks, "asks".to_owned());
    }
    let errand = row.errand.map(|errand| match errand {
        ErrandKind::Accept => (Sign::Accept, "accept"),
        ErrandKind::Ignore => (Sign::Ignore, "ignore"),
        ErrandKind::Reply => (Sign::Ask, "reply"),
        ErrandKind::Disconnect => (Sign::Ignore, "remove"),
        ErrandKind::Invite => (Sign::Ask, "invite"),
    });
    match (state.tab, row.follow_up) {
        (Tab::Due, Some(day)) => return (Sign::Nothing, spoken::day(day, state.today)),
        (Tab::AtLinkedin, _) => {
            let (sign, word) = errand.unwrap_or((Sign::Nothing, ""));
            return (sign, word.to_owned());
        }
        _ => {}
    }
    // Answered just now, and still in sight.
    if let (Tab::Inbox, Some((sign, word))) = (state.tab, errand) {
        return (sign, word.to_owned());
    }
    if state.tab == Tab::Inbox || row.state == Standing::Pending {
        return match row.verdict {
            Some(verdict) => (verdict.into(), spoken::verdict(verdict).to_owned()),
            None => (Sign::Nothing, String::new()),
        };
    }
    let sign = match row.state {
        Standing::Accepted => Sign::Accept,
        Standing::Ignored => Sign::Ignore,
        Standing::Asked | Standing::Answered | Standing::Quiet => Sign::Ask,
        Standing::Pending | Standing::Snoozed | Standing::Gone => Sign::Nothing,
    };
    (sign, spoken::state(row.state).to_owned())
}

/// What stands where nobody is listed.
fn empty(state: &State, area: Area, canvas: &mut Canvas<'_, '_>) {
    let text = match (&state.query, state.listed) {
        (_, false) => "reading …".to_owned(),
        (Some(query), true) => format!("Nobody here matches “{query}”. Esc clears the search."),
        (None, true) => nobody(state),
    };
    let para = [page::Para::of([Piece::plain(text)])];
    let area = inset(Area {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    });
    let lines = page::lines(&para, usize::from(area.width));
    for (line, y) in lines.iter().take(usize::from(area.height)).zip(area.y..) {
        canvas.line(
            Area {
                y,
                height: 1,
                ..area
            },
            line,
        );
    }
}

fn nobody(state: &State) -> String {
    let many = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    match state.tab {
        Tab::Inbox => {
            let counts = state.counts.unwrap_or_default();
            let mut rest = Vec::new();
            if counts.waiting > 0 {
                let one = "1 owes you an answer".to_owned();
                let more = format!("{} owe you an answer", spoken::number(many(counts.waiting)));
                rest.push(if counts.waiting == 1 { one } else { more });
            }
            if counts.at_linkedin > 0 {
                let buttons = spoken::count(many(counts.at_linkedin), "button", "buttons");
                rest.push(format!("{buttons} to press at LinkedIn"));
            }
            if rest.is_empty() {
                "Nobody waits.".to_owned()
            } else {
                format!("Nobody waits. {}.", rest.join(", "))
            }
        }
        Tab::AtLinkedin => "No button to press at LinkedIn.".to_owned(),
        Tab::Waiting => "Nobody owes you an answer.".to_owned(),
        Tab::Due => match state.freshness() {
            Some(freshness) => format!("Nothing is due. {freshness}"),
            None => "Nothing is due.".to_owned(),
        },
        Tab::Done => "Nothing is settled yet.".to_owned(),
        Tab::All => "There are no invitations.".to_owned(),
    }
}

/// What stands where nothing was imported: how to begin.
pub(super) fn nothing_yet(state: &State, area: Area, canvas: &mut Canvas<'_, '_>) {
    let paras = [
        page::Para::of([Piece::strong("Nothing is here yet.")]),
        page::Para::of([
            Piece::plain("Whom you know, and who wrote: "),
            Piece::accent("vestibule import Export.zip ~/Mail"),
        ]),
        page::Para::of([Piece::muted(
            "How: vestibule help import, gmail, outlook or apple.",
        )]),
        page::Para::of([
            Piece::plain("Who waits today: copy LinkedIn's page Manage invitations, then press "),
            Piece::accent(state.keys(Command::PastePage)),
            Piece::plain(" here."),
        ]),
    ];
    let area = inset(area);
    let lines = page::lines(&paras, usize::from(area.width.min(92)));
    for (line, y) in lines.iter().take(usize::from(area.height)).zip(area.y..) {
        canvas.line(
            Area {
                y,
                height: 1,
                ..area
            },
            line,
        );
    }
}
