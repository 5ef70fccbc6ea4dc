//! An invented world that answers the desk: forty lines of people, a writer that can be held back, a clipboard.

use std::collections::VecDeque;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use vestibule::app::{self, Action, Copied, Effect, Options, State, Token};
use vestibule::command::Keys;
use vestibule::model::time::days_after;
use vestibule::model::{
    Act, Assessment, Attestation, Case, Colleague, Counts, Decision, Direction, Done, Dossier,
    Draft, Earlier, Evidence, EvidenceId, Finding, FollowUp, Foreign, Grade, Group, Holds,
    Invitation, InvitationId, Listed, Listing, Now, Origin, Person, PersonId, PersonNote, Profile,
    ReplyFor, Row, Searched, Seen, Settle, Site, SourceKind, Standing, State as Stands, Tab,
    Thresholds, Verdict,
};
use vestibule::tui::keymap::{Keymap, Resolved};
use vestibule::tui::theme::Theme;
use vestibule::tui::view;

/// Monday, 23 November 2026.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// Somebody who asks.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    pub(crate) row: Row,
    pub(crate) note: Option<Option<&'static str>>,
    pub(crate) standing: Standing,
    pub(crate) notes: Vec<String>,
    pub(crate) attested: Vec<Attestation>,
    pub(crate) draft: Option<String>,
    pub(crate) follow_up: Option<FollowUp>,
}

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
    pub(crate) opened: Vec<String>,
    pub(crate) copied: Vec<String>,
    pub(crate) left: bool,
    waiting: VecDeque<Action>,
    undo: Vec<Before>,
    redo: Vec<Before>,
    seq: i64,
}

pub(crate) fn now() -> Now {
    let noon = TODAY.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
    Now::new(noon.timestamp(), TimeZone::UTC)
}

fn sender(
    id: i64,
    name: &str,
    about: (Option<&str>, Option<&str>),
    days: i64,
    suggests: (Verdict, Group),
) -> Sender {
    let sent = days_after(TODAY, -days);
    let expires = Some(days_after(sent, 180));
    Sender {
        row: Row {
            id: InvitationId(id),
            person: PersonId(id + 100),
            direction: Direction::Incoming,
            name: Foreign::new(name),
            headline: about.0.map(Foreign::from),
            company: about.1.map(Foreign::from),
            at: sent
                .at(9, 30, 0, 0)
                .to_zoned(TimeZone::UTC)
                .unwrap()
                .timestamp(),
            state: Stands::Pending,
            decision: None,
            verdict: Some(suggests.0),
            group: Some(suggests.1),
            expires,
            snoozed_until: None,
            follow_up: None,
            tags: Vec::new(),
        },
        note: Some(None),
        standing: Standing {
            site: Site::Open,
            decision: None,
            pressed: None,
            asked_on: None,
            answered_on: None,
            quiet_after: None,
            snoozed_until: None,
            expires,
        },
        notes: Vec::new(),
        attested: Vec::new(),
        draft: None,
        follow_up: None,
    }
}

/// The people of the invented inbox, in the desk's order.
pub(crate) fn people() -> Vec<Sender> {
    use Group::{Answered, InMyField, Lapsing, LookAlikes, OnlyAName, PerhapsKnown, SaidSomething};
    use Verdict::{Accept, Ask, Ignore, Look};
    let mut people = vec![
        sender(
            12,
            "Nadia Brandt",
            (
                Some("Account director at Fenwick & Co."),
                Some("Fenwick & Co."),
            ),
            9,
            (Look, PerhapsKnown),
        ),
        sender(
            13,
            "Ilse Hartmann",
            (
                Some("Data engineer at Kestrel Analytics"),
                Some("Kestrel Analytics"),
            ),
            15,
            (Look, PerhapsKnown),
        ),
        sender(14, "Bo Li", (None, None), 1, (Look, PerhapsKnown)),
        sender(
            15,
            "Jo Park",
            (Some("Buyer at Cedar & Loom"), Some("Cedar & Loom")),
            12,
            (Ask, Answered),
        ),
        sender(
            16,
            "Teodor Ilić",
            (Some("Translator"), None),
            175,
            (Ask, Lapsing),
        ),
        sender(
            17,
            "فرید امانی",
            (Some("Trustee at Saltmarsh Trust"), Some("Saltmarsh Trust")),
            174,
            (Ask, Lapsing),
        ),
        sender(
            18,
            "Ngozi Adeyemi",
            (
                Some("Programme lead, Lisbon Harbour Summit"),
                Some("Lisbon Harbour Summit"),
            ),
            3,
            (Accept, SaidSomething),
        ),
        sender(
            19,
            "Mirela Popa 👩\u{200d}💻",
            (Some("Data steward · reads old maps 🗺️ at weekends"), None),
            5,
            (Ask, SaidSomething),
        ),
        sender(
            20,
            "Sam Achterberg",
            (
                Some(
                    "Sells training to teams that never asked for any, in nine countries and counting",
                ),
                Some("Achterberg & Achterberg International Training Partners"),
            ),
            16,
            (Ignore, SaidSomething),
        ),
        sender(
            21,
            "Priya Raman",
            (Some("Editor at Northwind Press"), Some("Northwind Press")),
            2,
            (Ask, InMyField),
        ),
        sender(
            22,
            "Anna Kova\u{301}cs",
            (Some("Sajtófőnök, Acme Tide Kft."), Some("Acme Tide")),
            14,
            (Ask, InMyField),
        ),
        sender(23, "渡辺由紀", (None, None), 1, (Look, OnlyAName)),
        sender(
            24,
            "Maximiliana Konstantinidou-Featherstonehaugh",
            (None, None),
            20,
            (Look, OnlyAName),
        ),
        sender(25, "נעמי לוי", (None, None), 31, (Look, OnlyAName)),
        sender(
            26,
            "Kwame Mensah",
            (
                Some("Recruiter at Brightwater Talent"),
                Some("Brightwater Talent"),
            ),
            22,
            (Ask, LookAlikes),
        ),
        sender(
            27,
            "Tui Parata",
            (
                Some("Recruiter at Brightwater Talent"),
                Some("Brightwater Talent"),
            ),
            22,
            (Ask, LookAlikes),
        ),
    ];
    people[0].row.tags = vec!["halden".to_owned()];
    people[1].note = None;
    people[3].standing.decision = Some(Decision::Ask);
    people[3].standing.asked_on = Some(date(2026, 11, 12));
    people[3].standing.answered_on = Some(date(2026, 11, 20));
    people[6].note = Some(Some(
        "We spoke after your talk on harbour pilots in Lisbon.\nMay I ask you about the second edition?",
    ));
    people[8].note = Some(Some(
        "Hi! Quick question: who books training at your company?",
    ));
    for person in &mut people {
        refresh(person);
    }
    people
}

fn refresh(person: &mut Sender) {
    person.row.state = person.standing.state(TODAY);
    person.row.decision = person.standing.decision;
    person.row.snoozed_until = person.standing.snoozed_until;
    person.row.follow_up = person.follow_up.as_ref().map(|follow_up| follow_up.on);
}

impl Desk {
    /// A desk in a window of a size, over the invented people.
    pub(crate) fn of(columns: u16, rows: u16) -> Self {
        Self::with(people(), columns, rows, None)
    }

    pub(crate) fn with(senders: Vec<Sender>, columns: u16, rows: u16, title: Option<&str>) -> Self {
        let mut desk = Self {
            state: State::new(now(), title.map(str::to_owned), Options::default()),
            keymap: Keymap::default(),
            senders,
            wanted: Vec::new(),
            held: false,
            opened: Vec::new(),
            copied: Vec::new(),
            left: false,
            waiting: VecDeque::new(),
            undo: Vec::new(),
            redo: Vec::new(),
            seq: 0,
        };
        let first = app::start(&mut desk.state);
        desk.perform(first);
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
            Effect::Count | Effect::List { .. } | Effect::Rows(_) | Effect::Case(_)
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
            Effect::Case(id) => match self.sender(id) {
                Some(sender) => vec![Action::Case(Box::new(case(sender)))],
                None => vec![Action::NoCase(id)],
            },
            Effect::Act { token, act } => {
                let done = self.act(&act);
                self.report(token, done)
            }
            Effect::Undo(token) => match self.undo.pop() {
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
            Effect::Title(_) | Effect::Suspend => Vec::new(),
            Effect::Quit => {
                self.left = true;
                Vec::new()
            }
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
        });
        Listing {
            entries: entries.collect(),
            more: false,
        }
    }

    fn act(&mut self, act: &Act) -> Done {
        let before = self.senders.clone();
        let (id, verb) = self.apply(act);
        let name = self
            .sender(id)
            .map_or_else(String::new, |sender| sender.row.name.raw().to_owned());
        let label = format!("{verb} {name}");
        self.undo.push((before, label.clone(), id));
        self.redo.clear();
        self.done(label, id)
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
        };
        let Some(sender) = self.senders.iter_mut().find(|sender| sender.row.id == id) else {
            return (id, verb);
        };
        match act.clone() {
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
                            on: None,
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
        }
        refresh(sender);
        (id, verb)
    }

    /// The screen as text, without the spaces at the ends of lines.
    pub(crate) fn screen(&self, columns: u16, rows: u16) -> String {
        let terminal = self.drawn(columns, rows, &Theme::default());
        text(terminal.backend())
    }

    pub(crate) fn drawn(&self, columns: u16, rows: u16, theme: &Theme) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal
            .draw(|frame| view::draw(&self.state, theme, frame))
            .unwrap();
        terminal
    }
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

fn seen<T>(value: T, source: SourceKind, days: i64) -> Seen<T> {
    Seen {
        value,
        source,
        on: days_after(TODAY, -days),
    }
}

/// Everything about somebody; Nadia Brandt and Ngozi Adeyemi have the most.
pub(crate) fn case(sender: &Sender) -> Case {
    let row = &sender.row;
    let known = row.id == InvitationId(12);
    let spoke = row.id == InvitationId(18);
    let sent_on = now().day_of(row.at);
    let mail = |text: &Foreign| seen(text.clone(), SourceKind::Mail, 2);
    let mut evidence = Vec::new();
    if known {
        evidence.push(fact(
            1,
            "suspected_same",
            Grade::Possible,
            "the address says keller, as that of Nadia Keller, connected since 2013",
        ));
    }
    if spoke {
        evidence.push(fact(
            2,
            "spoke",
            Grade::Claimed,
            "you spoke after a talk in Lisbon",
        ));
        evidence.push(fact(
            3,
            "wrote",
            Grade::Recorded,
            "you wrote to them at LinkedIn",
        ));
    }
    let dossier = Dossier {
        invitation: Invitation {
            id: row.id,
            direction: Direction::Incoming,
            person: row.person,
            sent: Some(row.at),
            first_seen: row.at,
            note: sender.note.map(|note| note.map(Foreign::from)),
            reminders: known.then_some(1),
            standing: sender.standing,
            source_removed: false,
        },
        state: row.state,
        today: TODAY,
        sent_on: Some(sent_on),
        person: Person {
            id: row.person,
            name: row.name.clone(),
            url: (row.id != InvitationId(14))
                .then(|| format!("https://www.linkedin.com/in/sender-{}", row.id)),
            other_names: if known {
                vec![Foreign::new("Nadia Keller")]
            } else {
                Vec::new()
            },
        },
        profile: Profile {
            headline: row.headline.as_ref().map(mail),
            company: row
                .company
                .as_ref()
                .map(|text| seen(text.clone(), SourceKind::LinkedinExport, 6)),
            position: None,
            location: known.then(|| mail(&Foreign::new("Trieste"))),
            mutual: known.then(|| seen(13, SourceKind::Mail, 2)),
        },
        shown_by: vec![SourceKind::LinkedinExport],
        evidence,
        attested: sender.attested.clone(),
        searched: vec![
            searched("connections", None, 2_113),
            searched("messages", Some(date(2014, 2, 1)), 8_904),
        ],
        traces: i64::from(known) + 2 * i64::from(spoke),
        earlier: if known {
            vec![Earlier {
                id: InvitationId(3),
                sent: Some(row.at - jiff::SignedDuration::from_hours(9_000)),
                state: Stands::Gone,
            }]
        } else {
            Vec::new()
        },
        colleagues: if known {
            vec![Colleague {
                name: Foreign::new("Oluwaseun Bright"),
                position: None,
            }]
        } else {
            Vec::new()
        },
        colleague_count: known.then_some(4),
        tags: row.tags.clone(),
        notes: (1..)
            .zip(&sender.notes)
            .map(|(id, text)| PersonNote {
                id,
                at: now().instant,
                text: text.clone(),
            })
            .collect(),
        follow_up: sender.follow_up.clone(),
        replies: Vec::new(),
        draft: sender.draft.clone(),
        journal: Vec::new(),
        my_positions: Vec::new(),
    };
    let assessment = assessment(row, &dossier);
    Case {
        dossier,
        assessment,
        drafts: drafts(&row.name),
    }
}

fn fact(id: i64, fact: &'static str, grade: Grade, text: &str) -> Evidence {
    Evidence {
        id: EvidenceId(id),
        fact,
        grade,
        on: Some(date(2025, 5, 14)),
        text: Foreign::new(text),
        struck: false,
        origin: Origin {
            kind: "linkedin-export",
            path: None,
            place: None,
        },
    }
}

fn searched(source: &'static str, from: Option<Date>, records: i64) -> Searched {
    Searched {
        source,
        from,
        to: Some(date(2026, 11, 17)),
        records,
    }
}

fn finding(rule: &str, title: &str, holds: Holds, then: Option<Verdict>, because: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        title: title.to_owned(),
        holds,
        then,
        weight: None,
        because: because.to_owned(),
        when: rule.replace('-', "_"),
        evidence: Vec::new(),
    }
}

fn assessment(row: &Row, dossier: &Dossier) -> Assessment {
    let worked = dossier
        .attested
        .iter()
        .any(|word| word.fact == "worked_together");
    let verdict = if worked {
        Verdict::Accept
    } else {
        row.verdict.unwrap_or(Verdict::Look)
    };
    let mut deciding = match verdict {
        Verdict::Accept => finding(
            "known",
            "you know them",
            Holds::Yes,
            Some(verdict),
            "you wrote to each other",
        ),
        Verdict::Ask => finding(
            "nothing-said",
            "nothing said, no trace",
            Holds::Yes,
            Some(verdict),
            "no note, and nothing in your records",
        ),
        Verdict::Look => finding(
            "perhaps-known",
            "perhaps someone you know",
            Holds::Yes,
            Some(verdict),
            "a former colleague's address",
        ),
        Verdict::Ignore => finding(
            "moves-off",
            "wants to sell",
            Holds::Yes,
            Some(verdict),
            "the note says “who books training”",
        ),
    };
    deciding.evidence = dossier
        .evidence
        .iter()
        .map(|evidence| evidence.id)
        .collect();
    let mut lean = finding(
        "has-headline",
        "says what they do",
        Holds::Yes,
        None,
        "a headline is there",
    );
    lean.weight = Some(0.5);
    Assessment {
        verdict,
        decided_by: Some(deciding.rule.clone()),
        score: None,
        thresholds: Thresholds {
            accept: 3.0,
            ignore: -3.0,
        },
        why: match verdict {
            Verdict::Accept => "you have written to each other".to_owned(),
            Verdict::Ask => "something is known of them, nothing was said".to_owned(),
            Verdict::Look => "perhaps someone you know".to_owned(),
            Verdict::Ignore => "a sales pitch".to_owned(),
        },
        findings: vec![
            deciding,
            lean,
            finding(
                "worked-together",
                "worked together",
                Holds::Unknown,
                Some(Verdict::Accept),
                "not known: did you work together?",
            ),
            finding(
                "met-in-person",
                "met in person",
                Holds::Unknown,
                Some(Verdict::Accept),
                "not known: did you meet?",
            ),
            finding(
                "generic-note",
                "a note from a kit",
                Holds::No,
                Some(Verdict::Ask),
                "there is no note",
            ),
        ],
        settle: vec![
            Settle {
                facts: vec!["worked_together"],
                question: "Did you work together?",
                to: Verdict::Accept,
            },
            Settle {
                facts: vec!["met"],
                question: "Did you meet?",
                to: Verdict::Accept,
            },
        ],
    }
}

fn drafts(name: &Foreign) -> Vec<Draft> {
    let first = name.raw().split(' ').next().unwrap_or_default().to_owned();
    let draft = |template: &str, purpose, text: String, missing: &[&str]| Draft {
        template: template.to_owned(),
        title: template.replace('-', " "),
        language: "en".to_owned(),
        purpose,
        text,
        missing: missing.iter().map(|name| (*name).to_owned()).collect(),
        limit: 8_000,
    };
    vec![
        draft(
            "how-do-we-know",
            ReplyFor::Ask,
            format!(
                "Hello {first}, thank you for asking me to connect. I keep my contacts to people I have worked with or met, so that I can speak for them when somebody asks. Where have our paths crossed?"
            ),
            &[],
        ),
        draft(
            "warm-accept",
            ReplyFor::Accept,
            format!("Hello {first}, good to hear from you."),
            &[],
        ),
        draft(
            "former-colleague",
            ReplyFor::Ask,
            format!("Hello {first}, did we share an office at ‹shared company›?"),
            &["shared_company"],
        ),
    ]
}
