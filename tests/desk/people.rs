//! The invented people of the inbox, and everything about each.

#![allow(
    dead_code,
    reason = "each test that takes these people in uses some of them, and none uses all"
)]

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use vestibule::model::time::days_after;
use vestibule::model::{
    Assessment, Attestation, Case, Colleague, Decision, Direction, Dossier, Draft, Drawn, Earlier,
    Evidence, EvidenceId, Finding, FollowUp, Foreign, Grade, Group, Holds, Invitation,
    InvitationId, Now, Origin, Person, PersonId, PersonNote, Profile, ProfileSeen, Proposal,
    Question, ReplyFor, Row, Searched, Seen, Settle, Site, SourceKind, Standing, State as Stands,
    Thresholds, Trigger, Verdict,
};

/// Monday, 23 November 2026.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// Somebody who asks.
#[derive(Clone, Debug)]
pub(crate) struct Sender {
    pub(crate) row: Row,
    /// The wave of look-alikes, by the number of its first.
    pub(crate) wave: Option<InvitationId>,
    /// Whether they can be written to, as the user found.
    pub(crate) can_reply: Option<bool>,
    pub(crate) note: Note,
    pub(crate) standing: Standing,
    pub(crate) notes: Vec<String>,
    pub(crate) attested: Vec<Attestation>,
    pub(crate) draft: Option<String>,
    pub(crate) follow_up: Option<FollowUp>,
    pub(crate) question: Option<Question>,
    pub(crate) addresses: Vec<Foreign>,
    /// What links the two.
    pub(crate) evidence: Vec<Evidence>,
    /// What was looked through for them.
    pub(crate) searched: Vec<Searched>,
    /// Who they may be.
    pub(crate) proposals: Vec<Proposal>,
    /// What drew them.
    pub(crate) drawn: Vec<Drawn>,
    /// The start of the user's that they came after.
    pub(crate) trigger: Option<Trigger>,
    /// The page of their profile that was read.
    pub(crate) page: Option<Seen<Box<ProfileSeen>>>,
}

/// What is known of the note that came along.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Note {
    Unseen,
    None,
    Text(&'static str),
}

/// Number, name, headline, company, days ago, suggestion, group.
const PEOPLE: &str = "
12|Nadia Brandt|Account director at Fenwick & Co.|Fenwick & Co.|9|look|perhaps-known
13|Ilse Hartmann|Data engineer at Kestrel Analytics|Kestrel Analytics|15|look|perhaps-known
14|Bo Li|||1|look|perhaps-known
15|Jo Park|Buyer at Cedar & Loom|Cedar & Loom|12|ask|answered
16|Teodor Ilić|Translator||175|ask|lapsing
17|فرید امانی|Trustee at Saltmarsh Trust|Saltmarsh Trust|174|ask|lapsing
18|Ngozi Adeyemi|Programme lead, Lisbon Harbour Summit|Lisbon Harbour Summit|3|accept|said-something
19|Mirela Popa 👩\u{200d}💻|Data steward · reads old maps 🗺️ at weekends||5|ask|said-something
20|Sam Achterberg|Sells training to teams that never asked for any, in nine countries and counting|Achterberg & Achterberg International Training Partners|16|ignore|said-something
21|Priya Raman|Editor at Northwind Press|Northwind Press|2|ask|in-my-field
22|Anna Kova\u{301}cs|Sajtófőnök, Acme Tide Kft.|Acme Tide|14|ask|in-my-field
23|渡辺由紀|||1|look|only-a-name
24|Maximiliana Konstantinidou-Featherstonehaugh|||20|look|only-a-name
25|נעמי לוי|||31|look|only-a-name
26|Kwame Mensah|Recruiter at Brightwater Talent|Brightwater Talent|22|ask|look-alikes
27|Tui Parata|Recruiter at Brightwater Talent|Brightwater Talent|22|ask|look-alikes
";

/// Three more who are like the last two.
const MORE_ALIKE: &str = "
28|Ewa Nowak|Senior recruiter at Brightwater Talent|Brightwater Talent|23|ask|look-alikes
29|Rúna Jónsdóttir|Recruiter, Brightwater Talent|Brightwater Talent|23|look|look-alikes
30|Chidi Eze|Recruiter at Brightwater Talent|Brightwater Talent|25|ask|look-alikes
";

/// The people of the invented inbox, and a whole wave of five recruiters.
pub(crate) fn with_a_wave() -> Vec<Sender> {
    let mut all = people();
    all.extend(MORE_ALIKE.trim().lines().map(sender));
    all
}

/// The moment at which the desk is opened: noon.
pub(crate) fn now() -> Now {
    let noon = TODAY.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap();
    Now::new(noon.timestamp(), TimeZone::UTC)
}

/// The people of the invented inbox, in the desk's order.
pub(crate) fn people() -> Vec<Sender> {
    let mut people: Vec<_> = PEOPLE.trim().lines().map(sender).collect();
    people[0].row.tags = vec!["halden".to_owned()];
    people[1].note = Note::Unseen;
    people[3].standing.decision = Some(Decision::Ask);
    people[3].standing.asked_on = Some(date(2026, 11, 12));
    people[3].standing.answered_on = Some(date(2026, 11, 20));
    people[6].note = Note::Text(
        "We spoke after your talk on harbour pilots in Lisbon.\nMay I ask you about the second edition?",
    );
    people[8].note = Note::Text("Hi! Quick question: who books training at your company?");
    for person in &mut people {
        refresh(person);
    }
    people
}

fn sender(line: &str) -> Sender {
    let fields: Vec<&str> = line.split('|').collect();
    let text = |field: &str| (!field.is_empty()).then(|| Foreign::new(field));
    let id = fields[0].parse().unwrap();
    let sent = days_after(TODAY, -fields[4].parse::<i64>().unwrap());
    let at = sent.at(9, 30, 0, 0).to_zoned(TimeZone::UTC).unwrap();
    let expires = Some(days_after(sent, 180));
    Sender {
        wave: (fields[6] == "look-alikes").then_some(InvitationId(26)),
        can_reply: None,
        row: Row {
            id: InvitationId(id),
            person: PersonId(id + 100),
            direction: Direction::Incoming,
            name: Foreign::new(fields[1]),
            headline: text(fields[2]),
            company: text(fields[3]),
            url: (id != 14).then(|| format!("https://www.linkedin.com/in/sender-{id}")),
            at: at.timestamp(),
            state: Stands::Pending,
            decision: None,
            errand: None,
            verdict: Verdict::named(fields[5]),
            group: Group::named(fields[6]),
            expires,
            snoozed_until: None,
            follow_up: None,
            tags: Vec::new(),
            is_asked: false,
        },
        note: Note::None,
        standing: Standing {
            site: Site::Open,
            decision: None,
            pressed: None,
            asked_on: None,
            answered_on: None,
            quiet_after: None,
            snoozed_until: None,
            expires,
            wrote_since: false,
            mend: None,
        },
        notes: Vec::new(),
        attested: Vec::new(),
        draft: None,
        follow_up: None,
        question: None,
        addresses: Vec::new(),
        evidence: evidence(InvitationId(id)),
        searched: vec![
            searched("connections", None, 2_113),
            searched("messages", Some(date(2014, 2, 1)), 8_904),
        ],
        proposals: Vec::new(),
        drawn: Vec::new(),
        trigger: None,
        page: None,
    }
}

/// Brings the row up to what is known.
pub(crate) fn refresh(person: &mut Sender) {
    person.row.state = person.standing.state(TODAY);
    person.row.decision = person.standing.decision;
    person.row.errand = person.standing.errand(TODAY);
    person.row.snoozed_until = person.standing.snoozed_until;
    person.row.follow_up = person.follow_up.as_ref().map(|follow_up| follow_up.on);
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
    let dossier = Dossier {
        invitation: invitation(sender, known),
        state: row.state,
        today: TODAY,
        sent_on: Some(now().day_of(row.at)),
        person: Person {
            id: row.person,
            name: row.name.clone(),
            url: row.url.clone(),
            other_names: if known {
                vec![Foreign::new("Nadia Keller")]
            } else {
                Vec::new()
            },
        },
        profile: Profile {
            page: sender.page.clone(),
            ..profile(row, known)
        },
        shown_by: vec![SourceKind::LinkedinExport],
        evidence: sender.evidence.clone(),
        attested: sender.attested.clone(),
        searched: sender.searched.clone(),
        traces: i64::try_from(sender.evidence.len()).unwrap(),
        earlier: if known {
            vec![earlier(row)]
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
        my_schools: Vec::new(),
        my_events: Vec::new(),
        me: vestibule::model::Me::default(),
        proposals: sender.proposals.clone(),
        question: sender.question,
        wave: None,
        similar: None,
        can_reply: sender.can_reply,
        addresses: sender.addresses.clone(),
    };
    let assessment = assessment(row, &dossier);
    Case {
        dossier,
        assessment,
        drafts: drafts(&row.name),
        drawn: sender.drawn.clone(),
        trigger: sender.trigger.clone(),
    }
}

fn invitation(sender: &Sender, known: bool) -> Invitation {
    let row = &sender.row;
    Invitation {
        id: row.id,
        direction: Direction::Incoming,
        person: row.person,
        sent: Some(row.at),
        first_seen: row.at,
        note: match sender.note {
            Note::Unseen => None,
            Note::None => Some(None),
            Note::Text(text) => Some(Some(Foreign::new(text))),
        },
        reminders: known.then_some(1),
        standing: sender.standing,
        source_removed: false,
        advised: None,
    }
}

fn profile(row: &Row, known: bool) -> Profile {
    let mail = |text: &Foreign| seen(text.clone(), SourceKind::Mail, 2);
    let export = |text: &Foreign| seen(text.clone(), SourceKind::LinkedinExport, 6);
    Profile {
        headline: row.headline.as_ref().map(mail),
        company: row.company.as_ref().map(export),
        position: None,
        location: known.then(|| mail(&Foreign::new("Trieste"))),
        mutual: known.then(|| seen(13, SourceKind::Mail, 2)),
        page: None,
    }
}

fn earlier(row: &Row) -> Earlier {
    Earlier {
        id: InvitationId(3),
        sent: Some(row.at - jiff::SignedDuration::from_hours(9_000)),
        state: Stands::Gone,
    }
}

fn evidence(id: InvitationId) -> Vec<Evidence> {
    let one = |id: i64, fact: &'static str, grade: Grade, text: &str| Evidence {
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
    };
    match id.0 {
        12 => vec![one(
            1,
            "suspected_same",
            Grade::Possible,
            "the address says keller, as that of Nadia Keller, connected since 2013",
        )],
        18 => vec![
            one(
                2,
                "spoke",
                Grade::Claimed,
                "you spoke after a talk in Lisbon",
            ),
            one(3, "wrote", Grade::Recorded, "you wrote to them at LinkedIn"),
        ],
        _ => Vec::new(),
    }
}

pub(crate) fn searched(source: &'static str, from: Option<Date>, records: i64) -> Searched {
    Searched {
        source,
        from,
        to: Some(date(2026, 11, 17)),
        records,
    }
}

fn finding(id: (&str, &str), holds: Holds, then: Option<Verdict>, because: &str) -> Finding {
    let (rule, title) = id;
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

fn deciding(verdict: Verdict) -> Finding {
    let (id, because) = match verdict {
        Verdict::Accept => (("known", "you know them"), "you wrote to each other"),
        Verdict::Ask => (
            ("nothing-said", "nothing said, no trace"),
            "no note, and nothing in your records",
        ),
        Verdict::Look => (
            ("perhaps-known", "perhaps someone you know"),
            "a former colleague's address",
        ),
        Verdict::Ignore => (
            ("moves-off", "wants to sell"),
            "the note says “who books training”",
        ),
    };
    finding(id, Holds::Yes, Some(verdict), because)
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
    let mut deciding = deciding(verdict);
    deciding.evidence = dossier
        .evidence
        .iter()
        .map(|evidence| evidence.id)
        .collect();
    let mut lean = finding(
        ("has-headline", "says what they do"),
        Holds::Yes,
        None,
        "a headline is there",
    );
    lean.weight = Some(0.5);
    let unknown = |id, because| finding(id, Holds::Unknown, Some(Verdict::Accept), because);
    let settle = |fact, question| Settle {
        facts: vec![fact],
        question,
        to: Verdict::Accept,
    };
    let why = match verdict {
        Verdict::Accept => "you have written to each other",
        Verdict::Ask => "something is known of them, nothing was said",
        Verdict::Look => "perhaps someone you know",
        Verdict::Ignore => "a sales pitch",
    };
    Assessment {
        verdict,
        decided_by: Some(deciding.rule.clone()),
        score: None,
        thresholds: Thresholds {
            accept: 3.0,
            ignore: -3.0,
        },
        why: why.to_owned(),
        findings: vec![
            deciding,
            lean,
            unknown(
                ("worked-together", "worked together"),
                "not known: did you work together?",
            ),
            unknown(
                ("met-in-person", "met in person"),
                "not known: did you meet?",
            ),
            finding(
                ("generic-note", "a note from a kit"),
                Holds::No,
                Some(Verdict::Ask),
                "there is no note",
            ),
        ],
        settle: vec![
            settle("worked_together", "Did you work together?"),
            settle("met", "Did you meet?"),
        ],
    }
}

fn drafts(name: &Foreign) -> Vec<Draft> {
    let first = name.raw().split(' ').next().unwrap_or_default();
    let draft = |template: &str, purpose, text: String, missing: &[&str]| Draft {
        template: template.to_owned(),
        title: template.replace('-', " "),
        language: "en".to_owned(),
        purpose,
        text,
        missing: missing.iter().map(|name| (*name).to_owned()).collect(),
        limit: 8_000,
    };
    let ask = format!(
        "Hello {first}, thank you for asking me to connect. I keep my contacts to people I have worked with or met, \
         so that I can speak for them when somebody asks. Where have our paths crossed?"
    );
    let accept = format!("Hello {first}, good to hear from you.");
    let colleague = format!("Hello {first}, did we share an office at ‹shared company›?");
    vec![
        draft("how-do-we-know", ReplyFor::Ask, ask, &[]),
        draft("warm-accept", ReplyFor::Accept, accept, &[]),
        draft(
            "former-colleague",
            ReplyFor::Ask,
            colleague,
            &["shared_company"],
        ),
    ]
}
