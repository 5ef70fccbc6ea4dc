//! `messages.csv`: who wrote to whom and when. What was written is neither kept nor looked at.

use std::collections::HashMap;
use std::ops::ControlFlow;

use jiff::Timestamp;

use crate::import::dates::{message_date, plausible};
use crate::import::rows::Rows;
use crate::import::session::{Session, quoted};
use crate::model::Foreign;
use crate::model::import::Flow;
use crate::model::record::{Handle, HandleKind, Message, Owner, Record};
use crate::text::fold::fold;
use crate::text::link::profile_slug;

use super::{Export, Outcome, by_name, is_nobody};

/// How many rows are looked at to tell who the owner is.
const AHEAD: usize = 2_000;

/// Reads the table; true when every row was understood.
pub(super) fn read(export: &mut Export<'_, '_, '_>, rows: &mut Rows<'_>) -> ControlFlow<(), bool> {
    let session = export.session;
    let columns = Columns::of(rows);
    let me = Me::of(export.owner.as_ref(), &columns, rows);
    if let Some(told) = me.told() {
        export.own(told)?;
    }
    if !me.is_known() && columns.direction.is_none() {
        session.skip(
            "file",
            "it can't be told which side of the messages is yours; give it together with Invitations.csv",
        )?;
        return ControlFlow::Continue(false);
    }
    let mut block = Block::default();
    let whole = export.each(rows, |export, rows, line| {
        let outcome = match envelope(&columns, rows) {
            Ok(envelope) => {
                export.saw(envelope.at);
                me.message(&columns, rows, envelope)
            }
            Err(outcome) => return outcome,
        };
        let message = match outcome {
            Ok(message) => message,
            Err(outcome) => return outcome,
        };
        if columns.recipients.is_some() || columns.sender.is_none() {
            return Outcome::Record(Box::new(Record::Message(message)));
        }
        if block.take(session, line, message).is_break() {
            return Outcome::Stop;
        }
        Outcome::Held
    })?;
    block.close(session)?;
    ControlFlow::Continue(whole)
}

struct Columns {
    conversation: Option<usize>,
    from: Option<usize>,
    sender: Option<usize>,
    to: Option<usize>,
    recipients: Option<usize>,
    date: Option<usize>,
    direction: Option<usize>,
    drafts: [Option<usize>; 2],
}

impl Columns {
    fn of(rows: &Rows<'_>) -> Self {
        let column = |name| rows.header.column(name);
        Self {
            conversation: column("Conversation ID"),
            from: column("From"),
            sender: column("Sender Profile URL"),
            to: column("To"),
            recipients: column("Recipient Profile URLs"),
            date: column("Date"),
            direction: column("Direction"),
            drafts: [column("Is Message Draft"), column("Is Conversation Draft")],
        }
    }

    fn sender(&self, rows: &Rows<'_>) -> Option<String> {
        self.sender?;
        profile_slug(&rows.text(self.sender))
    }

    /// The links of the recipients; names are never split, because they hold commas of their own.
    fn recipients(&self, rows: &Rows<'_>) -> Vec<String> {
        let mut slugs: Vec<String> = rows
            .text(self.recipients)
            .split([',', ';'])
            .filter_map(profile_slug)
            .collect();
        slugs.dedup();
        slugs
    }
}

/// What stands on the outside of every message.
struct Envelope {
    at: Timestamp,
    conversation: String,
}

fn envelope(columns: &Columns, rows: &Rows<'_>) -> Result<Envelope, Outcome> {
    let is_yes = |column: &Option<usize>| rows.text(*column).eq_ignore_ascii_case("yes");
    if columns.drafts.iter().any(is_yes) {
        return Err(Outcome::Nothing("a draft that was never sent".to_owned()));
    }
    let date = rows.text(columns.date);
    let Some(at) = message_date(&date).filter(|at| plausible(*at)) else {
        return Err(Outcome::Lost(format!(
            "'DATE' is {}, and LinkedIn writes such as '2023-06-11 15:33:58 UTC'",
            quoted(&date)
        )));
    };
    Ok(Envelope {
        at,
        conversation: rows.text(columns.conversation).into_owned(),
    })
}

/// The owner, as the messages know them.
struct Me {
    slug: Option<String>,
    folded: Option<String>,
    /// The name beside the slug, where the messages themselves told it.
    voted: Option<String>,
}

impl Me {
    fn of(owner: Option<&Owner>, columns: &Columns, rows: &mut Rows<'_>) -> Self {
        let folded = owner
            .filter(|owner| !owner.name.is_blank())
            .map(|owner| fold(owner.name.raw()));
        if let Some(slug) = owner.and_then(|owner| owner.slug.clone()) {
            return Self {
                slug: Some(slug),
                folded,
                voted: None,
            };
        }
        let (slug, voted) = Vote::hold(columns, rows).winner(folded.as_deref());
        Self {
            slug,
            folded,
            voted,
        }
    }

    fn told(&self) -> Option<Owner> {
        let name = self.voted.as_deref()?;
        Some(Owner {
            name: Foreign::new(name),
            slug: self.slug.clone(),
        })
    }

    fn is_known(&self) -> bool {
        self.slug.is_some() || self.folded.is_some()
    }

    /// The message that a row is between the owner and one other person.
    fn message(
        &self,
        columns: &Columns,
        rows: &Rows<'_>,
        envelope: Envelope,
    ) -> Result<Message, Outcome> {
        let sender = columns.sender(rows);
        if columns.sender.is_some() && sender.is_none() {
            return Err(Outcome::Nothing(
                "the sender has no profile: sponsored, or a member who has left".to_owned(),
            ));
        }
        let from_me = self.wrote(columns, rows, sender.as_deref());
        let (handle, name) = if from_me {
            self.addressee(columns, rows)?
        } else {
            self.writer(columns, rows, sender)?
        };
        let conversation = if envelope.conversation.is_empty() {
            handle.value.clone()
        } else {
            envelope.conversation
        };
        Ok(Message {
            conversation,
            from_me,
            handles: vec![handle],
            name: Foreign::new(name),
            at: envelope.at,
        })
    }

    fn wrote(&self, columns: &Columns, rows: &Rows<'_>, sender: Option<&str>) -> bool {
        if let (Some(own), Some(sender)) = (self.slug.as_deref(), sender) {
            return own == sender;
        }
        if columns.direction.is_some() {
            return rows
                .text(columns.direction)
                .eq_ignore_ascii_case("outgoing");
        }
        self.folded
            .as_ref()
            .is_some_and(|own| *own == fold(&rows.text(columns.from)))
    }

    /// The one person to whom the owner wrote.
    fn addressee(&self, columns: &Columns, rows: &Rows<'_>) -> Result<(Handle, String), Outcome> {
        let name = rows.text(columns.to);
        let mut others = columns.recipients(rows);
        others.retain(|slug| Some(slug) != self.slug.as_ref());
        if others.len() > 1 || (others.is_empty() && lists_several(&name)) {
            return Err(Outcome::Nothing(
                "a message of yours to several people".to_owned(),
            ));
        }
        if let Some(slug) = others.pop() {
            return Ok((Handle::new(HandleKind::Slug, slug), name.into_owned()));
        }
        if columns.recipients.is_some() || is_nobody(&name) {
            return Err(Outcome::Nothing(
                "the recipient has no profile: a member who has left".to_owned(),
            ));
        }
        let handle = by_name(&name).ok_or_else(|| Outcome::Nothing("no recipient".to_owned()))?;
        Ok((handle, name.into_owned()))
    }

    /// The person who wrote to the owner.
    fn writer(
        &self,
        columns: &Columns,
        rows: &Rows<'_>,
        sender: Option<String>,
    ) -> Result<(Handle, String), Outcome> {
        let name = rows.text(columns.from);
        let recipients = columns.recipients(rows);
        if let Some(own) = &self.slug
            && !recipients.is_empty()
            && !recipients.contains(own)
        {
            return Err(Outcome::Nothing(
                "neither side is the owner of this export".to_owned(),
            ));
        }
        if let Some(slug) = sender {
            return Ok((Handle::new(HandleKind::Slug, slug), name.into_owned()));
        }
        if is_nobody(&name) {
            return Err(Outcome::Nothing(
                "a member who has left LinkedIn, or hides".to_owned(),
            ));
        }
        let handle = by_name(&name).ok_or_else(|| Outcome::Nothing("no sender".to_owned()))?;
        Ok((handle, name.into_owned()))
    }
}

/// Whether names are listed: LinkedIn puts no space behind the comma between people, and a title has one before it.
fn lists_several(names: &str) -> bool {
    names
        .split(',')
        .skip(1)
        .any(|rest| !rest.is_empty() && !rest.starts_with(char::is_whitespace))
}

/// Who takes part in how many conversations: the owner is in every one.
#[derive(Default)]
struct Vote {
    conversations: usize,
    seen: HashMap<String, Voter>,
}

#[derive(Default)]
struct Voter {
    conversations: usize,
    last: usize,
    name: String,
}

impl Vote {
    fn hold(columns: &Columns, rows: &mut Rows<'_>) -> Self {
        let mut vote = Self::default();
        let mut current = None;
        rows.look_ahead(AHEAD, 8 * 1024 * 1024, |rows| {
            let conversation = rows.text(columns.conversation);
            if current.as_deref() != Some(conversation.as_ref()) {
                current = Some(conversation.into_owned());
                vote.conversations += 1;
            }
            let recipients = columns.recipients(rows);
            if let ([only], name) = (recipients.as_slice(), rows.text(columns.to)) {
                vote.count(only, &name);
            } else {
                for slug in &recipients {
                    vote.count(slug, "");
                }
            }
            if let Some(slug) = columns.sender(rows) {
                vote.count(&slug, &rows.text(columns.from));
            }
        });
        vote
    }

    fn count(&mut self, slug: &str, name: &str) {
        let voter = self.seen.entry(slug.to_owned()).or_default();
        if voter.last != self.conversations {
            voter.last = self.conversations;
            voter.conversations += 1;
        }
        if voter.name.is_empty() {
            name.clone_into(&mut voter.name);
        }
    }

    /// The slug and name of the owner: the one who is called so, else the only one who is in nearly every conversation.
    fn winner(&self, folded: Option<&str>) -> (Option<String>, Option<String>) {
        let found =
            |(slug, voter): (&String, &Voter)| (Some(slug.clone()), Some(voter.name.clone()));
        if let Some(name) = folded {
            let mut called = self
                .seen
                .iter()
                .filter(|(_, voter)| fold(&voter.name) == name);
            if let (Some(one), None) = (called.next(), called.next()) {
                return found(one);
            }
        }
        let most = self
            .seen
            .values()
            .map(|voter| voter.conversations)
            .max()
            .unwrap_or(0);
        let mut leading = self
            .seen
            .iter()
            .filter(|(_, voter)| voter.conversations == most);
        match (leading.next(), leading.next()) {
            (Some(one), None) if most * 2 > self.conversations => found(one),
            _ => (None, None),
        }
    }
}

/// A conversation of an era without the recipients' links: what the owner wrote is held until somebody else's link
/// tells who the other person is.
#[derive(Default)]
struct Block {
    conversation: String,
    others: Vec<Handle>,
    held: Vec<(u64, Message)>,
}

impl Block {
    /// The most messages held; beyond it the name has to do.
    const MOST: usize = 10_000;

    fn take(&mut self, session: &Session<'_, '_>, line: u64, message: Message) -> Flow {
        if message.conversation != self.conversation || self.held.len() >= Self::MOST {
            self.close(session)?;
            self.conversation.clone_from(&message.conversation);
        }
        if message.from_me {
            self.held.push((line, message));
            return Flow::Continue(());
        }
        for handle in &message.handles {
            if !self.others.contains(handle) {
                self.others.push(handle.clone());
            }
        }
        session.record(line, Box::new(Record::Message(message)))
    }

    fn close(&mut self, session: &Session<'_, '_>) -> Flow {
        for (line, mut message) in self.held.drain(..) {
            if let [other] = self.others.as_slice() {
                message.handles = vec![other.clone()];
            }
            session.record(line, Box::new(Record::Message(message)))?;
        }
        self.others.clear();
        Flow::Continue(())
    }
}
