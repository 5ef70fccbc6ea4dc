//! An invented world that answers the desk: forty lines of people, a writer that can be held back, a clipboard.

#![allow(
    unused_imports,
    reason = "each test that takes this world in uses some of it, and none uses all"
)]

use std::collections::VecDeque;
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use vestibule::app::{self, Action, Copied, Effect, Options, State, Token};
use vestibule::command::Keys;
use vestibule::facts;
use vestibule::model::errand::INVITATION_PAGE;
use vestibule::model::{
    Act, Attestation, Counts, Decision, Done, Errand, ErrandKind, FollowUp, Foreign, Group,
    ImportReport, InvitationId, Listed, Listing, PageReview, Proposal, RawRecord, State as Stands,
    Tab,
};
use vestibule::policy::{self, Policy};
use vestibule::tui::keymap::{Keymap, Resolved};
use vestibule::tui::theme::Theme;
use vestibule::tui::view;

mod people;

pub(crate) use people::{Note, Sender, TODAY, people, with_a_wave};
use people::{case, now};
pub(crate) use people::{refresh, searched};

/// The world as it was before an act.
type Before = (Vec<Sender>, String, InvitationId);

/// The desk with somebody at its keys, and the world behind it.
pub(crate) struct Desk {
    pub(crate) state: State,
    pub(crate) keymap: Keymap,
    pub(crate) senders: Vec<Sender>,
    /// Every effect so far, but those that only read.
    pub(crate) wanted: Vec<Effect>,
    /// Whether the writer keeps its answers back.
    pub(crate) held: bool,
    /// Whether the reader keeps its cases back.
    pub(crate) slow: bool,
    pub(crate) opened: Vec<String>,
    pub(crate) copied: Vec<String>,
    pub(crate) left: bool,
    /// What comes of the next pasted page.
    pub(crate) page: Result<Box<PageReview>, String>,
    /// What comes of keeping it, and of reading again; where nothing does, that goes on.
    pub(crate) report: Option<ImportReport>,
    /// What comes of asking for a record.
    pub(crate) record: Option<RawRecord>,
    /// What the store would count besides the tabs.
    pub(crate) counts: Counts,
    waiting: VecDeque<Action>,
    undo: Vec<Before>,
    redo: Vec<Before>,
    seq: i64,
}

impl Desk {
    /// A desk in a window of a size, over the invented people.
    pub(crate) fn of(columns: u16, rows: u16) -> Self {
        Self::with(people(), columns, rows, None)
    }

    pub(crate) fn with(senders: Vec<Sender>, columns: u16, rows: u16, title: Option<&str>) -> Self {
        Self::told(senders, (columns, rows), title, Options::default())
    }

    pub(crate) fn told(
        senders: Vec<Sender>,
        (columns, rows): (u16, u16),
        title: Option<&str>,
        options: Options,
    ) -> Self {
        let mut desk = Self {
            state: State::new(now(), title.map(str::to_owned), options),
            keymap: Keymap::default(),
            senders,
            wanted: Vec::new(),
            held: false,
            slow: false,
            opened: Vec::new(),
            copied: Vec::new(),
            left: false,
            page: Err("this is no page of LinkedIn's".to_owned()),
            report: None,
            record: None,
            counts: Counts::default(),
            waiting: VecDeque::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            seq: 0,
        };
        let first = app::start(&mut desk.state);
        desk.perform(first);
        desk.happens(Action::Policy(policy()));
        desk.happens(Action::Resized(columns, rows));
        desk
    }

    /// Presses keys, with spaces between: `j j a enter`. A word in quotes is typed letter by letter.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for (place, part) in keys.split('"').enumerate() {
            if place % 2 == 1 {
                for letter in part.chars() {
                    let key = if letter == ' ' {
                        "space".to_owned()
                    } else {
                        letter.to_string()
                    };
                    self.key(&key);
                }
            } else {
                for key in part.split_whitespace() {
                    self.key(key);
                }
            }
        }
        self
    }

    fn key(&mut self, key: &str) {
        let Keys(chords) = key.parse().unwrap();
        let action = match self.keymap.resolve(self.state.context(), &chords) {
            Resolved::Command(command) => Action::Command(command),
            Resolved::Edit(edit) => Action::Edit(edit),
            Resolved::Pending => return,
            Resolved::Nothing { would_have } => Action::NoKey {
                pressed: chords[0].to_string(),
                would_have,
            },
        };
        self.happens(action);
    }

    /// Lets something happen, and the world answer.
    pub(crate) fn happens(&mut self, action: Action) -> &mut Self {
        let effects = app::update(&mut self.state, action);
        self.perform(effects);
        self
    }

    /// Lets the writer answer what it kept back.
    pub(crate) fn release(&mut self) -> &mut Self {
        self.held = false;
        self.slow = false;
        while let Some(action) = self.waiting.pop_front() {
            self.happens(action);
        }
        self
    }

    /// The writer fails at the oldest thing it kept back.
    pub(crate) fn fail(&mut self, reason: &str) -> &mut Self {
        let Some(Action::Saved { token, .. }) = self.waiting.pop_front() else {
            panic!("nothing is held back");
        };
        self.happens(Action::Failed {
            token,
            reason: reason.to_owned(),
        })
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            for action in self.answer(effect) {
                effects.extend(app::update(&mut self.state, action));
            }
        }
    }

    fn answer(&mut self, effect: Effect) -> Vec<Action> {
        if !matches!(
            effect,
            Effect::Count
                | Effect::List { .. }
                | Effect::Rows(_)
                | Effect::Case(_)
                | Effect::Errands
                | Effect::LookForNewer
        ) {
            self.wanted.push(effect.clone());
        }
        match effect {
            Effect::Count => vec![Action::Counted(self.counts())],
            Effect::List { request, view } => {
                if view
                    .query
                    .as_deref()
                    .is_some_and(|query| query.contains('('))
                {
                    let why = "the search has an open bracket; close it with )".to_owned();
                    return vec![Action::BadQuery { request, why }];
                }
                let listing = self.listing(view.tab, view.query.as_deref());
                vec![Action::Listed { request, listing }]
            }
            Effect::Rows(ids) => {
                let row = |id: &InvitationId| self.sender(*id).map(|sender| sender.row.clone());
                vec![Action::Rows(ids.iter().filter_map(row).collect())]
            }
            Effect::Case(id) => {
                let action = match self.sender(id) {
                    Some(sender) => Action::Case(Box::new(case(sender))),
                    None => Action::NoCase(id),
                };
                if self.slow {
                    self.waiting.push_back(action);
                    return Vec::new();
                }
                vec![action]
            }
            Effect::Errands => vec![Action::Errands(self.errands())],
            Effect::ReadRecord(_, evidence) => {
                let record = self.record.clone();
                let action = Action::RecordRead { evidence, record };
                if self.slow {
                    self.waiting.push_back(action);
                    return Vec::new();
                }
                vec![action]
            }
            Effect::ReadPage { request, .. } => {
                let page = self.page.clone();
                let action = Action::PageRead { request, page };
                if self.slow {
                    self.waiting.push_back(action);
                    return Vec::new();
                }
                vec![action]
            }
            Effect::KeepPage { token, .. } => {
                let report = self.report.clone().map(Box::new);
                let action = Action::PageKept { token, report };
                if self.held {
                    self.waiting.push_back(action);
                    return Vec::new();
                }
                vec![action]
            }
            Effect::ReadAgain => match self.report.clone() {
                Some(report) => vec![Action::WasReadAgain(Ok(Some(Box::new(report))))],
                None => Vec::new(),
            },
            Effect::StopReading => vec![Action::WasReadAgain(Ok(None))],
            Effect::LookForNewer => vec![Action::News {
                newer: Vec::new(),
                freshness: None,
            }],
            Effect::Act { token, act } => {
                let done = self.act(&act);
                self.report(token, done)
            }
            Effect::Undo(_) | Effect::UndoOf(..) | Effect::Redo(_) => self.turn_back(&effect),
            Effect::Assess => vec![Action::Assessed {
                ids: Vec::new(),
                left: 0,
            }],
            Effect::Copy(text) => {
                self.copied.push(text);
                vec![Action::Copied(Copied::Surely)]
            }
            Effect::Open(link) => {
                self.opened.push(link);
                vec![Action::Opened(Ok(()))]
            }
            Effect::OpenFile(_) | Effect::Title(_) | Effect::Suspend => Vec::new(),
            Effect::Quit => {
                self.left = true;
                Vec::new()
            }
        }
    }

    fn turn_back(&mut self, effect: &Effect) -> Vec<Action> {
        match *effect {
            Effect::Undo(token) | Effect::UndoOf(token, _) => match self.undo.pop() {
                Some((before, label, id)) => {
                    let after = std::mem::replace(&mut self.senders, before);
                    self.redo.push((after, label.clone(), id));
                    let done = self.done(format!("undone: {label}"), id);
                    self.report(token, done)
                }
                None => vec![Action::Failed {
                    token,
                    reason: "there is nothing to undo".to_owned(),
                }],
            },
            Effect::Redo(token) => match self.redo.pop() {
                Some((after, label, id)) => {
                    let before = std::mem::replace(&mut self.senders, after);
                    self.undo.push((before, label.clone(), id));
                    let done = self.done(label, id);
                    self.report(token, done)
                }
                None => vec![Action::Failed {
                    token,
                    reason: "there is nothing to do again".to_owned(),
                }],
            },
            _ => Vec::new(),
        }
    }

    fn report(&mut self, token: Token, done: Done) -> Vec<Action> {
        let action = Action::Saved { token, done };
        if self.held {
            self.waiting.push_back(action);
            return Vec::new();
        }
        vec![action]
    }

    fn done(&mut self, label: String, id: InvitationId) -> Done {
        self.seq += 1;
        Done {
            seq: Some(self.seq),
            label,
            invitations: vec![id],
            people: Vec::new(),
            remark: None,
        }
    }

    fn sender(&self, id: InvitationId) -> Option<&Sender> {
        self.senders.iter().find(|sender| sender.row.id == id)
    }

    fn counts(&self) -> Counts {
        let many = |tab| self.listing(tab, None).entries.len();
        Counts {
            inbox: many(Tab::Inbox),
            at_linkedin: many(Tab::AtLinkedin),
            waiting: many(Tab::Waiting),
            due: many(Tab::Due),
            any: !self.senders.is_empty(),
            ..self.counts
        }
    }

    fn listing(&self, tab: Tab, query: Option<&str>) -> Listing {
        let query = query.unwrap_or_default().to_lowercase();
        let listed = |sender: &&Sender| {
            let row = &sender.row;
            let in_tab = match tab {
                Tab::Inbox => row.state.in_inbox(),
                Tab::AtLinkedin => sender.standing.is_errand(TODAY),
                Tab::Waiting => matches!(row.state, Stands::Asked | Stands::Quiet),
                Tab::Due => row.follow_up.is_some_and(|day| day <= TODAY),
                Tab::Done => matches!(row.state, Stands::Accepted | Stands::Ignored | Stands::Gone),
                Tab::All => true,
            };
            let texts = [Some(&row.name), row.headline.as_ref(), row.company.as_ref()];
            let said = |text: &Foreign| text.raw().to_lowercase().contains(&query);
            in_tab && texts.into_iter().flatten().any(said)
        };
        let entries = self.senders.iter().filter(listed).map(|sender| Listed {
            id: sender.row.id,
            group: sender.row.group.filter(|_| tab == Tab::Inbox),
            wave: sender.wave,
        });
        Listing {
            entries: entries.collect(),
            more: false,
        }
    }

    /// The errands in the order of the walk: first those on the page of all invitations.
    fn errands(&self) -> Vec<Errand> {
        let errand = |sender: &Sender| {
            let row = &sender.row;
            let kind = match row.decision? {
                Decision::Accept => ErrandKind::Accept,
                Decision::Ignore => ErrandKind::Ignore,
                Decision::Ask => ErrandKind::Reply,
            };
            sender.standing.is_errand(TODAY).then(|| Errand {
                id: row.id,
                kind,
                name: row.name.clone(),
                headline: row.headline.clone().or_else(|| row.company.clone()),
                link: match kind {
                    ErrandKind::Accept | ErrandKind::Ignore => INVITATION_PAGE.to_owned(),
                    _ => format!("https://www.linkedin.com/in/sender-{}", row.id),
                },
                text: sender.draft.clone().filter(|_| kind == ErrandKind::Reply),
                template: Some("how-do-we-know".to_owned()),
                language: Some("en".to_owned()),
                asks: true,
            })
        };
        let mut errands: Vec<_> = self.senders.iter().filter_map(errand).collect();
        errands.sort_by_key(|errand| !errand.is_button_of_the_list());
        errands
    }

    fn act(&mut self, act: &Act) -> Done {
        let before = self.senders.clone();
        let (id, verb) = self.apply(act);
        if matches!(act, Act::Draft { .. }) {
            let done = self.done("kept the draft".to_owned(), id);
            return Done { seq: None, ..done };
        }
        let mut name = self
            .sender(id)
            .map_or_else(String::new, |sender| sender.row.name.raw().to_owned());
        let ids = together(act);
        if ids.len() > 1 {
            name.push_str(&format!(" and {} more", ids.len() - 1));
        }
        let label = format!("{verb} {name}");
        self.undo.push((before, label.clone(), id));
        self.redo.clear();
        Done {
            invitations: if ids.is_empty() { vec![id] } else { ids },
            ..self.done(label, id)
        }
    }

    fn apply(&mut self, act: &Act) -> (InvitationId, &'static str) {
        let (id, verb) = match act {
            Act::Decide { ids, decision, .. } => (
                ids[0],
                decision.map_or("took back", |decision| match decision {
                    Decision::Accept => "accepted",
                    Decision::Ask => "asked",
                    Decision::Ignore => "ignored",
                }),
            ),
            Act::Snooze { ids, .. } => (ids[0], "put off"),
            Act::Press { ids, .. } => (ids[0], "pressed for"),
            Act::Tag { ids, .. } => (ids[0], "tagged"),
            Act::Note { id, .. } => (*id, "noted on"),
            Act::Follow { id, .. } => (*id, "follow-up for"),
            Act::Attest { id, .. } => (*id, "said what you know of"),
            Act::Sent { id, .. } => (*id, "wrote to"),
            Act::Answered { id, .. } => (*id, "answer of"),
            Act::Draft { id, .. } => (*id, "kept a draft for"),
            Act::AcceptOnTrial { id, .. } => (*id, "accepted on trial"),
            Act::Adopt { ids } => (ids[0], "accepted at LinkedIn"),
            Act::Settle { id, .. } => (*id, "answered about"),
            Act::Link { id, .. } => (id.unwrap_or(InvitationId(0)), "said who is who at"),
            Act::Split { .. } => (InvitationId(0), "parted"),
            Act::Strike { id, .. } => (*id, "struck out at"),
        };
        let ids = together(act);
        for sender in &mut self.senders {
            if sender.row.id == id || ids.contains(&sender.row.id) {
                apply_to(sender, act.clone());
            }
        }
        (id, verb)
    }

    /// The screen as text, without the spaces at the ends of lines.
    pub(crate) fn screen(&self, columns: u16, rows: u16) -> String {
        let terminal = self.drawn(columns, rows, Theme::default());
        text(terminal.backend())
    }

    pub(crate) fn drawn(&self, columns: u16, rows: u16, theme: Theme) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal
            .draw(|frame| view::draw(&self.state, &theme, frame))
            .unwrap();
        terminal
    }
}

/// The invitations of an act that may be about several.
fn together(act: &Act) -> Vec<InvitationId> {
    match act {
        Act::Decide { ids, .. }
        | Act::Snooze { ids, .. }
        | Act::Press { ids, .. }
        | Act::Tag { ids, .. } => ids.clone(),
        _ => Vec::new(),
    }
}

/// The policy that the desk starts with.
fn policy() -> Arc<Policy> {
    let source = policy::built_in("due-diligence").unwrap();
    Arc::new(Policy::parse(source, "built-in", facts::vocabulary()).unwrap())
}

fn apply_to(sender: &mut Sender, act: Act) {
    match act {
        Act::Decide { decision, .. } => sender.standing.decision = decision,
        Act::Snooze { until, .. } => sender.standing.snoozed_until = until,
        Act::Press { pressed, .. } => sender.standing.pressed = pressed,
        Act::Tag { add, remove, .. } => {
            sender.row.tags.retain(|tag| !remove.contains(tag));
            sender.row.tags.extend(add);
            sender.row.tags.sort();
        }
        Act::Note { text, .. } => sender.notes.insert(0, text),
        Act::Follow { on, why, .. } => sender.follow_up = on.map(|on| FollowUp { on, why }),
        Act::Attest { words, .. } => {
            for word in words {
                let at = now().instant;
                sender.attested.insert(
                    0,
                    Attestation {
                        fact: word.fact,
                        value: word.value,
                        on: word.on,
                        at,
                        note: None,
                    },
                );
            }
        }
        Act::Sent { asks, .. } => {
            sender.draft = None;
            if asks {
                sender.standing.decision = Some(Decision::Ask);
                sender.standing.asked_on = Some(TODAY);
            }
        }
        Act::Answered { .. } => sender.standing.answered_on = Some(TODAY),
        Act::Draft { text, .. } => sender.draft = (!text.is_empty()).then_some(text),
        Act::AcceptOnTrial { review_on, why, .. } => {
            sender.standing.decision = Some(Decision::Accept);
            sender.follow_up = Some(FollowUp {
                on: review_on,
                why: Some(why),
            });
        }
        Act::Adopt { .. } => sender.standing.decision = Some(Decision::Accept),
        Act::Settle { .. } => sender.question = None,
        Act::Link { other, same, .. } => {
            let (answered, left) = std::mem::take(&mut sender.proposals)
                .into_iter()
                .partition(|proposal| proposal.person == other);
            sender.proposals = left;
            if same {
                let known: Vec<Proposal> = answered;
                for proposal in known {
                    sender.row.verdict = proposal.if_yes.or(sender.row.verdict);
                    sender.evidence.extend(proposal.evidence);
                }
                // It belongs to another group now, and stays where it is in the list.
                sender.row.group = Some(Group::SomethingKnown);
            }
        }
        Act::Strike {
            evidence, struck, ..
        } => {
            let perhaps = sender.proposals.iter_mut();
            let pieces = perhaps.flat_map(|proposal| &mut proposal.evidence);
            for piece in sender.evidence.iter_mut().chain(pieces) {
                if evidence.contains(&piece.id) {
                    piece.struck = struck;
                }
            }
        }
        Act::Split { .. } => {}
    }
    refresh(sender);
}

/// What a terminal shows, line by line.
pub(crate) fn text(backend: &TestBackend) -> String {
    let buffer = backend.buffer();
    let area = buffer.area;
    let mut lines = Vec::new();
    for y in 0..area.height {
        let mut line = String::new();
        let mut x = 0;
        while x < area.width {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x += u16::try_from(vestibule::app::wrap::width(symbol).max(1)).unwrap();
        }
        lines.push(line.replace('\u{200e}', "").trim_end().to_owned());
    }
    lines.join("\n")
}
