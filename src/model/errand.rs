//! What is decided here and not yet pressed at LinkedIn, as the walk shows it.

use super::foreign::Foreign;
use super::ids::InvitationId;
use super::invitation::names;

/// What there is to do at LinkedIn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ErrandKind {
    /// Press Accept.
    Accept,
    /// Press Ignore.
    Ignore,
    /// Send the reply.
    Reply,
    /// Remove the connection, after an acceptance was taken back here.
    Disconnect,
    /// Invite them oneself, after an ignored invitation was taken back here.
    Invite,
}

names!(ErrandKind {
    Accept = "accept",
    Ignore = "ignore",
    Reply = "reply",
    Disconnect = "disconnect",
    Invite = "invite",
});

/// What mends at LinkedIn what was taken back here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mend {
    /// Removing the connection.
    Disconnect,
    /// Inviting them oneself.
    Invite,
}

names!(Mend {
    Disconnect = "disconnect",
    Invite = "invite",
});

impl Mend {
    /// The errand it is.
    #[must_use]
    pub fn errand(self) -> ErrandKind {
        match self {
            Self::Disconnect => ErrandKind::Disconnect,
            Self::Invite => ErrandKind::Invite,
        }
    }
}

/// One errand, in the order of the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    /// The invitation.
    pub id: InvitationId,
    /// What to do.
    pub kind: ErrandKind,
    /// Whom it concerns.
    pub name: Foreign,
    /// Their headline, else their company.
    pub headline: Option<Foreign>,
    /// The page on which it is done.
    pub link: String,
    /// The text to send, for a reply: the draft that was kept, else the suggested template. `None` where a template
    /// has no value for something, and past the first [`Errand::TEXTS`] replies.
    pub text: Option<String>,
    /// The template the text was made from; `None` for words of the user's own.
    pub template: Option<String>,
    /// The language of the text.
    pub language: Option<String>,
    /// Whether the text asks something, so that an answer is waited for.
    pub asks: bool,
}

impl Errand {
    /// How many replies are given their text at once: each is worked out from the whole dossier.
    pub const TEXTS: usize = 50;
}

impl Errand {
    /// Whether it is done on the page of the invitations that came.
    #[must_use]
    pub fn is_on_the_invitation_page(&self) -> bool {
        self.link == INVITATION_PAGE
    }

    /// Whether it is a button in the list of the invitations that came, so that many can be pressed in a row.
    #[must_use]
    pub fn is_button_of_the_list(&self) -> bool {
        self.is_on_the_invitation_page()
            && matches!(self.kind, ErrandKind::Accept | ErrandKind::Ignore)
    }
}

/// The page on which invitations are accepted and ignored (formats, linkedin-export.md, section 3).
pub const INVITATION_PAGE: &str = "https://www.linkedin.com/mynetwork/invitation-manager/received/";
