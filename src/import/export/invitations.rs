//! `Invitations.csv`: who asked whom, when, with which note. It has no column for what became of it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;

use crate::import::dates::{Pacific, plausible, us_minute};
use crate::import::rows::Rows;
use crate::import::session::quoted;
use crate::model::record::{Handle, HandleKind, NoteSeen, Owner, Record, Sighting};
use crate::model::{Direction, Foreign, SourceKind};
use crate::text::fold::fold;
use crate::text::link::profile_slug;

use super::{Export, Outcome, by_name, is_nobody};

/// The most characters of a note. LinkedIn allows 300; what is far above isn't one.
const NOTE: usize = 8_000;

/// How many rows are looked at to tell whose export it is.
const AHEAD: usize = 256;

/// Reads the table; true when every row was understood.
pub(super) fn read(export: &mut Export<'_, '_, '_>, rows: &mut Rows<'_>) -> ControlFlow<(), bool> {
    let columns = Columns::of(rows);
    let owner = constant_side(&columns, rows);
    if let Some(owner) = &owner {
        export.own(Owner {
            name: Foreign::new(owner.name.as_str()),
            slug: owner.slug.clone(),
        })?;
    }
    let mut pacific = Pacific::new();
    export.each(rows, |export, rows, _| {
        sighting(export, &mut pacific, &columns, (rows, owner.as_ref()))
    })
}

struct Columns {
    from: Option<usize>,
    to: Option<usize>,
    sent: Option<usize>,
    message: Option<usize>,
    direction: Option<usize>,
    inviter: Link,
    invitee: Link,
}

/// Where one side's link stands: a URL since 2023-12, a URN for some months before.
struct Link {
    url: Option<usize>,
    urn: Option<usize>,
}

impl Columns {
    fn of(rows: &Rows<'_>) -> Self {
        let column = |name| rows.header.column(name);
        Self {
            from: column("From"),
            to: column("To"),
            sent: column("Sent At"),
            message: column("Message"),
            direction: column("Direction"),
            inviter: Link {
                url: column("inviterProfileUrl"),
                urn: column("inviterProfileUrn"),
            },
            invitee: Link {
                url: column("inviteeProfileUrl"),
                urn: column("inviteeProfileUrn"),
            },
        }
    }

    fn direction(&self, rows: &Rows<'_>) -> Option<Direction> {
        match rows.bytes(self.direction).trim_ascii() {
            word if word.eq_ignore_ascii_case(b"INCOMING") => Some(Direction::Incoming),
            word if word.eq_ignore_ascii_case(b"OUTGOING") => Some(Direction::Outgoing),
            _ => None,
        }
    }

    /// The owner's side and the other's.
    fn sides<'r>(&self, rows: &'r Rows<'_>, direction: Direction) -> (Side<'r>, Side<'r>) {
        let side = |name, link: &Link| Side {
            name: rows.text(name),
            url: rows.text(link.url),
            urn: rows.text(link.urn),
        };
        let asking = side(self.from, &self.inviter);
        let asked = side(self.to, &self.invitee);
        match direction {
            Direction::Incoming => (asked, asking),
            Direction::Outgoing => (asking, asked),
        }
    }
}

/// One side of an invitation.
struct Side<'r> {
    name: Cow<'r, str>,
    url: Cow<'r, str>,
    urn: Cow<'r, str>,
}

impl Side<'_> {
    fn slug(&self) -> Option<String> {
        if self.url.is_empty() {
            return None;
        }
        profile_slug(&self.url)
    }

    /// The digits of `urn:li:member:123`.
    fn urn(&self) -> Option<&str> {
        let digits = self.urn.rsplit(':').next()?;
        let sound = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        sound.then_some(digits)
    }

    fn handle(&self) -> Option<Handle> {
        if let Some(slug) = self.slug() {
            return Some(Handle::new(HandleKind::Slug, slug));
        }
        if let Some(urn) = self.urn() {
            return Some(Handle::new(HandleKind::Urn, urn));
        }
        by_name(&self.name)
    }
}

/// The side that stays the same through the file.
struct Constant {
    name: String,
    folded: String,
    url: String,
    slug: Option<String>,
    urn: Option<String>,
}

impl Constant {
    fn of(side: &Side<'_>) -> Self {
        Self {
            name: side.name.clone().into_owned(),
            folded: fold(&side.name),
            url: side.url.clone().into_owned(),
            slug: side.slug(),
            urn: side.urn().map(str::to_owned),
        }
    }

    /// By the best that both have: link, member number, name.
    fn is(&self, side: &Side<'_>) -> bool {
        if !self.url.is_empty() && self.url == side.url {
            return true;
        }
        if let (Some(own), Some(theirs)) = (&self.slug, side.slug()) {
            return *own == theirs;
        }
        if let (Some(own), Some(theirs)) = (&self.urn, side.urn()) {
            return own == theirs;
        }
        self.name == side.name || self.folded == fold(&side.name)
    }
}

/// Finds the owner: whoever stands most often on the owner's side of the first rows.
fn constant_side(columns: &Columns, rows: &mut Rows<'_>) -> Option<Constant> {
    let mut seen: HashMap<Handle, (usize, usize, Constant)> = HashMap::new();
    let mut order = 0;
    rows.look_ahead(AHEAD, 4 * 1024 * 1024, |rows| {
        let Some(direction) = columns.direction(rows) else {
            return;
        };
        let (own, _) = columns.sides(rows, direction);
        let Some(handle) = own.handle() else {
            return;
        };
        order += 1;
        seen.entry(handle)
            .or_insert_with(|| (0, order, Constant::of(&own)))
            .0 += 1;
    });
    seen.into_values()
        .max_by_key(|(count, order, _)| (*count, std::cmp::Reverse(*order)))
        .map(|(_, _, constant)| constant)
}

fn sighting(
    export: &mut Export<'_, '_, '_>,
    pacific: &mut Pacific,
    columns: &Columns,
    (rows, owner): (&Rows<'_>, Option<&Constant>),
) -> Outcome {
    let Some(direction) = columns.direction(rows) else {
        return Outcome::Lost(format!(
            "'Direction' is {}, and LinkedIn writes INCOMING or OUTGOING",
            quoted(&rows.text(columns.direction))
        ));
    };
    let date = rows.text(columns.sent);
    let sent = us_minute(&date).and_then(|at| pacific.instant(at));
    let Some(sent) = sent.filter(|at| plausible(*at)) else {
        return Outcome::Lost(format!(
            "'Sent At' is {}, and LinkedIn writes month/day/year with the time, such as '10/21/25, 10:26 PM'",
            quoted(&date)
        ));
    };
    let (own, other) = columns.sides(rows, direction);
    if owner.is_some_and(|owner| !owner.is(&own)) {
        let side = match direction {
            Direction::Incoming => "To",
            Direction::Outgoing => "From",
        };
        return Outcome::Nothing(format!(
            "'{side}' is somebody else than in the other rows, so this isn't the owner's invitation"
        ));
    }
    if is_nobody(&other.name) {
        return Outcome::Nothing("a member who has left LinkedIn, or hides".to_owned());
    }
    let Some(handle) = other.handle() else {
        return Outcome::Nothing(
            "neither a name nor a link: a member who has left LinkedIn".to_owned(),
        );
    };
    export.saw(sent);
    let (note, too_long) = note(columns, rows);
    let sighting = Sighting {
        source: SourceKind::LinkedinExport,
        direction,
        linkedin_id: None,
        sent: Some(sent),
        seen: None,
        handles: vec![handle],
        name: Foreign::new(other.name.as_ref()),
        headline: None,
        company: None,
        location: None,
        mutual: None,
        note,
        reminder: false,
    };
    let record = Box::new(Record::Sighting(sighting));
    match too_long {
        None => Outcome::Record(record),
        Some(why) => Outcome::RecordBut(record, why),
    }
}

/// The note, and what to say where it can't be one.
fn note(columns: &Columns, rows: &Rows<'_>) -> (NoteSeen, Option<String>) {
    if columns.message.is_none() {
        return (NoteSeen::Unseen, None);
    }
    let bytes = rows.bytes(columns.message).len();
    if bytes > NOTE * 4 || (bytes > NOTE && rows.text(columns.message).chars().count() > NOTE) {
        let why = format!(
            "the note has {bytes} bytes, and LinkedIn allows 300 characters; the row was kept without it"
        );
        return (NoteSeen::Unseen, Some(why));
    }
    let text = rows.text(columns.message);
    if text.is_empty() {
        return (NoteSeen::Empty, None);
    }
    (NoteSeen::Text(Foreign::new(text.as_ref())), None)
}
