//! Why a page isn't read, and what to do instead.

/// Why nothing is read from a text or a file. Each sentence says what to do instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No page of LinkedIn's.
    #[error(
        "this isn't the text of a page of LinkedIn's; open your invitations, a member's profile or a conversation there, \
         select all, copy, and paste that"
    )]
    NotLinkedIn,
    /// The page that asks for a password.
    #[error(
        "this is LinkedIn's page for signing in; sign in, open the page you meant, and copy or save it again"
    )]
    Login,
    /// Another page of LinkedIn's.
    #[error(
        "this is {} at LinkedIn, which isn't read; open linkedin.com/mynetwork/invitation-manager, a member's \
         profile or recent activity, or one conversation, and copy or save that", .0.spoken()
    )]
    Elsewhere(Elsewhere),
    /// The user's own profile.
    #[error(
        "this is your own profile; open the profile of somebody who invited you, or your invitations, and copy that"
    )]
    Own,
    /// A language without a table of phrases.
    #[error(
        "this page is in {}, and only English and German are read; switch LinkedIn to English in its settings while \
         you copy, or import your export or mail instead", .0.unwrap_or("another language")
    )]
    Language(Option<&'static str>),
    /// A saved file without what the page shows.
    #[error(
        "this file has LinkedIn's scripts and not what the page showed, as when it was saved as \"HTML only\"; scroll to \
         the end and save it as \"complete\" or \"single file\", or select all, copy and paste"
    )]
    Shell,
    /// The list of invitations with none on it.
    #[error(
        "no invitation is on this page; wait until the list shows, scroll to its end, and copy or save it again"
    )]
    Empty,
    /// Recent activity with none on it.
    #[error(
        "nothing that they did is on this page; wait until the posts show, scroll to the end, and copy or save it again"
    )]
    Idle,
    /// A conversation that doesn't tell which side is the user's.
    #[error(
        "it can't be told which side of this conversation is yours; select all of the page, from top to bottom, and \
         copy it again"
    )]
    Sides,
    /// A conversation of more than two.
    #[error(
        "more than two people write in this conversation, and only one between you and one other person is read"
    )]
    Several,
    /// A conversation of which no message has a day.
    #[error(
        "no day stands above these messages, so that it can't be told when they were written; scroll up in the \
         conversation to the line with the day, select all, and copy it again"
    )]
    Undated,
    /// More than a page has.
    #[error("this is far larger than one page; copy or save one page at a time")]
    TooLarge,
    /// Only one sign of a page that is read.
    #[error(
        "too little of the page is here to tell what it is; select all of it, from top to bottom, and copy it again"
    )]
    TooLittle,
}

/// A page of LinkedIn's that isn't read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Posts of the network.
    Feed,
    /// Results of a search.
    Search,
    /// Notifications.
    Notifications,
    /// The list of conversations.
    Messaging,
    /// Sales Navigator.
    SalesNavigator,
    /// The list of connections.
    Connections,
}

impl Elsewhere {
    /// How a person calls it.
    #[must_use]
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Feed => "the feed",
            Self::Search => "a search",
            Self::Notifications => "the list of notifications",
            Self::Messaging => "the list of conversations",
            Self::SalesNavigator => "a page of Sales Navigator",
            Self::Connections => "the list of your connections",
        }
    }
}

impl Refusal {
    /// Which of two to tell, where several pages are in one text: the one that says more.
    pub(super) fn telling(self, other: Self) -> Self {
        let rank = |refusal: Self| match refusal {
            Self::Own | Self::Login | Self::Shell => 0,
            Self::Empty
            | Self::Idle
            | Self::Sides
            | Self::Several
            | Self::Undated
            | Self::Language(_) => 1,
            Self::Elsewhere(_) | Self::TooLarge => 2,
            Self::TooLittle => 3,
            Self::NotLinkedIn => 4,
        };
        if rank(other) < rank(self) {
            other
        } else {
            self
        }
    }
}
