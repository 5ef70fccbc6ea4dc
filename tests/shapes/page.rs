//! LinkedIn's own pages as a browser copies and saves them: the invitations received and sent, a member's profile and
//! recent activity, and a conversation; the newer build of the site, the older one, and German.
//!
//! The profile's text is like real ones; that of the lists is made after descriptions (formats, pasted-pages).

use std::fmt::Write;

use jiff::Timestamp;

use super::mime::quoted_printable;

/// Somebody who asks to connect, or is asked.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) name: String,
    pub(crate) slug: String,
    /// May be empty; the page shows two dashes then.
    pub(crate) headline: String,
    /// The line as the page words it.
    pub(crate) mutual: Option<String>,
    pub(crate) note: Option<String>,
    /// Whether they have a picture, whose text is copied along.
    pub(crate) picture: bool,
    /// LinkedIn's id, which holds the moment of sending. Only a saved page has it.
    pub(crate) id: i64,
}

impl Caller {
    pub(crate) fn new(name: &str, headline: &str) -> Self {
        Self {
            name: name.to_owned(),
            slug: super::party::slug_of(name),
            headline: headline.to_owned(),
            mutual: None,
            note: None,
            picture: true,
            id: 0,
        }
    }

    pub(crate) fn mutual(mut self, line: &str) -> Self {
        self.mutual = Some(line.to_owned());
        self
    }

    pub(crate) fn note(mut self, note: &str) -> Self {
        self.note = Some(note.to_owned());
        self
    }

    pub(crate) fn faceless(mut self) -> Self {
        self.picture = false;
        self
    }

    pub(crate) fn sent(mut self, moment: &str) -> Self {
        let at: Timestamp = moment.parse().unwrap_or_default();
        self.id =
            super::party::invitation_id(at, u64::try_from(self.name.len()).unwrap_or_default());
        self
    }

    fn first(&self) -> &str {
        self.name.split(' ').next().unwrap_or_default()
    }

    fn headline_shown(&self) -> &str {
        if self.headline.is_empty() {
            "--"
        } else {
            &self.headline
        }
    }
}

/// One card of a list.
#[derive(Clone, Debug)]
pub(crate) enum Card {
    /// Somebody asks to connect.
    Person(Caller),
    /// Somebody asks to follow an organisation; in one line, or with the name on a line of its own.
    Follow {
        by: String,
        what: String,
        split: bool,
    },
    /// A newsletter.
    Newsletter { by: String, title: String },
}

/// How the site is built, and in which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// The newer one, English.
    Newer,
    /// The older one of 2024: names twice, an age on each card, no sentence.
    Older,
    /// The newer one, German.
    German,
}

/// A page with a list of invitations.
#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) build: Build,
    pub(crate) owner: String,
    pub(crate) cards: Vec<Card>,
    /// What the page counts; the number of cards unless a test says otherwise.
    pub(crate) counter: Option<usize>,
    /// Whether a conversation is open beside it.
    pub(crate) chat: bool,
}

impl List {
    pub(crate) fn new(build: Build, cards: Vec<Card>) -> Self {
        Self {
            build,
            owner: "Ines Duval".to_owned(),
            counter: Some(cards.len()),
            cards,
            chat: false,
        }
    }

    pub(crate) fn of(build: Build, callers: &[Caller]) -> Self {
        Self::new(build, callers.iter().cloned().map(Card::Person).collect())
    }

    /// The page of received invitations, copied.
    pub(crate) fn received(&self) -> String {
        let german = self.build == Build::German;
        let mut text = top(self.build, &self.owner);
        text.push_str(if german {
            "Einladungen verwalten\n\nEingegangen\n\nGesendet\n\n"
        } else {
            "Manage invitations\n\nReceived\n\nSent\n\n"
        });
        if let Some(counter) = self.counter {
            let _infallible = match self.build {
                Build::German => writeln!(text, "Alle ({counter})\n"),
                Build::Newer => writeln!(text, "All ({counter})\n\nMutual Connections (1)\n"),
                Build::Older => writeln!(text, "All ({counter})\n"),
            };
        }
        for card in &self.cards {
            text.push_str(&self.card(card));
        }
        text.push_str(&bottom(self.build, &self.owner, self.chat));
        text
    }

    fn card(&self, card: &Card) -> String {
        let buttons = if self.build == Build::German {
            "Ignorieren\n\nAnnehmen\n\n"
        } else {
            "Ignore\n\nAccept\n\n"
        };
        match card {
            Card::Person(caller) => self.person(caller, buttons),
            Card::Follow { by, what, split } => {
                let between = if *split { "\n\n" } else { " " };
                if self.build == Build::German {
                    format!("{by}{between}hat Sie eingeladen, {what} zu folgen\n\n{buttons}")
                } else if *split {
                    format!("{by}\n\nInvited you to follow {what}\n\n{buttons}")
                } else {
                    format!("{by} invited you to follow {what}\n\n{buttons}")
                }
            }
            Card::Newsletter { by, title } => {
                format!(
                    "Newsletter • Biweekly\n\n{by} invited you to subscribe to {title}\n\n{buttons}"
                )
            }
        }
    }

    fn person(&self, caller: &Caller, buttons: &str) -> String {
        let name = &caller.name;
        let mut text = String::new();
        match self.build {
            Build::Newer => {
                if caller.picture {
                    let _infallible = writeln!(text, "{name}’s profile picture");
                }
                let _infallible = writeln!(text, "{name} wants to connect\n");
            }
            Build::Older => {
                if caller.picture {
                    let _infallible = writeln!(text, "{name}’s profile picture");
                }
                let _infallible = writeln!(text, "{name}\n{name}");
            }
            Build::German => {
                if caller.picture {
                    let _infallible = writeln!(text, "{name}s Profilbild");
                }
                let _infallible = writeln!(text, "{name} möchte Kontakt mit Ihnen aufnehmen\n");
            }
        }
        let _infallible = writeln!(text, "{}\n", caller.headline_shown());
        if let Some(mutual) = &caller.mutual {
            let _infallible = writeln!(text, "{mutual}\n");
        }
        if self.build == Build::Older {
            text.push_str("2 weeks ago\n");
        }
        text.push_str(buttons);
        if let Some(note) = &caller.note {
            let reply = match self.build {
                Build::German => format!("Antworten an {}", caller.first()),
                Build::Newer | Build::Older => format!("Reply to {}", caller.first()),
            };
            let _infallible = writeln!(text, "{note}\n\n{reply}\n");
        }
        text
    }

    /// The page of sent invitations, copied. Only people are on it.
    pub(crate) fn sent(&self) -> String {
        let german = self.build == Build::German;
        let mut text = top(self.build, &self.owner);
        text.push_str(if german {
            "Einladungen verwalten\n\nEingegangen\n\nGesendet\n\n"
        } else {
            "Manage invitations\n\nReceived\n\nSent\n\n"
        });
        if let Some(counter) = self.counter {
            let _infallible = if german {
                writeln!(text, "Personen ({})\n", thousands(counter))
            } else {
                writeln!(text, "People ({counter})\n")
            };
        }
        for card in &self.cards {
            let Card::Person(caller) = card else { continue };
            let name = &caller.name;
            if caller.picture {
                text.push_str(&if german {
                    format!("{name}s Profilbild\n")
                } else {
                    format!("{name}’s profile picture\n")
                });
            }
            text.push_str(&format!(
                "{name}\n\n{}\n\n{}\n\n{}\n\n",
                caller.headline_shown(),
                if german {
                    "Vor 3 Wochen gesendet"
                } else {
                    "Sent 3 weeks ago"
                },
                if german { "Zurückziehen" } else { "Withdraw" },
            ));
            if let Some(note) = &caller.note {
                let _infallible = writeln!(text, "{note}\n");
            }
        }
        text.push_str(&bottom(self.build, &self.owner, self.chat));
        text
    }

    /// The page of received invitations, saved as "complete".
    pub(crate) fn received_html(&self) -> String {
        let mut cards = String::new();
        for card in &self.cards {
            cards.push_str(&match card {
                Card::Person(caller) => person_html(caller),
                Card::Follow { by, what, .. } => {
                    other_html(&format!("{by} invited you to follow {what}"), by)
                }
                Card::Newsletter { by, title } => {
                    other_html(&format!("{by} invited you to subscribe to {title}"), by)
                }
            });
        }
        self.html(
            "received",
            &format!(
                "<button>All ({})</button>",
                self.counter.unwrap_or_default()
            ),
            &cards,
        )
    }

    /// The page of sent invitations, saved.
    pub(crate) fn sent_html(&self) -> String {
        let mut cards = String::new();
        for card in &self.cards {
            let Card::Person(caller) = card else { continue };
            let name = escaped(&caller.name);
            cards.push_str(&format!(
                "<div role=\"listitem\" componentkey=\"urn:li:invitation:{id}\"><a href=\"https://www.linkedin.com/in/{slug}/\">\
                 <img alt=\"{name}’s profile picture\"></a><p><a href=\"https://www.linkedin.com/in/{slug}/\">{name}</a></p>\
                 <p>{headline}</p><p>Sent 3 weeks ago</p><button aria-label=\"Withdraw invitation sent to {name}\">\
                 <span>Withdraw</span></button></div>",
                id = caller.id,
                slug = caller.slug,
                headline = escaped(caller.headline_shown()),
            ));
        }
        self.html(
            "sent",
            &format!(
                "<button>People ({})</button>",
                self.counter.unwrap_or_default()
            ),
            &cards,
        )
    }

    fn html(&self, which: &str, chips: &str, cards: &str) -> String {
        document(
            &format!("https://www.linkedin.com/mynetwork/invitation-manager/{which}/"),
            "(3) Manage invitations | LinkedIn",
            "com.linkedin.sdui.flagshipnav.mynetwork.invitations.InvitationManager",
            &self.owner,
            &format!(
                "<p>Manage invitations</p><div><a>Received</a><a role=\"button\">Sent</a></div><div>{chips}</div>\
                 <div data-testid=\"lazy-column\" role=\"list\">{cards}</div>"
            ),
        )
    }
}

/// A page as Chrome saves it in a single file.
pub(crate) fn single_file(html: &str, address: &str, date: &str) -> String {
    let boundary = "----MultipartBoundary--tJ4kPz8Qw0b1vYc7nRf2----";
    format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: {address}\nSubject: =?utf-8?Q?Manage=20invitations?=\n\
         Date: {date}\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n\tboundary=\"{boundary}\"\n\n\n\
         --{boundary}\nContent-Type: text/html\nContent-ID: <frame-8A1@mhtml.blink>\n\
         Content-Transfer-Encoding: quoted-printable\nContent-Location: {address}\n\n{}\n\
         --{boundary}\nContent-Type: text/css\nContent-Transfer-Encoding: quoted-printable\n\
         Content-Location: cid:css-1@mhtml.blink\n\n.a {{ color: red }}\n--{boundary}--\n",
        quoted_printable(html)
    )
}

fn person_html(caller: &Caller) -> String {
    let name = escaped(&caller.name);
    let picture = if caller.picture {
        format!("<img alt=\"{name}’s profile picture\" src=\"x.jpg\">")
    } else {
        "<svg><title>person</title></svg>".to_owned()
    };
    let mutual = caller
        .mutual
        .as_deref()
        .map(|line| format!("<p><svg></svg>{}</p>", escaped(line)))
        .unwrap_or_default();
    let note = caller
        .note
        .as_deref()
        .map(|note| {
            let lines: Vec<String> = note.split('\n').map(escaped).collect();
            format!(
                "<p><span data-testid=\"expandable-text-box\">{}</span></p><button><span>Reply to {}</span></button>",
                lines.join("<br>"),
                escaped(caller.first())
            )
        })
        .unwrap_or_default();
    format!(
        "<div role=\"listitem\" componentkey=\"urn:li:invitation:{id}\" class=\"_9cb3f17d\"><a \
         href=\"https://www.linkedin.com/in/{slug}/\" tabindex=\"-1\">{picture}</a><p><span><a \
         href=\"https://www.linkedin.com/in/{slug}/\"><strong>{name}</strong></a> wants to connect</span><span \
         aria-hidden=\"true\">{name} wants to connect</span></p><p>{headline}</p>{mutual}<div><button \
         aria-label=\"Ignore an invitation to connect from {name}\"><span>Ignore</span></button><button \
         aria-label=\"Accept {name}’s invitation\"><span>Accept</span></button></div>{note}<a \
         href=\"https://www.linkedin.com/messaging/compose/?invitation=urn%3Ali%3Afsd_invitation%3A{id}\"></a></div>\n",
        id = caller.id,
        slug = caller.slug,
        headline = escaped(caller.headline_shown()),
    )
}

fn other_html(sentence: &str, by: &str) -> String {
    let (sentence, by) = (escaped(sentence), escaped(by));
    format!(
        "<div role=\"listitem\" componentkey=\"urn:li:invitation:7000000000000000001\"><a \
         href=\"https://www.linkedin.com/in/somebody/\">{by}</a><p>{sentence}</p><button aria-label=\"Ignore an \
         invitation from {by}\"><span>Ignore</span></button><button aria-label=\"Accept invitation for {by}\">\
         <span>Accept</span></button></div>\n"
    )
}

/// A member's profile.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) headline: String,
    pub(crate) place: String,
    pub(crate) company: String,
    pub(crate) school: String,
    pub(crate) build: Build,
    pub(crate) owner: String,
    /// Whether it is the owner's own.
    pub(crate) own: bool,
    /// Whether it was scrolled to its end before it was copied.
    pub(crate) scrolled: bool,
}

impl Member {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            slug: super::party::slug_of(name),
            headline: "Keeps the ferries of Saltmarsh on time".to_owned(),
            place: "Bergen, Norway".to_owned(),
            company: "Saltmarsh Ferries".to_owned(),
            school: "Harbour College".to_owned(),
            build: Build::Newer,
            owner: "Ines Duval".to_owned(),
            own: false,
            scrolled: true,
        }
    }

    /// The page, copied.
    pub(crate) fn text(&self) -> String {
        let mut text = top(self.build, &self.owner);
        text.push_str(&self.head());
        if self.own {
            text.push_str("Analytics\n\nPrivate to you\n\n12 profile views\n\nAdd section\n\n");
        }
        if self.scrolled {
            text.push_str(&self.parts());
        }
        let strangers = if self.build == Build::German {
            "Weitere Profile für Sie"
        } else {
            "More profiles for you"
        };
        let _infallible = writeln!(
            text,
            "{strangers}\n\nOleksandra Bondar\n\n· 3rd\n\nPilot\n\nConnect\n"
        );
        text.push_str(&bottom(self.build, &self.owner, false));
        text
    }

    fn head(&self) -> String {
        let Self {
            name,
            headline,
            place,
            company,
            school,
            ..
        } = self;
        match self.build {
            Build::Newer => format!(
                "{name}\n\n{headline}\n\nMore\n\nMessage\n\n{name}\n\nShe/Her\n\n· 2nd\n\n{headline}\n\n{company} · {school}\n\n\
                 {place}\n\n·\n\nContact info\n\n{company}\n\n{school}\n\n495 connections\n\n\
                 Amara and Tomasz are mutual connections\n\nMessage\n\nFollow\n\nMore\n\n"
            ),
            Build::Older => format!(
                "Background Image\n{name}\n\n{name} \n She/Her\n{headline}\n{company}\n{school}\n{place}  Contact info\n\
                 3,832 followers \n500+ connections\n\nMessage\nMore\n"
            ),
            Build::German => format!(
                "{name}\n\n{headline}\n\nMehr\n\nNachricht\n\n{name}\n\nKontakt 2. Grades\n· 2.\n\n{headline}\n\n\
                 {company} · {school}\n\n{place}\n\n·\n\nKontaktinfo\n\n1.495 Kontakte\n\nNachricht\n\n"
            ),
        }
    }

    fn parts(&self) -> String {
        let Self {
            company,
            school,
            name,
            ..
        } = self;
        match self.build {
            Build::Newer => format!(
                "About\n\nI like tides, and tables that add up.\n\nTop skills\n\nTimetables • Tides\n\n\
                 Highlights\n\nYou are both in Harbour Planners\n\nActivity\n\n1,326 followers\n\nPosts\n\nView {name}’s profile, open to work\n\n{name}\n\n1w • Edited •\n\n\
                 Our new boat\n\n34\n\nExperience\n\n{company} logo\n\nHead of timetables\n\n{company} · Full-time\n\n\
                 Jan 2023 - Present · 2 yrs 9 mos\n\nBergen, Norway · On-site\n\nKettle Works\n\nFull-time · 8 yrs 10 mos\n\n\
                 Planner\n\nMar 2018 - Dec 2022 · 4 yrs 10 mos\n\nClerk\n\nMar 2014 - Mar 2018 · 4 yrs 1 mo\n\n\
                 Education\n\n{school} logo\n\n{school}\n\nBSc, Navigation\n\nSep 2010 – Jun 2013\n\n\
                 Skills (12)\n\nTimetables\n\n3 endorsements\n\nKnots\n\nLanguages (2)\n\nNorwegian\n\nNative or bilingual proficiency\n\n\
                 Ukrainian\n\nLimited working proficiency\n\nInterests\n\nTop Voices\n\nGroups\n\nTide Tables Forum\n\n\
                 1,204 members\n\nJoined\n\nKnot Club\n\n88 members\n\nJoin\n\n"
            ),
            Build::Older => format!(
                "AboutAbout\nI like tides, and tables that add up.\nExperienceExperience\n{company} logo\n\
                 Head of timetablesHead of timetables\n{company} · Full-time{company} · Full-time\n\
                 Jan 2023 - Present · 2 yrs 9 mosJan 2023 to Present · 2 yrs 9 mos\nEducationEducation\n\
                 {school} logo\n{school}{school}\n2010 - 20132010 to 2013\nSkillsSkills\nKnots\n"
            ),
            Build::German => format!(
                "Info\n\nIch mag Gezeiten.\n\nBerufserfahrung\n\n{company} logo\n\nLeitung Fahrplan\n\n{company} · Vollzeit\n\n\
                 Jan. 2020 – Heute · 5 Jahre\n\nAusbildung\n\n{school} logo\n\n{school}\n\n2010 – 2013\n\n\
                 Kenntnisse\n\nFahrpläne\n\n12 Kenntnisbestätigungen\n\nSprachen\n\nNorwegisch\n\nMuttersprache oder zweisprachig\n\n"
            ),
        }
    }

    /// The page, saved.
    pub(crate) fn html(&self) -> String {
        let Self {
            name,
            slug,
            headline,
            place,
            company,
            school,
            ..
        } = self;
        let card = |which: &str, inner: &str| {
            format!(
                "<section componentkey=\"com.linkedin.sdui.profile.card.refACoAAExampleExampleExampleExampleExampleX{which}\">{inner}</section>"
            )
        };
        let top = card(
            "Topcard",
            &format!(
                "<img alt=\"{name}’s profile picture\"><p>{name}</p><p>· 2nd</p><p>{headline}</p><p>{company} · {school}</p>\
                 <p>{place}</p><p>·</p><p><a>Contact info</a></p><p>500+ connections</p>"
            ),
        );
        let rest = format!(
            "{}{}{}{}",
            card("About", "<p>About</p><p>I like tides.</p>"),
            card(
                "ExperienceTopLevelSection",
                &format!(
                    "<p>Experience</p><div><p>Head of timetables</p><p>{company} · Full-time</p><p>Jan 2023 - Present · 2 yrs</p><p>Stavanger, Norway</p></div>"
                )
            ),
            card(
                "EducationTopLevelSection",
                &format!(
                    "<p>Education</p><div><p>{school}</p><p>BSc, Navigation</p><p>Sep 2010 – Jun 2013</p></div>"
                )
            ) + &card(
                "Skills",
                "<p>Skills (1)</p><div><p>Timetables</p><p>14 endorsements</p></div>"
            ) + &card(
                "Languages",
                "<p>Languages</p><div><p>Norwegian</p><p>Native or bilingual proficiency</p></div>"
            ),
            card(
                "SuggestedForYou",
                "<p>Oleksandra Bondar</p><p>500+ connections</p>"
            ),
        );
        document(
            &format!("https://www.linkedin.com/in/{slug}/"),
            &format!("{name} | LinkedIn"),
            "com.linkedin.sdui.flagshipnav.profile.Profile",
            &self.owner,
            &format!("{top}{}", if self.scrolled { rest.as_str() } else { "" }),
        )
    }
}

/// A group of messages of one conversation.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The line of a day above it, if a day begins with it.
    pub(crate) day: Option<String>,
    /// Whether the owner wrote it.
    pub(crate) mine: bool,
    /// The time as the page shows it.
    pub(crate) time: String,
    pub(crate) text: String,
}

impl Said {
    pub(crate) fn new(day: Option<&str>, mine: bool, time: &str, text: &str) -> Self {
        Self {
            day: day.map(str::to_owned),
            mine,
            time: time.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// The page of one conversation. Only the older build has it; in German it is a guess.
#[derive(Clone, Debug)]
pub(crate) struct Talk {
    pub(crate) build: Build,
    pub(crate) owner: String,
    pub(crate) with: String,
    pub(crate) slug: String,
    pub(crate) said: Vec<Said>,
}

impl Talk {
    pub(crate) fn new(with: &str, said: Vec<Said>) -> Self {
        Self {
            build: Build::Older,
            owner: "Ines Duval".to_owned(),
            with: with.to_owned(),
            slug: super::party::slug_of(with),
            said,
        }
    }

    /// The page, copied.
    pub(crate) fn text(&self) -> String {
        format!(
            "{}{}{}",
            top(self.build, &self.owner),
            self.main(),
            bottom(self.build, &self.owner, false)
        )
    }

    /// What stands between the bar and the footer.
    pub(crate) fn main(&self) -> String {
        let with = &self.with;
        let mut text = if self.build == Build::German {
            format!("Nachrichten durchsuchen\n{with}\nKontakt 2. Grades\n· 2.\nBäckerin\n")
        } else {
            format!(
                "Search messages\nOleksandra Bondar\nMAY 25\nYou: the tide is late\n\
                 Open the options list in your conversation with Oleksandra Bondar\nLoad more conversations\n\
                 Open the options list in your conversation with {with}\n{with}\n2nd degree connection\n· 2nd\n\
                 Baker in Lyon\n"
            )
        };
        for said in &self.said {
            text.push_str(&self.group(said));
        }
        text.push_str("Maximize compose field\nAttach an image\nOpen GIF Keyboard\nOpen Emoji Keyboard\nOpen send options\n");
        text
    }

    fn group(&self, said: &Said) -> String {
        let name = if said.mine { &self.owner } else { &self.with };
        let first = name.split(' ').next().unwrap_or_default();
        let time = &said.time;
        let sentence = if self.build == Build::German {
            format!("{name} hat um {time} Uhr die folgende Nachricht gesendet")
        } else {
            format!("{name} sent the following message at {time}")
        };
        let day = said.day.as_ref().map(|day| format!("{day}\n"));
        format!(
            "{}{sentence}\nView {first}’s profile{name}\n{name} (She/Her)   {time}\n👏 👍 😊 +\n{}\n",
            day.unwrap_or_default(),
            said.text
        )
    }

    /// The page, saved.
    pub(crate) fn html(&self) -> String {
        let lines: Vec<String> = self
            .main()
            .lines()
            .map(|line| format!("<li><p>{}</p></li>", escaped(line)))
            .collect();
        document(
            "https://www.linkedin.com/messaging/thread/2-YmFrZXJz%3D%3D/",
            "(2) Messaging | LinkedIn",
            "",
            &self.owner,
            &format!(
                "<a href=\"https://www.linkedin.com/in/oleksandra-bondar/\">x</a><a href=\"/in/{}/\">y</a><ul>{}</ul>",
                self.slug,
                lines.concat()
            ),
        )
    }
}

/// One post on the page of what a member did lately.
#[derive(Clone, Debug)]
pub(crate) struct Deed {
    /// What the line above it says behind the member's name: "commented on this".
    pub(crate) did: Option<String>,
    /// Whose post it is.
    pub(crate) author: String,
    pub(crate) age: String,
    pub(crate) text: String,
    /// Who commented below it.
    pub(crate) comments: Vec<String>,
}

impl Deed {
    pub(crate) fn new(did: Option<&str>, author: &str, age: &str) -> Self {
        Self {
            did: did.map(str::to_owned),
            author: author.to_owned(),
            age: age.to_owned(),
            text: "Our new boat is out, and the timetable with it.".to_owned(),
            comments: Vec::new(),
        }
    }

    pub(crate) fn commented(mut self, by: &str) -> Self {
        self.comments.push(by.to_owned());
        self
    }
}

/// The page of what a member did lately. Only the older build has it.
#[derive(Clone, Debug)]
pub(crate) struct Doings {
    pub(crate) owner: String,
    pub(crate) name: String,
    pub(crate) slug: String,
    pub(crate) deeds: Vec<Deed>,
}

impl Doings {
    pub(crate) fn new(name: &str, deeds: Vec<Deed>) -> Self {
        Self {
            owner: "Ines Duval".to_owned(),
            name: name.to_owned(),
            slug: super::party::slug_of(name),
            deeds,
        }
    }

    /// The page, copied.
    pub(crate) fn text(&self) -> String {
        format!(
            "{}{}{}",
            top(Build::Older, &self.owner),
            self.main(),
            bottom(Build::Older, &self.owner, false)
        )
    }

    fn main(&self) -> String {
        let name = &self.name;
        let mut text = format!(
            "{name}\n{name}\nBaker in Lyon\nFollowers\n1,326\nAll activity\nPosts\nComments\nVideos\nImages\nReactions\n\
             Filter by:\nLoaded {} Posts posts\n",
            self.deeds.len()
        );
        for (n, deed) in self.deeds.iter().enumerate() {
            let degree = |who: &str| {
                if who == self.owner {
                    "• You"
                } else {
                    "• 2nd"
                }
            };
            let author = &deed.author;
            let _infallible = writeln!(text, "Feed post number {}", n + 1);
            if let Some(did) = &deed.did {
                let _infallible = writeln!(text, "{name} {did}");
            }
            let _infallible = writeln!(
                text,
                "View {author}’s  graphic link\n{author}\n{}\nKeeps the ledgers\n{}\n{}\n…more\nlike\n34\n2 comments\nLike\n\
                 Comment\nRepost\nSend",
                degree(author),
                deed.age,
                deed.text
            );
            for by in &deed.comments {
                let _infallible = writeln!(
                    text,
                    "View {by}’s  graphic link\n{by}\n{}\nPlanner\n1w\nWell done",
                    degree(by)
                );
            }
        }
        text
    }

    /// The page, saved.
    pub(crate) fn html(&self) -> String {
        let lines: Vec<String> = self
            .main()
            .lines()
            .map(|line| format!("<p>{}</p>", escaped(line)))
            .collect();
        document(
            &format!(
                "https://www.linkedin.com/in/{}/recent-activity/all/",
                self.slug
            ),
            &format!("Activity | {} | LinkedIn", self.name),
            "",
            &self.owner,
            &lines.concat(),
        )
    }
}

/// A saved page around what it shows: scripts, the bar, the footer, the message overlay.
fn document(address: &str, title: &str, screen: &str, owner: &str, main: &str) -> String {
    let script =
        "window.__como_rehydration__ = [\"<div>if (a < b) { Bob Real wants to connect }</div>\"];"
            .repeat(400);
    format!(
        "<!DOCTYPE html>\n<!-- saved from url=({:04}){address} -->\n<html lang=\"en\"><head><meta charset=\"UTF-8\">\
         <title>{title}</title><style>.a > b {{}}</style><script id=\"rehydrate-data\">{script}</script></head>\
         <body><div data-sdui-screen=\"{screen}\"><nav><p>0 notifications</p><a>Home</a><a role=\"button\" \
         aria-label=\"My Network\">My Network</a><a aria-label=\"x\">Messaging</a><p>Notifications</p><p>Me</p>\
         <p>For Business</p></nav><main id=\"workspace\">{main}</main><footer><p>About</p><p>Accessibility</p>\
         <p>LinkedIn Corporation © 2026</p></footer><aside><p>{owner}</p><p><span>Messaging</span><span>You are on the \
         messaging overlay. Press enter to open the list of conversations.</span></p></aside></div></body></html>\n",
        address.len()
    )
}

/// What stands above every page.
fn top(build: Build, owner: &str) -> String {
    match build {
        Build::Newer => "0 notifications\n\nI'm looking for…\n\nHome\n\nMy Network\n\nJobs\n\n1\n\nMessaging\n\n12\n\nNotifications\n\nMe\n\nFor Business\n\nTry Premium for ₹0\n\n".to_owned(),
        Build::Older => format!(
            "0 notifications total\n\nSkip to search\nSkip to main content\nKeyboard shortcuts\nClose jump menu\nHome\n\
             My Network\nJobs\n2\n2 new messages notifications\nMessaging\n12\n12 new notifications\nNotifications\n\
             {owner}\nMe\nFor Business\nReactivate Premium: 50% Off\n"
        ),
        Build::German => "0 Benachrichtigungen\n\nStart\n\nIhr Netzwerk\n\nJobs\n\nNachrichten\n\nMitteilungen\n\nSie\n\nFür Unternehmen\n\n".to_owned(),
    }
}

/// What stands below every page; with a conversation that is nobody's business.
fn bottom(build: Build, owner: &str, chat: bool) -> String {
    let mut text = match build {
        Build::Newer | Build::Older => format!(
            "About\n\nAccessibility\n\nHelp Center\n\nLinkedIn Corporation © 2026\n\nSelect language\n\n{owner}\n\n\
             MessagingYou are on the messaging overlay. Press enter to open the list of conversations.\n\nCompose message\n"
        ),
        Build::German => format!(
            "Info\n\nBarrierefreiheit\n\nLinkedIn Corporation © 2026\n\n{owner}\n\n\
             NachrichtenSie befinden sich im Messaging-Overlay.\n"
        ),
    };
    if chat {
        text.push_str(
            "Close your conversation with Dagny Holm\n\nDagny Holm sent the following message at 1:28 PM\n\nThe door code is 4711\n",
        );
    }
    text
}

fn thousands(count: usize) -> String {
    if count < 1000 {
        count.to_string()
    } else {
        format!("{}.{:03}", count / 1000, count % 1000)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
