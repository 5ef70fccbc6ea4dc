//! Takes in what happened. Every change of the state begins here.

use super::action::Action;
use super::asking;
use super::effect::Effect;
use super::field::Edit;
use super::sight::Pane;
use super::{Overlay, PromptFor, State};
use crate::command::{Command, Context, spec};
use crate::model::{Decision, Outcome, Tab};

/// What the desk wants before anything happens.
pub fn start(state: &mut State) -> Vec<Effect> {
    vec![Effect::Count, state.list(None)]
}

/// Takes in what happened, and says what is wanted from the world.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let rows = state.sight().message.height;
    let effects = take_in(state, action);
    // What is said in several rows takes them from the panes.
    if state.sight().message.height != rows {
        state.scroll_queue();
        state.clamp_scroll();
    }
    effects
}

fn take_in(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Command(command) => state.command(command),
        Action::NoKey {
            pressed,
            would_have,
        } => state.no_key(&pressed, would_have),
        Action::Edit(edit) => state.edit(edit),
        Action::Pasted(text) => state.paste(&text),
        Action::Resized(width, height) => state.resize((width, height)),
        Action::NewDay(day) => {
            state.today = day;
            let mut effects = state.changed();
            effects.extend(state.read_case());
            effects
        }
        Action::Policy(policy) => {
            state.policy = Some(policy);
            state.explain_again();
            Vec::new()
        }
        Action::Counted(counts) => state.counted(counts),
        Action::Listed { request, listing } => state.take_listing(request, listing),
        Action::BadQuery { request, why } => state.bad_query(request, &why),
        Action::Rows(rows) => state.take_rows(rows),
        Action::Case(case) => state.take_case(case),
        Action::NoCase(id) => state.no_case(id),
        Action::RecordRead { evidence, record } => {
            state.record_read(evidence, record);
            Vec::new()
        }
        Action::Saved { token, done } => state.saved(token, &done),
        Action::Failed { token, reason } => state.failed(token, &reason),
        Action::ReadFailed(why) => {
            state.read_failed(why);
            Vec::new()
        }
        Action::Assessed { ids, left } => state.assessed(&ids, left),
        Action::Changed => state.changed(),
        Action::Copied(copied) => {
            state.copied(&copied);
            Vec::new()
        }
        Action::Opened(opened) => {
            state.opened(opened);
            Vec::new()
        }
        Action::Errands(errands) => state.take_errands(errands),
        Action::PageRead { request, page } => {
            state.page_read(request, page);
            Vec::new()
        }
        Action::PageKept { token, report } => state.page_kept(token, report.as_deref()),
        Action::Progress { done, of } => {
            state.progress(done, of);
            Vec::new()
        }
        Action::WasReadAgain(read) => state.was_read_again(read),
        Action::News { newer, freshness } => {
            state.news(newer, freshness);
            Vec::new()
        }
        Action::FocusCame => state.focus_came(),
    }
}

impl State {
    fn command(&mut self, command: Command) -> Vec<Effect> {
        let context = self.context();
        if !spec(command).contexts.contains(&context) {
            return self.no_key(spec(command).name, Some(command));
        }
        if self.waits_for_case(command) {
            return Vec::new();
        }
        self.message = None;
        self.stay(command);
        // Whoever goes on working has changed their mind about leaving.
        self.quitting &= command == Command::Quit;
        if self.needs_one(command) {
            return Vec::new();
        }
        self.lessons.saw(command);
        self.carry_out(command, context)
    }

    fn carry_out(&mut self, command: Command, context: Context) -> Vec<Effect> {
        match command {
            Command::Next | Command::Previous => self.step(command == Command::Next),
            Command::First => self.scroll_or_choose(isize::MIN / 2),
            Command::Last => self.scroll_or_choose(isize::MAX / 2),
            Command::HalfPageDown => self.scroll_by(self.page_height() / 2),
            Command::HalfPageUp => self.scroll_by(-self.page_height() / 2),
            Command::PageDown | Command::PageUp if context == Context::Help => {
                self.page_help(command == Command::PageDown);
                Vec::new()
            }
            Command::PageDown => self.scroll_by(self.page_height()),
            Command::PageUp => self.scroll_by(-self.page_height()),
            Command::NextPane => self.turn_pane(true),
            Command::PreviousPane => self.turn_pane(false),
            Command::TabInbox => self.show_tab(Tab::Inbox),
            Command::TabAtLinkedin => self.show_tab(Tab::AtLinkedin),
            Command::TabWaiting => self.show_tab(Tab::Waiting),
            Command::TabDue => self.show_tab(Tab::Due),
            Command::TabDone => self.show_tab(Tab::Done),
            Command::TabAll => self.show_tab(Tab::All),
            Command::Accept => self.decide(Decision::Accept),
            Command::Ignore => self.decide(Decision::Ignore),
            Command::Snooze => self.ask_about_all(PromptFor::Snooze),
            Command::Tag => self.ask_about_all(PromptFor::Tag),
            Command::FollowUp => self.ask_about(PromptFor::FollowOn),
            Command::Note => self.ask_about(PromptFor::Note),
            Command::Know => self.open_sheet(),
            Command::Done => self.it_happened(),
            Command::Open => self.open_profile(),
            Command::OpenNext => self.open_next(),
            Command::Why => self.open_why(),
            Command::Unfold => self.unfold(true),
            Command::Fold => self.unfold(false),
            Command::ScrollDown => self.scroll_by(1),
            Command::ScrollUp => self.scroll_by(-1),
            Command::Reply => self.reply(),
            Command::Copy if context == Context::Walk => self.copy_errand(),
            Command::Copy => self.copy(),
            Command::NextTemplate => self.turn_template(true),
            Command::PreviousTemplate => self.turn_template(false),
            Command::FinishReply => self.finish_reply(),
            Command::KnowWorkedTogether
            | Command::KnowMet
            | Command::KnowSpoke
            | Command::KnowWrote
            | Command::KnowGroup
            | Command::KnowReputation
            | Command::KnowCollaboration
            | Command::KnowCouldRecommend
            | Command::KnowSameField
            | Command::KnowSamePlace
            | Command::KnowComplete
            | Command::KnowNoPicture
            | Command::KnowBarelyFilled
            | Command::KnowQuality
            | Command::KnowSells
            | Command::KnowBeginner
            | Command::KnowLooksFalse
            | Command::KnowStranger => self.know(command),
            Command::AnswerTold => self.answered(Outcome::Told),
            Command::AnswerPleasantry => self.answered(Outcome::Pleasantry),
            Command::AnswerPitch => self.answered(Outcome::Pitch),
            Command::PastePage => self.open_paste(),
            Command::ReadPasted => self.read_pasted(),
            Command::Tick => self.tick(false),
            Command::TickAll => self.tick(true),
            Command::Correct => self.correct(),
            Command::ReadAgain => self.read_again(),
            Command::Walk => self.walk(),
            Command::NoButton => self.no_button(),
            Command::LeaveForLater => self.leave_for_later(),
            Command::AllPressed => self.press_all(),
            Command::Yes => self.settle(true),
            Command::No => self.settle(false),
            Command::Record => self.open_record(),
            Command::Strike => self.strike(),
            Command::AskByMail => self.ask_by_mail(),
            Command::AskThroughMutual => self.ask_through_mutual(),
            Command::AcceptOnTrial => self.on_trial(),
            Command::Wait => self.wait_for_the_end(),
            Command::Undo if context == Context::Walk => self.step_back(),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Search => self.ask(PromptFor::Search {
                before: self.query.clone(),
            }),
            Command::Help => self.open_help(),
            Command::Keep => self.keep(),
            Command::Complete => {
                self.complete();
                Vec::new()
            }
            Command::Leave => self.leave(),
            Command::Suspend => vec![Effect::Suspend],
            // What is open is closed first, so that nothing typed is lost by one key.
            Command::Quit if self.overlay.is_some() => self.leave(),
            Command::Quit => self.quit(),
        }
    }

    /// Whether a command has to wait until the case is read, or comes while another waits.
    ///
    /// A person types faster than a disk reads. What follows a command that waits may be meant for what it opens, so
    /// it is dropped rather than run as a decision.
    fn waits_for_case(&mut self, command: Command) -> bool {
        if self.overlay.is_some() || self.case().is_some() || self.current().is_none() {
            self.when_read = None;
            return false;
        }
        match command {
            Command::Reply
            | Command::Know
            | Command::Why
            | Command::Open
            | Command::Copy
            | Command::Done
            | Command::Yes
            | Command::No
            | Command::Record
            | Command::Strike
            | Command::NextTemplate
            | Command::PreviousTemplate
                if self.when_read.is_none() =>
            {
                self.when_read = Some(command);
                true
            }
            Command::Next
            | Command::Previous
            | Command::Leave
            | Command::Suspend
            | Command::Quit => {
                self.when_read = None;
                false
            }
            _ if self.when_read.is_some() => {
                self.warn("still reading; that key was not taken");
                true
            }
            _ => false,
        }
    }

    /// Does what was asked for before the case was read.
    pub(super) fn do_what_waited(&mut self) -> Vec<Effect> {
        match self.when_read.take() {
            Some(command) => self.command(command),
            None => Vec::new(),
        }
    }

    fn edit(&mut self, edit: Edit) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::Composer(_)) => {
                self.message = None;
                self.edit_reply(edit);
                Vec::new()
            }
            Some(Overlay::Prompt(_) | Overlay::Help(_) | Overlay::Review(_)) => {
                self.message = None;
                self.edit_line(edit)
            }
            Some(Overlay::Paste(_)) => {
                self.message = None;
                self.edit_paste(edit);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::Composer(_)) => {
                self.paste_reply(text);
                Vec::new()
            }
            Some(Overlay::Prompt(_) | Overlay::Help(_)) => self.paste_line(text),
            Some(Overlay::Review(review)) if review.correcting.is_some() => self.paste_line(text),
            Some(Overlay::Paste(_)) => self.paste_page(text),
            _ => self.paste_into_pane(text),
        }
    }

    fn resize(&mut self, size: (u16, u16)) -> Vec<Effect> {
        self.size = size;
        self.scroll_queue();
        self.clamp_scroll();
        self.show_cursor();
        self.read_rows()
    }

    /// Keeps what is open.
    fn keep(&mut self) -> Vec<Effect> {
        let effects = match self.overlay.take() {
            Some(Overlay::Prompt(prompt)) => self.keep_prompt(prompt),
            Some(Overlay::Sheet(sheet)) => self.keep_sheet(&sheet),
            Some(Overlay::Visit(link)) => self.visit(link),
            Some(Overlay::Review(review)) => self.keep_review(review),
            Some(Overlay::PressAll(all)) => self.keep_press_all(all),
            Some(Overlay::Walk(walk)) => {
                self.overlay = Some(Overlay::Walk(walk));
                self.errand_done()
            }
            Some(Overlay::Visits(visits)) => self.visit_all(&visits),
            Some(Overlay::Together(together)) => self.act_and_move_on(together.act),
            Some(Overlay::Help(help)) => match asking::chosen(&help) {
                Some(command) => self.command(command),
                None => Vec::new(),
            },
            other => {
                self.overlay = other;
                Vec::new()
            }
        };
        self.scroll_queue();
        effects
    }

    /// Leaves what is open as it was; in a pane, goes back to the whole list.
    pub(super) fn leave(&mut self) -> Vec<Effect> {
        match &self.overlay {
            Some(Overlay::Composer(_)) => return self.leave_reply(),
            Some(Overlay::Walk(_)) => return self.leave_walk(),
            Some(Overlay::Paste(_) | Overlay::Review(_)) => {
                self.leave_page();
                return Vec::new();
            }
            Some(Overlay::PressAll(_)) => {
                self.leave_press_all();
                return Vec::new();
            }
            Some(Overlay::Sheet(_)) => {
                self.leave_sheet();
                return Vec::new();
            }
            Some(Overlay::Prompt(prompt)) => {
                let before = match &prompt.what {
                    PromptFor::Search { .. } => Some(String::new()),
                    _ => None,
                };
                self.overlay = None;
                self.scroll_queue();
                return before.map_or_else(Vec::new, |query| self.narrow(&query));
            }
            Some(_) => {
                self.overlay = None;
                self.stop_walking();
                self.scroll_queue();
                return Vec::new();
            }
            None => {}
        }
        if let Some(stop) = self.stop_reading() {
            return vec![stop];
        }
        if self.focus == Pane::Queue && self.queue.is_in_open_wave() {
            return self.unfold(false);
        }
        if self.query.is_some() {
            return self.narrow("");
        }
        if self.focus == Pane::Queue {
            self.say(format!("{} leaves the desk", self.keys(Command::Quit)));
        }
        self.focus = Pane::Queue;
        self.scroll_queue();
        Vec::new()
    }
}
