//! A pasted page: the box that takes it, what was understood of it, and which of that is kept.

use super::effect::{Effect, Request};
use super::field::{Edit, Field};
use super::review::Review;
use super::{Overlay, State, spoken};
use crate::command::{Command, Context};
use crate::import::page::{self, Refusal};
use crate::model::{Medium, PageReview};

/// The box that takes a pasted page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Paste {
    /// What came so far; of no use once it was read.
    text: String,
    /// What is being read, if anything.
    pub(crate) reading: Option<Request>,
    /// Why the last paste wasn't a page.
    pub(crate) refusal: Option<String>,
}

impl Paste {
    /// How many lines came so far.
    pub(crate) fn lines(&self) -> usize {
        self.text.lines().count()
    }

    /// The last lines that came, at most so many.
    pub(crate) fn last(&self, many: usize) -> Vec<&str> {
        let mut last: Vec<_> = self.text.rsplit('\n').take(many).collect();
        last.reverse();
        last
    }

    /// Takes in more; false where that would be more than a page has.
    fn add(&mut self, text: &str) -> bool {
        let fits = self.text.len() + text.len() <= page::MOST_PASTED;
        if fits {
            self.text.push_str(text);
        }
        fits
    }
}

impl State {
    pub(super) fn open_paste(&mut self) -> Vec<Effect> {
        self.overlay = Some(Overlay::Paste(Paste::default()));
        Vec::new()
    }

    /// A text was pasted where nothing takes one: a page is read, anything else is only remarked on.
    pub(super) fn paste_into_pane(&mut self, text: &str) -> Vec<Effect> {
        if self.overlay.is_some() {
            self.warn("pasted text does nothing here; Esc first");
            return Vec::new();
        }
        if page::looks_like_page(text) {
            self.overlay = Some(Overlay::Paste(Paste::default()));
            return self.paste_page(text);
        }
        let key = self.key_hint(Command::PastePage);
        self.warn(format!(
            "pasted text does nothing here; open a reply or a note first   {key}"
        ));
        Vec::new()
    }

    /// Takes a paste into the box, and reads all that came.
    pub(super) fn paste_page(&mut self, text: &str) -> Vec<Effect> {
        let Some(Overlay::Paste(paste)) = &mut self.overlay else {
            return Vec::new();
        };
        if !paste.add(text) {
            *paste = Paste {
                refusal: Some(Refusal::TooLarge.to_string()),
                ..Paste::default()
            };
            return Vec::new();
        }
        self.read_pasted()
    }

    /// What is typed into the box: a terminal that doesn't mark pastes sends them as keys.
    pub(super) fn edit_paste(&mut self, edit: Edit) {
        let Some(Overlay::Paste(paste)) = &mut self.overlay else {
            return;
        };
        if paste.reading.is_some() {
            return;
        }
        let fits = match edit {
            Edit::Insert(c) => paste.add(c.encode_utf8(&mut [0; 4])),
            Edit::Newline => paste.add("\n"),
            Edit::Backspace => {
                paste.text.pop();
                true
            }
            _ => true,
        };
        if !fits {
            self.warn(Refusal::TooLarge.to_string());
        }
    }

    pub(super) fn read_pasted(&mut self) -> Vec<Effect> {
        self.next_request += 1;
        let request = Request(self.next_request);
        let Some(Overlay::Paste(paste)) = &mut self.overlay else {
            return Vec::new();
        };
        if paste.text.trim().is_empty() {
            let sample = self.options.sample_page.unwrap_or_default();
            sample.clone_into(&mut paste.text);
        }
        if paste.text.is_empty() {
            self.warn("nothing was pasted yet");
            return Vec::new();
        }
        paste.reading = Some(request);
        paste.refusal = None;
        vec![Effect::ReadPage {
            request,
            text: paste.text.clone(),
        }]
    }

    /// Takes what was understood; of a paste that was left meanwhile, nothing.
    pub(super) fn page_read(&mut self, request: Request, read: Result<Box<PageReview>, String>) {
        let Some(Overlay::Paste(paste)) = &mut self.overlay else {
            return;
        };
        if paste.reading != Some(request) {
            return;
        }
        match read {
            Ok(page) => self.overlay = Some(Overlay::Review(Review::of(page))),
            Err(why) => {
                *paste = Paste {
                    refusal: Some(why),
                    ..Paste::default()
                };
            }
        }
    }

    /// Whoever goes on looking over a page has changed their mind about leaving it.
    pub(super) fn stay(&mut self, command: Command) {
        if let Some(Overlay::Review(review)) = &mut self.overlay {
            review.warned &= matches!(command, Command::Leave | Command::Quit);
        }
    }

    /// Leaves a page; nothing of it was kept.
    pub(super) fn leave_page(&mut self) {
        let held = match &mut self.overlay {
            Some(Overlay::Review(review)) if review.correcting.is_some() => {
                review.correcting = None;
                return;
            }
            Some(Overlay::Review(review)) => {
                if review.holds_back() {
                    let key = self.keys_in(Command::Leave, Context::Review);
                    self.warn(format!(
                        "{key} again keeps nothing: what you ticked and corrected is lost too"
                    ));
                    return;
                }
                true
            }
            Some(Overlay::Paste(paste)) => !paste.text.is_empty(),
            _ => false,
        };
        self.overlay = None;
        self.scroll_queue();
        if held {
            self.say("nothing of it was kept");
        }
    }

    pub(super) fn tick(&mut self, all: bool) -> Vec<Effect> {
        if let Some(Overlay::Review(review)) = &mut self.overlay {
            if all {
                review.tick_all();
            } else {
                review.tick();
            }
        }
        Vec::new()
    }

    pub(super) fn correct(&mut self) -> Vec<Effect> {
        if let Some(Overlay::Review(review)) = &mut self.overlay
            && let Some(card) = review.card()
        {
            let name = card.name().map(|name| name.shown(Medium::Line));
            review.correcting = Some(Field::line(name.unwrap_or_default()));
        }
        Vec::new()
    }

    /// Takes a correction, else keeps the ticked cards.
    pub(super) fn keep_review(&mut self, mut review: Review) -> Vec<Effect> {
        if let Some(field) = review.correcting.take() {
            match review.correct(field.text()) {
                Ok(said) => self.say(said),
                Err(why) => {
                    self.warn(why);
                    review.correcting = Some(field);
                }
            }
            self.overlay = Some(Overlay::Review(review));
            return Vec::new();
        }
        let chosen = review.chosen();
        if chosen.is_empty() {
            let keys = self.hint_in(Command::Tick, Context::Review);
            self.overlay = Some(Overlay::Review(review));
            self.warn(format!("no card is ticked   {keys}"));
            return Vec::new();
        }
        let many = i64::try_from(chosen.len()).unwrap_or(i64::MAX);
        self.say(format!("keeping {} …", spoken::number(many)));
        let page = review.page.clone();
        let token = self.token_for_page(review);
        vec![Effect::KeepPage {
            token,
            page,
            chosen,
        }]
    }
}
