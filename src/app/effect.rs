//! What the desk wants from the world. Data only; `tui` performs it.

use crate::model::{Act, EvidenceId, Foreign, InvitationId, PageReview, Tab};

/// Which invitations to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The tab.
    pub tab: Tab,
    /// What was typed into the search, if anything; narrows the tab.
    pub query: Option<String>,
}

/// Ties the outcome of an act to the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Token(pub u64);

/// Ties an answer of the reader to the request, so that a late answer to an old question is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Request(pub u64);

/// What the desk wants from the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Reader: the numbers on the tabs.
    Count,
    /// Reader: the ids of a view. The next request of this kind interrupts it.
    List {
        /// Ties the answer to the question.
        request: Request,
        /// Which.
        view: View,
    },
    /// Reader: the rows in sight.
    Rows(Vec<InvitationId>),
    /// Reader: everything about one invitation. The next request of this kind interrupts it.
    Case(InvitationId),
    /// Reader: the record that a piece of evidence rests on, in full.
    ReadRecord(InvitationId, EvidenceId),
    /// Reader: what is to do at LinkedIn, in the order of the walk.
    Errands,
    /// Job: reads a pasted page. Nothing of it is kept.
    ReadPage {
        /// Ties the answer to the paste.
        request: Request,
        /// The text.
        text: String,
    },
    /// Job: keeps the chosen cards of a page that was looked over.
    KeepPage {
        /// Ties the outcome to the page.
        token: Token,
        /// The page.
        page: Box<PageReview>,
        /// The places of the chosen cards.
        chosen: Vec<usize>,
    },
    /// Job: reads every known source again.
    ReadAgain,
    /// Gives that up; what was not merged yet is as if it had never been read.
    StopReading,
    /// Job: what has changed at the known sources, and how fresh they are, told without opening one.
    LookForNewer,
    /// Writer: an act.
    Act {
        /// Ties the outcome to the act.
        token: Token,
        /// The act.
        act: Act,
    },
    /// Writer: takes back the newest act that isn't taken back.
    Undo(Token),
    /// Writer: takes back the act of the second token, whatever was done since.
    UndoOf(Token, Token),
    /// Writer: does again what was last taken back.
    Redo(Token),
    /// Writer: works out again what is stale, a batch at a time, behind everything else.
    Assess,
    /// Terminal: puts a text on the clipboard.
    Copy(String),
    /// Process: opens a link in the browser.
    Open(String),
    /// Process: opens a file of the user's own, the source of a record, with the system's program for it.
    OpenFile(Foreign),
    /// Terminal: sets the window title. Sanitised.
    Title(String),
    /// Terminal: suspends the program (Ctrl-Z).
    Suspend,
    /// Ends the program; never given while anything is unsaved.
    Quit,
}
