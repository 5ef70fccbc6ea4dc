//! The line of hints: what can be asked for here, from the table of commands.

use super::acting::Happened;
use super::{Overlay, PromptFor, State};
use crate::command::{Command, Context, spec};
use crate::model::Tab;

/// One hint: the keys and a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    /// The keys, as a person reads them.
    pub(crate) keys: String,
    /// What they do here.
    pub(crate) word: &'static str,
}

/// What is hinted in a pane, the most wanted first.
const PANES: [Command; 15] = [
    Command::Accept,
    Command::Ignore,
    Command::Reply,
    Command::Know,
    Command::Open,
    Command::Why,
    Command::Snooze,
    Command::Undo,
    Command::Tag,
    Command::FollowUp,
    Command::Note,
    Command::Copy,
    Command::NextTemplate,
    Command::OpenNext,
    Command::Search,
];

/// What is hinted on a row that stands for several.
const WAVE: [Command; 7] = [
    Command::Accept,
    Command::Ignore,
    Command::Snooze,
    Command::Unfold,
    Command::Undo,
    Command::Tag,
    Command::Search,
];

/// What striking does to a piece of evidence.
fn strike_word(struck: bool) -> &'static str {
    if struck { "let it count" } else { "strike out" }
}

/// Windows of fewer columns have shorter words.
pub(crate) const NARROW: u16 = 60;

impl State {
    /// The hints for what is open now, the most wanted first; the last one is to be kept in any case.
    pub(crate) fn hints(&self) -> Vec<Hint> {
        let context = self.context();
        match &self.overlay {
            None => self.pane_hints(context),
            Some(Overlay::Composer(_)) => self.words(
                context,
                &[Command::FinishReply, Command::NextTemplate, Command::Leave],
            ),
            Some(Overlay::Prompt(prompt)) => match prompt.what {
                PromptFor::Tag(_) => {
                    self.words(context, &[Command::Keep, Command::Complete, Command::Leave])
                }
                _ => self.words(context, &[Command::Keep, Command::Leave]),
            },
            Some(Overlay::Help(_) | Overlay::Together(_)) => vec![
                self.hint(Command::Keep, context, "do it"),
                self.hint(Command::Leave, context, "leave"),
            ],
            Some(Overlay::Visit(_)) => vec![
                self.hint(Command::Keep, context, "open it"),
                self.hint(Command::Leave, context, "leave"),
            ],
            Some(Overlay::Visits(_)) => vec![
                self.hint(Command::Keep, context, "open them"),
                self.hint(Command::Previous, context, "one more"),
                self.hint(Command::Next, context, "one fewer"),
                self.hint(Command::Leave, context, "leave"),
            ],
            Some(Overlay::Why(_)) => vec![
                self.hint(Command::Next, context, "down"),
                self.hint(Command::Previous, context, "up"),
                self.hint(Command::PageDown, context, "a page"),
                self.hint(Command::Leave, context, "close"),
            ],
            Some(Overlay::Record(record)) => {
                let struck = self
                    .piece_of(record.evidence)
                    .is_some_and(|piece| piece.struck);
                vec![
                    self.hint(Command::Strike, context, strike_word(struck)),
                    self.hint(Command::Open, context, "open the file"),
                    self.hint(Command::Next, context, "down"),
                    self.hint(Command::Previous, context, "up"),
                    self.hint(Command::Leave, context, "close"),
                ]
            }
            Some(Overlay::Sheet(_)) if self.is_walking_sheets() => vec![
                self.hint(Command::Keep, context, "keep, next"),
                self.hint(Command::Leave, context, "stop"),
            ],
            // The keys stand beside the answers.
            Some(Overlay::Answer(_) | Overlay::AnotherWay(_)) => {
                self.words(context, &[Command::Leave])
            }
            Some(Overlay::Paste(paste)) if paste.reading.is_some() => {
                self.words(context, &[Command::Leave])
            }
            Some(Overlay::Paste(_)) => self.words(context, &[Command::ReadPasted, Command::Leave]),
            Some(Overlay::Review(review)) if review.correcting.is_none() => {
                let narrow = self.size.0 < NARROW;
                let word = |long, short| if narrow { short } else { long };
                vec![
                    self.hint(Command::Keep, context, word("keep ticked", "keep")),
                    self.hint(Command::Tick, context, "tick"),
                    self.hint(Command::TickAll, context, "all or none"),
                    self.hint(Command::Correct, context, "correct"),
                    self.hint(Command::Leave, context, word("keep nothing", "nothing")),
                ]
            }
            Some(Overlay::Review(_) | Overlay::Sheet(_)) => {
                self.words(context, &[Command::Keep, Command::Leave])
            }
            // The four lines on top name the other keys.
            Some(Overlay::Walk(_)) => self.words(
                context,
                &[Command::AllPressed, Command::Undo, Command::Leave],
            ),
            Some(Overlay::PressAll(_)) => vec![
                self.hint(Command::Keep, context, "all pressed"),
                self.hint(Command::Leave, context, "leave"),
            ],
        }
    }

    /// The keys of the walk, which else stand in its lines on top.
    pub(super) fn keys_of_the_walk(&self) -> Vec<Hint> {
        vec![
            self.hint(Command::Keep, Context::Walk, "done"),
            self.hint(Command::NoButton, Context::Walk, "no button"),
            self.hint(Command::LeaveForLater, Context::Walk, "later"),
            self.hint(Command::Open, Context::Walk, "open"),
            self.hint(Command::Undo, Context::Walk, "undo"),
            self.hint(Command::Copy, Context::Walk, "copy"),
            self.hint(Command::Leave, Context::Walk, "stop"),
        ]
    }

    /// The keys where a page is looked over, in words so short that one line names them all.
    pub(super) fn keys_of_a_page(&self) -> Vec<Hint> {
        vec![
            self.hint(Command::Keep, Context::Review, "keep"),
            self.hint(Command::Tick, Context::Review, "tick"),
            self.hint(Command::TickAll, Context::Review, "all"),
            self.hint(Command::Correct, Context::Review, "correct"),
            self.hint(Command::PageDown, Context::Review, "a page"),
            self.hint(Command::Leave, Context::Review, "nothing"),
        ]
    }

    fn pane_hints(&self, context: Context) -> Vec<Hint> {
        let mut hints = Vec::new();
        if let (Some(_), Context::Queue) = (self.queue.wave(), context) {
            hints.extend(self.words(context, &WAVE));
        } else if self.current().is_some() {
            if let Some(happened) = self.happened() {
                let word = match happened {
                    Happened::Pressed => "pressed",
                    Happened::Sent => "sent",
                    Happened::Answered => "they answered",
                    Happened::FollowedUp => "followed up",
                };
                hints.push(self.hint(Command::Done, context, word));
            }
            if self.asks().is_some() {
                hints.extend(self.words(context, &[Command::Yes, Command::No]));
            }
            if let (Some(piece), Context::Sender) = (self.chosen_piece(), context) {
                hints.extend(self.words(context, &[Command::Record]));
                hints.push(self.hint(Command::Strike, context, strike_word(piece.struck)));
            }
            if self.tab == Tab::AtLinkedin {
                hints.extend(self.words(context, &[Command::Walk, Command::AllPressed]));
            }
            hints.extend(self.words(context, &PANES));
        } else if self.counts.is_some_and(|counts| !counts.any) {
            hints.extend(self.words(context, &[Command::PastePage, Command::Quit]));
        } else {
            hints.extend(self.words(context, &[Command::Undo, Command::Search, Command::Quit]));
        }
        hints.push(self.hint(Command::Help, context, "help"));
        hints
    }

    fn words(&self, context: Context, commands: &[Command]) -> Vec<Hint> {
        commands
            .iter()
            .map(|command| self.hint(*command, context, spec(*command).hint))
            .collect()
    }

    fn hint(&self, command: Command, context: Context, word: &'static str) -> Hint {
        let keys = self.options.bindings.shown(command, context);
        Hint {
            keys: keys.unwrap_or_default(),
            word,
        }
    }

    /// The keys of a command in a place, with its word.
    pub(crate) fn hint_in(&self, command: Command, context: Context) -> String {
        let keys = self.options.bindings.shown(command, context);
        format!("{} {}", keys.unwrap_or_default(), spec(command).hint)
    }

    /// The keys of a command in the panes, with its word: `u undo`.
    pub(crate) fn key_hint(&self, command: Command) -> String {
        format!("{} {}", self.keys(command), spec(command).hint)
    }

    /// The keys of a command in a context.
    pub(crate) fn keys_in(&self, command: Command, context: Context) -> String {
        self.options
            .bindings
            .shown(command, context)
            .unwrap_or_default()
    }

    /// The keys of a command in the panes.
    pub(crate) fn keys(&self, command: Command) -> String {
        self.keys_in(command, Context::Queue)
    }
}
