//! The table of verbs: what a person can ask for, with name, help, contexts and default keys.
//!
//! The keymap, the help, the hint line, the README's key list and the configuration derive from [`table`] or are
//! tested against it. Keys and chords live here too, so that nothing but `tui` needs to know a terminal library.
//!
//! ```
//! use vestibule::command::{Command, spec};
//!
//! assert_eq!(spec(Command::Accept).name, "accept");
//! assert_eq!(spec(Command::Accept).keys, ["a"]);
//! ```

mod bindings;
mod key;
mod table;

pub use bindings::{Bindings, Conflict, Found};
pub use key::{BadKeys, Chord, Key, Keys};
pub use table::table;

/// What a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// Moves one down.
    Next,
    /// Moves one up.
    Previous,
    /// Moves to the first.
    First,
    /// Moves to the last.
    Last,
    /// Moves half a page down.
    HalfPageDown,
    /// Moves half a page up.
    HalfPageUp,
    /// Moves a page down.
    PageDown,
    /// Moves a page up.
    PageUp,
    /// Scrolls what is open down by a row, where letters say something.
    ScrollDown,
    /// Scrolls what is open up by a row.
    ScrollUp,
    /// Opens a row that stands for several people.
    Unfold,
    /// Closes it again.
    Fold,
    /// Goes to the next pane.
    NextPane,
    /// Goes to the pane before.
    PreviousPane,
    /// Shows the tab Inbox.
    TabInbox,
    /// Shows the tab At LinkedIn.
    TabAtLinkedin,
    /// Shows the tab Waiting.
    TabWaiting,
    /// Shows the tab Due.
    TabDue,
    /// Shows the tab Done.
    TabDone,
    /// Shows the tab All.
    TabAll,
    /// Decides to let in.
    Accept,
    /// Decides to let it be.
    Ignore,
    /// Opens the reply for writing.
    Reply,
    /// Puts off to a day.
    Snooze,
    /// Puts tags on the sender.
    Tag,
    /// Sets a day to come back to the sender.
    FollowUp,
    /// Writes a note to self.
    Note,
    /// Opens the sheet of what the user knows.
    Know,
    /// Says that it happened: pressed, sent, answered, followed up.
    Done,
    /// Opens the profile in the browser.
    Open,
    /// Opens the next few profiles of the group, and walks their sheets.
    OpenNext,
    /// Shows why the policy suggests what it does, to the bottom.
    Why,
    /// Puts the reply on the clipboard.
    Copy,
    /// Shows the next template.
    NextTemplate,
    /// Shows the template before.
    PreviousTemplate,
    /// Copies what was written and keeps it.
    FinishReply,
    /// Says that they worked together.
    KnowWorkedTogether,
    /// Says that they met.
    KnowMet,
    /// Says that they spoke.
    KnowSpoke,
    /// Says that the user wrote to them.
    KnowWrote,
    /// Says that they are in a group with give and take.
    KnowGroup,
    /// Says that the user knows their reputation.
    KnowReputation,
    /// Says that working together is expected.
    KnowCollaboration,
    /// Says that the user could recommend them.
    KnowCouldRecommend,
    /// Says that they are in the user's field.
    KnowSameField,
    /// Says that they are in the user's area.
    KnowSamePlace,
    /// Says that their profile is complete.
    KnowComplete,
    /// Says that their profile has no picture.
    KnowNoPicture,
    /// Says that their profile is barely filled.
    KnowBarelyFilled,
    /// Says that their posts are worth reading.
    KnowQuality,
    /// Says that they sell something.
    KnowSells,
    /// Says that they are a student or a beginner.
    KnowBeginner,
    /// Says that their profile looks false.
    KnowLooksFalse,
    /// Says that they are a stranger.
    KnowStranger,
    /// The answer said why.
    AnswerTold,
    /// The answer was a pleasantry.
    AnswerPleasantry,
    /// The answer was a sales pitch.
    AnswerPitch,
    /// Opens the box that takes a pasted page.
    PastePage,
    /// Reads what is in that box.
    ReadPasted,
    /// Takes the card of a page, or leaves it out.
    Tick,
    /// Takes all cards of a page, or none.
    TickAll,
    /// Corrects the card of a page.
    Correct,
    /// Reads every known source again.
    ReadAgain,
    /// Begins the walk to LinkedIn.
    Walk,
    /// Says that there is no such button.
    NoButton,
    /// Leaves an errand for later.
    LeaveForLater,
    /// Says of all accepts and ignores that they are pressed.
    AllPressed,
    /// Says yes to what is asked about an invitation.
    Yes,
    /// Says no to it.
    No,
    /// Opens the record that a piece of evidence rests on.
    Record,
    /// Strikes a piece of evidence out, or lets it count again.
    Strike,
    /// Asks by mail.
    AskByMail,
    /// Asks through somebody both know.
    AskThroughMutual,
    /// Lets in on trial.
    AcceptOnTrial,
    /// Waits until it has nearly lapsed.
    Wait,
    /// Takes back the last act.
    Undo,
    /// Does again what was taken back.
    Redo,
    /// Opens the search.
    Search,
    /// Opens the help.
    Help,
    /// Says yes to what is open: keeps it, runs it.
    Keep,
    /// Completes what is being typed.
    Complete,
    /// Leaves what is open as it was.
    Leave,
    /// Suspends the program.
    Suspend,
    /// Leaves the desk.
    Quit,
}

/// What the desk shows when a key arrives; it decides what the key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// The list of invitations.
    Queue,
    /// What is known of the sender.
    Sender,
    /// What the policy says.
    Rules,
    /// The suggested reply, not being written.
    Reply,
    /// The reply, being written.
    Composer,
    /// A line that is asked for: search, day, tags, note.
    Prompt,
    /// The sheet of what the user knows and saw.
    Sheet,
    /// What an answer was like.
    Answer,
    /// A question before something that others may see.
    Confirm,
    /// Why the policy suggests what it does.
    Why,
    /// The record that a piece of evidence rests on.
    Record,
    /// The list of all keys.
    Help,
    /// The box that takes a pasted page.
    Paste,
    /// What was understood of a page.
    Review,
    /// The walk to LinkedIn.
    Walk,
    /// What is open to somebody who can't be answered.
    AnotherWay,
}

impl Context {
    /// Every context.
    pub const ALL: [Self; 16] = [
        Self::Queue,
        Self::Sender,
        Self::Rules,
        Self::Reply,
        Self::Composer,
        Self::Prompt,
        Self::Sheet,
        Self::Answer,
        Self::Confirm,
        Self::Why,
        Self::Record,
        Self::Help,
        Self::Paste,
        Self::Review,
        Self::Walk,
        Self::AnotherWay,
    ];

    /// Whether letters are text here; a key that types one is then never a command.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(
            self,
            Self::Composer | Self::Prompt | Self::Help | Self::Paste
        )
    }

    /// What help calls it.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Queue => "in the queue",
            Self::Sender => "in the sender's pane",
            Self::Rules => "in the rules' pane",
            Self::Reply => "in the reply's pane",
            Self::Composer => "while writing a reply",
            Self::Prompt => "at a prompt",
            Self::Sheet => "on the sheet of what you know and saw",
            Self::Answer => "when an answer came",
            Self::Confirm => "at a question",
            Self::Why => "where it says why",
            Self::Record => "in a record",
            Self::Help => "in the help",
            Self::Paste => "while pasting a page",
            Self::Review => "while looking over a page",
            Self::Walk => "on the walk",
            Self::AnotherWay => "where they can't be answered",
        }
    }
}

/// The heading under which a command stands in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Moving about.
    Moving,
    /// Deciding.
    Deciding,
    /// What the user keeps about a person.
    Person,
    /// The reply.
    Reply,
    /// At LinkedIn.
    AtLinkedin,
    /// The sheet of what the user knows.
    Knowing,
    /// Bringing invitations in.
    ComingIn,
    /// The desk itself.
    Desk,
}

impl Group {
    /// Every group, in the order of the help.
    pub const ALL: [Self; 8] = [
        Self::Deciding,
        Self::Reply,
        Self::AtLinkedin,
        Self::ComingIn,
        Self::Person,
        Self::Moving,
        Self::Desk,
        Self::Knowing,
    ];

    /// The heading.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Moving => "Moving",
            Self::Deciding => "Deciding",
            Self::Person => "About the person",
            Self::Reply => "Reply",
            Self::AtLinkedin => "At LinkedIn",
            Self::Knowing => "What you know and saw",
            Self::ComingIn => "Coming in",
            Self::Desk => "The desk",
        }
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// Its name in the configuration, with hyphens.
    pub name: &'static str,
    /// One line of help: what it does, begun in lower case, no full stop.
    pub help: &'static str,
    /// The word or two in the hint line; empty where it isn't hinted.
    pub hint: &'static str,
    /// The heading in the help.
    pub group: Group,
    /// Where it works. A key that types a letter doesn't count where text is typed.
    pub contexts: &'static [Context],
    /// The default keys, the one to show first.
    pub keys: &'static [&'static str],
}

/// The line of a command.
#[must_use]
pub fn spec(command: Command) -> &'static Spec {
    // The table has a line for every command, in the enum's order; a test holds it to that.
    &table()[command as usize]
}

/// The command of a name, as the configuration writes it.
#[must_use]
pub fn named(name: &str) -> Option<Command> {
    table()
        .iter()
        .find(|spec| spec.name == name)
        .map(|spec| spec.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_its_own_line_in_the_order_of_the_enum() {
        for (place, spec) in table().iter().enumerate() {
            assert_eq!(spec.command as usize, place, "{}", spec.name);
            assert_eq!(named(spec.name), Some(spec.command));
        }
        assert_eq!(table().len(), Command::Quit as usize + 1);
    }

    #[test]
    fn every_line_can_be_read_aloud() {
        for spec in table() {
            assert!(
                !spec.help.is_empty() && !spec.help.ends_with('.'),
                "{}",
                spec.name
            );
            assert!(
                !spec.contexts.is_empty() && !spec.keys.is_empty(),
                "{}",
                spec.name
            );
            assert!(
                spec.name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-'),
                "{}",
                spec.name
            );
        }
    }
}
