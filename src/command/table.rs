//! The list itself. Its order is the enum's; the help orders by group.

use super::{Command, Context, Group, Spec};

use Context::{
    AnotherWay, Answer, Composer, Confirm, Help, Paste, Prompt, Queue, Record, Reply, Review,
    Rules, Sender, Sheet, Walk, Why,
};

const PANES: &[Context] = &[Queue, Sender, Rules, Reply];
const LISTS: &[Context] = &[
    Queue, Sender, Rules, Reply, Help, Prompt, Confirm, Review, Why, Record,
];
const ENDS: &[Context] = &[Queue, Sender, Rules, Reply, Review, Why, Record];
const PAGES: &[Context] = &[
    Queue, Sender, Rules, Reply, Help, Sheet, Review, Why, Record,
];
const PANES_AND_WHY: &[Context] = &[Queue, Sender, Rules, Reply, Why];
const REPLIES: &[Context] = &[Queue, Sender, Rules, Reply, Composer];
const SHEET: &[Context] = &[Sheet];
const WALKED: &[Context] = &[Queue, Sender, Rules, Reply, Walk];
const ANOTHER: &[Context] = &[AnotherWay];

/// Every command with its name, help, contexts and default keys.
#[must_use]
pub fn table() -> &'static [Spec] {
    TABLE
}

/// The parts of a line that fit on one; the hint is the word in the hint line.
const fn line(
    command: Command,
    (name, hint, help): (&'static str, &'static str, &'static str),
    (group, contexts): (Group, &'static [Context]),
    keys: &'static [&'static str],
) -> Spec {
    Spec {
        command,
        name,
        help,
        hint,
        group,
        contexts,
        keys,
    }
}

const TABLE: &[Spec] = &[
    line(
        Command::Next,
        ("next", "", "one down"),
        (Group::Moving, LISTS),
        &["j", "down", "ctrl-n"],
    ),
    line(
        Command::Previous,
        ("previous", "", "one up"),
        (Group::Moving, LISTS),
        &["k", "up", "ctrl-p"],
    ),
    line(
        Command::First,
        ("first", "", "to the top"),
        (Group::Moving, ENDS),
        &["g", "home"],
    ),
    line(
        Command::Last,
        ("last", "", "to the end"),
        (Group::Moving, ENDS),
        &["G", "end"],
    ),
    line(
        Command::HalfPageDown,
        ("half-page-down", "", "half a page down"),
        (Group::Moving, ENDS),
        &["ctrl-d"],
    ),
    line(
        Command::HalfPageUp,
        ("half-page-up", "", "half a page up"),
        (Group::Moving, ENDS),
        &["ctrl-u"],
    ),
    line(
        Command::PageDown,
        ("page-down", "", "a page down"),
        (Group::Moving, PAGES),
        &["pagedown"],
    ),
    line(
        Command::PageUp,
        ("page-up", "", "a page up"),
        (Group::Moving, PAGES),
        &["pageup"],
    ),
    line(
        Command::ScrollDown,
        (
            "scroll-down",
            "",
            "scroll down, where letters say something",
        ),
        (Group::Moving, SHEET),
        &["down", "ctrl-n"],
    ),
    line(
        Command::ScrollUp,
        ("scroll-up", "", "scroll up, where letters say something"),
        (Group::Moving, SHEET),
        &["up", "ctrl-p"],
    ),
    line(
        Command::Unfold,
        (
            "unfold",
            "open",
            "open a row of look-alikes; on an open one: close it",
        ),
        (Group::Moving, &[Queue]),
        &["enter", "right"],
    ),
    line(
        Command::Fold,
        ("fold", "close", "close a row of look-alikes"),
        (Group::Moving, &[Queue]),
        &["left"],
    ),
    line(
        Command::NextPane,
        (
            "next-pane",
            "next pane",
            "to the next pane, or the next page of a small window",
        ),
        (Group::Moving, PANES),
        &["tab"],
    ),
    line(
        Command::PreviousPane,
        ("previous-pane", "", "to the pane before"),
        (Group::Moving, PANES),
        &["shift-tab"],
    ),
    line(
        Command::TabInbox,
        (
            "inbox",
            "",
            "who waits for a decision, or answered; again: show what arrived since",
        ),
        (Group::Moving, PANES),
        &["1"],
    ),
    line(
        Command::TabAtLinkedin,
        (
            "at-linkedin",
            "",
            "decided here, the button there not pressed yet",
        ),
        (Group::Moving, PANES),
        &["2"],
    ),
    line(
        Command::TabWaiting,
        ("waiting", "", "who was asked, and owes an answer"),
        (Group::Moving, PANES),
        &["3"],
    ),
    line(
        Command::TabDue,
        ("due", "", "follow-ups whose day has come"),
        (Group::Moving, PANES),
        &["4"],
    ),
    line(
        Command::TabDone,
        ("done-tab", "", "what is settled"),
        (Group::Moving, PANES),
        &["5"],
    ),
    line(
        Command::TabAll,
        ("all", "", "every invitation there is"),
        (Group::Moving, PANES),
        &["6"],
    ),
    line(
        Command::Accept,
        (
            "accept",
            "accept",
            "let them in; the button at LinkedIn stays yours to press",
        ),
        (Group::Deciding, PANES),
        &["a"],
    ),
    line(
        Command::Ignore,
        (
            "ignore",
            "ignore",
            "let it be; they aren't told and may ask again",
        ),
        (Group::Deciding, PANES),
        &["i"],
    ),
    line(
        Command::Reply,
        ("reply", "reply", "write to them before deciding"),
        (Group::Reply, &[Queue, Sender, Rules, Reply, AnotherWay]),
        &["r"],
    ),
    line(
        Command::Snooze,
        ("snooze", "later", "put it off to a day"),
        (Group::Deciding, PANES),
        &["s"],
    ),
    line(
        Command::Tag,
        ("tag", "tag", "put tags on the sender, or take them off"),
        (Group::Person, PANES),
        &["t"],
    ),
    line(
        Command::FollowUp,
        (
            "follow-up",
            "follow up",
            "a day to come back to them, and why",
        ),
        (Group::Person, PANES),
        &["f"],
    ),
    line(
        Command::Note,
        ("note", "note", "a note to yourself about them"),
        (Group::Person, PANES),
        &["n"],
    ),
    line(
        Command::Know,
        (
            "know",
            "say",
            "say what you know of them, and what you saw of their profile",
        ),
        (Group::Person, PANES),
        &["m"],
    ),
    line(
        Command::Done,
        (
            "done",
            "done",
            "it happened: pressed, sent, they answered, followed up",
        ),
        (Group::AtLinkedin, PANES),
        &["d"],
    ),
    line(
        Command::Open,
        (
            "open",
            "look",
            "open their profile in the browser; they may see that you looked; in a record: its file",
        ),
        (
            Group::AtLinkedin,
            &[Queue, Sender, Rules, Reply, Confirm, Walk, Record],
        ),
        &["o"],
    ),
    line(
        Command::OpenNext,
        (
            "open-next",
            "look at five",
            "open the next five profiles of the group, then a sheet for each; it asks first",
        ),
        (Group::AtLinkedin, PANES),
        &["O"],
    ),
    line(
        Command::Why,
        (
            "why",
            "why",
            "why it suggests that: every rule, and what it rests on",
        ),
        (Group::Deciding, PANES_AND_WHY),
        &["w"],
    ),
    line(
        Command::Copy,
        ("copy", "copy", "put the reply on the clipboard"),
        (Group::Reply, WALKED),
        &["y"],
    ),
    line(
        Command::NextTemplate,
        (
            "next-template",
            "next template",
            "the next reply that suits",
        ),
        (Group::Reply, REPLIES),
        &["]", "alt-n"],
    ),
    line(
        Command::PreviousTemplate,
        ("previous-template", "", "the reply before"),
        (Group::Reply, REPLIES),
        &["[", "alt-p"],
    ),
    line(
        Command::FinishReply,
        (
            "finish-reply",
            "copy and keep",
            "copy what you wrote, and keep it until it is sent",
        ),
        (Group::Reply, &[Composer]),
        &["ctrl-s", "ctrl-enter", "alt-enter"],
    ),
    line(
        Command::KnowWorkedTogether,
        (
            "know-worked-together",
            "worked together",
            "we worked together",
        ),
        (Group::Knowing, SHEET),
        &["w"],
    ),
    line(
        Command::KnowMet,
        ("know-met", "met", "we met"),
        (Group::Knowing, SHEET),
        &["m"],
    ),
    line(
        Command::KnowSpoke,
        ("know-spoke", "spoke", "we spoke on the phone or by video"),
        (Group::Knowing, SHEET),
        &["p"],
    ),
    line(
        Command::KnowWrote,
        ("know-wrote", "wrote", "I wrote to them"),
        (Group::Knowing, SHEET),
        &["e"],
    ),
    line(
        Command::KnowGroup,
        (
            "know-group",
            "a group, give and take",
            "we are in a group, with give and take there",
        ),
        (Group::Knowing, SHEET),
        &["g"],
    ),
    line(
        Command::KnowReputation,
        (
            "know-reputation",
            "know their reputation",
            "I know their reputation",
        ),
        (Group::Knowing, SHEET),
        &["r"],
    ),
    line(
        Command::KnowCollaboration,
        (
            "know-collaboration",
            "expect to work together",
            "I expect that we will work together",
        ),
        (Group::Knowing, SHEET),
        &["k"],
    ),
    line(
        Command::KnowCouldRecommend,
        (
            "know-could-recommend",
            "could recommend",
            "I could recommend them",
        ),
        (Group::Knowing, SHEET),
        &["o"],
    ),
    line(
        Command::KnowSameField,
        ("know-same-field", "in my field", "they are in my field"),
        (Group::Knowing, SHEET),
        &["f"],
    ),
    line(
        Command::KnowSamePlace,
        ("know-same-place", "in my area", "they are in my area"),
        (Group::Knowing, SHEET),
        &["h"],
    ),
    line(
        Command::KnowComplete,
        ("know-complete", "complete", "their profile is complete"),
        (Group::Knowing, SHEET),
        &["c"],
    ),
    line(
        Command::KnowNoPicture,
        (
            "know-no-picture",
            "no picture",
            "their profile has no picture",
        ),
        (Group::Knowing, SHEET),
        &["x"],
    ),
    line(
        Command::KnowBarelyFilled,
        (
            "know-barely-filled",
            "barely filled",
            "their profile is barely filled",
        ),
        (Group::Knowing, SHEET),
        &["b"],
    ),
    line(
        Command::KnowQuality,
        (
            "know-quality",
            "posts worth reading",
            "what they post is worth reading",
        ),
        (Group::Knowing, SHEET),
        &["v"],
    ),
    line(
        Command::KnowSells,
        ("know-sells", "sells something", "they sell something"),
        (Group::Knowing, SHEET),
        &["s"],
    ),
    line(
        Command::KnowBeginner,
        (
            "know-beginner",
            "student or beginner",
            "they study, or have just begun",
        ),
        (Group::Knowing, SHEET),
        &["j"],
    ),
    line(
        Command::KnowLooksFalse,
        ("know-looks-false", "looks false", "the profile looks false"),
        (Group::Knowing, SHEET),
        &["l"],
    ),
    line(
        Command::KnowStranger,
        (
            "know-stranger",
            "a stranger to me",
            "a stranger: no to all that would mean knowing them",
        ),
        (Group::Knowing, SHEET),
        &["n"],
    ),
    line(
        Command::AnswerTold,
        ("answer-told", "they said why", "they answered and said why"),
        (Group::AtLinkedin, &[Answer]),
        &["w"],
    ),
    line(
        Command::AnswerPleasantry,
        (
            "answer-pleasantry",
            "a pleasantry",
            "they answered with a pleasantry",
        ),
        (Group::AtLinkedin, &[Answer]),
        &["p"],
    ),
    line(
        Command::AnswerPitch,
        (
            "answer-pitch",
            "a sales pitch",
            "they answered with a sales pitch",
        ),
        (Group::AtLinkedin, &[Answer]),
        &["s"],
    ),
    line(
        Command::PastePage,
        (
            "paste-page",
            "paste a page",
            "paste a page of LinkedIn's: invitations received or sent, or a profile",
        ),
        (Group::ComingIn, PANES),
        &["p"],
    ),
    line(
        Command::ReadPasted,
        ("read-pasted", "read it", "read what was pasted"),
        (Group::ComingIn, &[Paste]),
        &["ctrl-d", "ctrl-s"],
    ),
    line(
        Command::Tick,
        ("tick", "tick", "take this card, or leave it out"),
        (Group::ComingIn, &[Review]),
        &["space"],
    ),
    line(
        Command::TickAll,
        ("tick-all", "all or none", "take all cards, or none"),
        (Group::ComingIn, &[Review]),
        &["A"],
    ),
    line(
        Command::Correct,
        (
            "correct",
            "correct",
            "correct the name on this card, or give the address of the profile",
        ),
        (Group::ComingIn, &[Review]),
        &["e"],
    ),
    line(
        Command::ReadAgain,
        (
            "read-again",
            "read again",
            "read every known export, mailbox and page again, and the newest export beside them",
        ),
        (Group::ComingIn, PANES),
        &["R"],
    ),
    line(
        Command::Walk,
        (
            "walk",
            "walk",
            "the walk to LinkedIn: one errand after the other, its page open, its text copied",
        ),
        (Group::AtLinkedin, PANES),
        &["W"],
    ),
    line(
        Command::NoButton,
        ("no-button", "no such button", "there is no such button"),
        (Group::AtLinkedin, &[Walk]),
        &["!"],
    ),
    line(
        Command::LeaveForLater,
        ("leave-for-later", "later", "leave this errand for later"),
        (Group::AtLinkedin, &[Walk]),
        &["-"],
    ),
    line(
        Command::AllPressed,
        (
            "all-pressed",
            "all pressed",
            "in the tab At LinkedIn: every accept and ignore of the list is pressed",
        ),
        (Group::AtLinkedin, WALKED),
        &["D"],
    ),
    line(
        Command::Yes,
        (
            "yes",
            "yes",
            "yes to what is asked: they are one person, it was so",
        ),
        (Group::Deciding, PANES),
        &["="],
    ),
    line(
        Command::No,
        ("no", "no", "no to what is asked; it isn't asked again"),
        (Group::Deciding, PANES),
        &["!"],
    ),
    line(
        Command::Record,
        (
            "record",
            "record",
            "the record that this piece of evidence rests on, in full, and where it stands",
        ),
        (Group::Person, &[Sender]),
        &["enter"],
    ),
    line(
        Command::Strike,
        (
            "strike",
            "strike out",
            "strike this piece of evidence out for good, or let it count again",
        ),
        (Group::Person, &[Sender, Record]),
        &["X"],
    ),
    line(
        Command::AskByMail,
        (
            "ask-by-mail",
            "by mail",
            "copy the reply for a mail to them",
        ),
        (Group::Reply, ANOTHER),
        &["e"],
    ),
    line(
        Command::AskThroughMutual,
        (
            "ask-through-mutual",
            "through somebody",
            "copy a few lines to somebody you both know",
        ),
        (Group::Reply, ANOTHER),
        &["m"],
    ),
    line(
        Command::AcceptOnTrial,
        (
            "accept-on-trial",
            "on trial",
            "let them in on trial, with a day to look whether that was right",
        ),
        (Group::Deciding, ANOTHER),
        &["a"],
    ),
    line(
        Command::Wait,
        ("wait", "wait", "wait until shortly before it lapses"),
        (Group::Deciding, ANOTHER),
        &["w"],
    ),
    line(
        Command::Undo,
        ("undo", "undo", "take back the last act, whichever it was"),
        (Group::Deciding, WALKED),
        &["u"],
    ),
    line(
        Command::Redo,
        ("redo", "redo", "do again what was taken back"),
        (Group::Deciding, PANES),
        &["U", "ctrl-r"],
    ),
    line(
        Command::Search,
        (
            "search",
            "search",
            "search names, headlines, companies, notes and tags",
        ),
        (Group::Moving, PANES),
        &["/"],
    ),
    line(
        Command::Help,
        ("help", "help", "every key, with a search"),
        (Group::Desk, PANES),
        &["?", "f1"],
    ),
    line(
        Command::Keep,
        ("keep", "keep", "keep it"),
        (Group::Desk, &[Prompt, Sheet, Confirm, Help, Review, Walk]),
        &["enter"],
    ),
    line(
        Command::Complete,
        ("complete", "complete", "complete what you type"),
        (Group::Desk, &[Prompt]),
        &["tab"],
    ),
    line(
        Command::Leave,
        (
            "leave",
            "leave",
            "leave what is open as it was; in a pane: clear the search, back to the queue",
        ),
        (Group::Desk, &Context::ALL),
        &["esc"],
    ),
    line(
        Command::Suspend,
        ("suspend", "", "back to the shell for a while; fg returns"),
        (Group::Desk, &Context::ALL),
        &["ctrl-z"],
    ),
    line(
        Command::Quit,
        ("quit", "quit", "leave the desk, once everything is saved"),
        (Group::Desk, &Context::ALL),
        &["q", "ctrl-c"],
    ),
];
