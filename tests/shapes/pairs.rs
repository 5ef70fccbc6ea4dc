//! Two people in the records, and whether they are one: labelled pairs to measure proposals with. Made from a seed, the
//! same every time; all invented.

use vestibule::model::{Bearer, BorneName, Employment, NameKind, PersonId};

use super::chance::Chance;

/// The sender, those in the records whose names come near, and which of them is the sender.
pub(crate) struct Pair {
    /// What it is an example of.
    pub(crate) kind: &'static str,
    pub(crate) sender: Bearer,
    pub(crate) candidates: Vec<Bearer>,
    pub(crate) is: Option<PersonId>,
}

const SENDER: PersonId = PersonId(1);
const OTHER: PersonId = PersonId(2);
const THIRD: PersonId = PersonId(3);

/// Given names, with a short form, and the same in other letters where there is one.
const GIVEN: &[(&str, &str, &str)] = &[
    ("Nadia", "", "Надя"),
    ("Alexander", "Alex", "Александр"),
    ("Katharina", "Kathi", ""),
    ("William", "Bill", ""),
    ("Beatriz", "Bea", ""),
    ("Dmitri", "Dima", "Дмитрий"),
    ("Elizabeth", "Liz", ""),
    ("Francisco", "Paco", ""),
    ("Małgorzata", "Gosia", ""),
    ("Giuseppe", "Beppe", ""),
    ("Zsuzsanna", "Zsuzsi", ""),
    ("Oluwaseun", "Seun", ""),
    ("Irina", "Ira", "Ирина"),
    ("Sergei", "", "Сергей"),
    ("Eleni", "", "Ελένη"),
    ("Jürgen", "", ""),
    ("Priyanka", "Priya", ""),
    ("Mehmet", "Memo", ""),
    ("Yonatan", "Yoni", "יונתן"),
    ("Thanh", "", ""),
    ("Amina", "", "أمينة"),
    ("Søren", "", ""),
];

/// Family names, and the same in other letters.
const FAMILY: &[(&str, &str)] = &[
    ("Brandt", ""),
    ("Keller", ""),
    ("Sokolov", "Соколов"),
    ("Petrov", "Петров"),
    ("Pappas", "Παππάς"),
    ("Ashby", ""),
    ("Wójcik", ""),
    ("Müller", ""),
    ("Falcão", ""),
    ("Okafor", ""),
    ("García López", ""),
    ("Kulkarni", ""),
    ("Golan", "גולן"),
    ("Lindqvist", ""),
    ("Trần", ""),
    ("Yıldız", ""),
    ("van der Meer", ""),
    ("O'Dea", ""),
    ("Bouzid", ""),
    ("Šimková", ""),
    ("Hartmann", ""),
    ("Castellanos", ""),
    ("Nwosu", ""),
    ("Ferrier", ""),
];

const FIRMS: &[&str] = &[
    "Halden Optics",
    "Millrace Radio",
    "Tidewater Maps",
    "Bindery Lane",
    "Harbour Library",
    "Northlight",
];

struct Maker {
    chance: Chance,
}

struct Named {
    given: &'static str,
    short: &'static str,
    letters: &'static str,
    family: &'static str,
    family_letters: &'static str,
}

impl Named {
    fn whole(&self) -> String {
        [self.given, " ", self.family].concat()
    }
}

impl Maker {
    fn one<T: Copy>(&mut self, several: &[T]) -> T {
        several[self.chance.below(several.len())]
    }

    fn named(&mut self) -> Named {
        let (given, short, letters) = self.one(GIVEN);
        let (family, family_letters) = self.one(FAMILY);
        Named {
            given,
            short,
            letters,
            family,
            family_letters,
        }
    }

    /// Somebody with a short form, or a name in other letters.
    fn named_with(&mut self, fits: impl Fn(&Named) -> bool) -> Named {
        loop {
            let named = self.named();
            if fits(&named) {
                return named;
            }
        }
    }

    fn other_family(&mut self, not: &str) -> &'static str {
        loop {
            let (family, _) = self.one(FAMILY);
            if family != not {
                return family;
            }
        }
    }

    fn other_given(&mut self, not: &str) -> &'static str {
        loop {
            let (given, ..) = self.one(GIVEN);
            if given != not {
                return given;
            }
        }
    }

    /// A name as people wear it.
    fn worn(&mut self, named: &Named) -> String {
        let whole = named.whole();
        match self.chance.below(9) {
            0 => whole.to_uppercase(),
            1 => [named.family, ", ", named.given].concat(),
            2 => ["Dr. ", &whole].concat(),
            3 => [&whole, ", MBA"].concat(),
            4 => ["✨ ", &whole, " 🚀"].concat(),
            5 => [&whole, " (she/her)"].concat(),
            6 => deunicode::deunicode(&whole),
            7 => [named.given, " M. ", named.family].concat(),
            _ => [&named.family.to_uppercase(), " ", named.given].concat(),
        }
    }

    fn job(&mut self, firm: &str) -> Employment {
        let from = 2010 + self.chance.below(4);
        Employment {
            company: firm.into(),
            from: Some(format!("{from}-0{}", 1 + self.chance.below(9))),
            to: Some((from + 2 + self.chance.below(4)).to_string()),
            glimpsed: false,
        }
    }

    fn in_the_time_of(&mut self, job: &Employment) -> Employment {
        let suffix = self.one(&["", " GmbH", " Ltd", ", Inc."]);
        let company = job.company.raw().to_owned() + suffix;
        Employment {
            company: company.into(),
            ..job.clone()
        }
    }
}

fn called(person: PersonId, name: &str) -> Bearer {
    Bearer {
        person: Some(person),
        names: vec![BorneName::as_written(name)],
        ..Bearer::default()
    }
}

fn slug(name: &str) -> String {
    super::party::slug_of(name)
}

fn address(given: &str, family: &str) -> String {
    let plain = |text: &str| slug(text).replace('-', "");
    [&plain(given), ".", &plain(family), "@mail.example"].concat()
}

type Make = fn(&mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>);

/// Every kind of pair, how many of it there are, and how one is made.
const KINDS: &[(&str, usize, Make)] = &[
    ("one: the name worn otherwise", 300, worn_otherwise),
    ("one: the name in other letters", 120, other_letters),
    ("one: a short form, nothing else", 100, short_form),
    ("one: a short form, and the firm", 120, short_form_and_firm),
    ("one: an initial, and the firm", 120, initial_and_firm),
    (
        "one: another surname, the address says the old one",
        120,
        address_says,
    ),
    (
        "one: another surname, the link says the old one",
        120,
        link_says,
    ),
    (
        "one: another surname, a card has the maiden name",
        80,
        maiden_name,
    ),
    (
        "one: another surname, the firm and the years",
        100,
        firm_and_years,
    ),
    ("one: another surname, nothing else", 60, nothing_else),
    (
        "one: the name, a common one, and the firm",
        80,
        common_and_firm,
    ),
    (
        "one: a new account, the old link in an older export",
        80,
        new_account,
    ),
    (
        "one: a short form and another surname",
        40,
        short_and_surname,
    ),
    ("two: namesakes, nothing else known", 120, namesakes),
    (
        "two: namesakes, each with a link in the newest export",
        150,
        namesakes_in_one_export,
    ),
    (
        "two: namesakes in one firm, each with a link there",
        100,
        namesakes_in_one_firm,
    ),
    ("two: siblings in one firm", 120, siblings),
    (
        "two: one given name in one firm, each with a link",
        120,
        one_given_name,
    ),
    (
        "two: one given name in one firm, two of them",
        80,
        two_of_a_given_name,
    ),
    ("two: a mailbox that was handed on", 100, recycled_mailbox),
    ("two: a family's phone", 80, family_phone),
    (
        "two: names of which one form is the other's",
        60,
        near_names,
    ),
    ("two: father and son", 40, father_and_son),
    ("two: a name that five have", 60, five_of_a_name),
    ("two: an initial, nothing else", 60, initial_alone),
    ("two: people with nothing in common", 200, strangers),
];

/// All pairs.
pub(crate) fn pairs(seed: u64) -> Vec<Pair> {
    let mut maker = Maker {
        chance: Chance::new(seed),
    };
    let mut all = Vec::new();
    for (kind, count, make) in KINDS {
        for _ in 0..*count {
            let (sender, candidates, is) = make(&mut maker);
            all.push(Pair {
                kind,
                sender,
                candidates,
                is,
            });
        }
    }
    all
}

fn worn_otherwise(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let named = maker.named();
    let (one, other) = (maker.worn(&named), maker.worn(&named));
    (
        called(SENDER, &one),
        vec![called(OTHER, &other)],
        Some(OTHER),
    )
}

fn other_letters(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let named = maker.named_with(|named| {
        let first = |text: &str| text.chars().next().map(|c| u32::from(c) >> 8);
        !named.letters.is_empty()
            && !named.family_letters.is_empty()
            && first(named.letters) == first(named.family_letters)
            && named.letters != "Надя"
    });
    let letters = [named.letters, " ", named.family_letters].concat();
    (
        called(SENDER, &letters),
        vec![called(OTHER, &named.whole())],
        Some(OTHER),
    )
}

fn short(maker: &mut Maker) -> (Bearer, Bearer) {
    let named = maker.named_with(|named| !named.short.is_empty());
    let short = [named.short, " ", named.family].concat();
    if maker.chance.happens(50) {
        (called(SENDER, &short), called(OTHER, &named.whole()))
    } else {
        (called(SENDER, &named.whole()), called(OTHER, &short))
    }
}

fn short_form(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (sender, other) = short(maker);
    (sender, vec![other], Some(OTHER))
}

/// Puts both into one firm at one time.
fn in_one_firm(maker: &mut Maker, one: &mut Bearer, other: &mut Bearer) {
    let firm = maker.one(FIRMS);
    let job = maker.job(firm);
    other.employments = vec![maker.in_the_time_of(&job)];
    one.employments = vec![job];
}

fn short_form_and_firm(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (mut sender, mut other) = short(maker);
    sender.slugs = vec!["a-link".to_owned()];
    other.slugs = vec!["an-older-link".to_owned()];
    in_one_firm(maker, &mut sender, &mut other);
    (sender, vec![other], Some(OTHER))
}

fn initial_and_firm(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let named = maker.named();
    let initial: String = named.given.chars().take(1).collect();
    let mut sender = called(SENDER, &named.whole());
    let mut other = called(OTHER, &[&initial, ". ", named.family].concat());
    in_one_firm(maker, &mut sender, &mut other);
    (sender, vec![other], Some(OTHER))
}

fn married(maker: &mut Maker) -> (Bearer, Bearer, Named) {
    let named = maker.named();
    let now = maker.other_family(named.family);
    let sender = called(SENDER, &[named.given, " ", now].concat());
    (sender, called(OTHER, &named.whole()), named)
}

fn address_says(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (mut sender, other, named) = married(maker);
    sender.emails = vec![address(named.given, named.family)];
    (sender, vec![other], Some(OTHER))
}

fn link_says(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (mut sender, other, named) = married(maker);
    let suffix = maker.one(&["", "-4b1c2", "-982"]);
    sender.slugs = vec![slug(&named.whole()) + suffix];
    (sender, vec![other], Some(OTHER))
}

fn maiden_name(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (sender, mut other, _) = married(maker);
    // The card has the new name and, as the name before, the old one; the sender shows one of them.
    let before = other.names.clone();
    if maker.chance.happens(50) {
        let name = sender.names[0].name.raw().to_owned();
        let family = maker.other_family("");
        let given = name.split(' ').next().unwrap_or_default();
        other.names = vec![
            BorneName::as_written([given, " ", family].concat()),
            BorneName {
                name: name.into(),
                kind: Some(NameKind::Former),
            },
        ];
        (sender, vec![other], Some(OTHER))
    } else {
        let old = before[0]
            .name
            .raw()
            .rsplit(' ')
            .next()
            .unwrap_or_default()
            .to_owned();
        let shown = [sender.names[0].name.raw(), " (", &old, ")"].concat();
        (called(SENDER, &shown), vec![other], Some(OTHER))
    }
}

fn firm_and_years(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (mut sender, mut other, _) = married(maker);
    in_one_firm(maker, &mut sender, &mut other);
    sender.slugs = vec!["a-link".to_owned()];
    (sender, vec![other], Some(OTHER))
}

fn nothing_else(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (sender, other, _) = married(maker);
    (sender, vec![other], Some(OTHER))
}

fn common_and_firm(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let name = maker.named().whole();
    let (mut sender, mut other) = (called(SENDER, &name), called(OTHER, &name));
    in_one_firm(maker, &mut sender, &mut other);
    let mut all: Vec<Bearer> = (3..8).map(|id| called(PersonId(id), &name)).collect();
    all.push(other);
    (sender, all, Some(OTHER))
}

fn new_account(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let name = maker.named().whole();
    let sender = Bearer {
        slugs: vec![slug(&name)],
        in_newest_export: true,
        ..called(SENDER, &name)
    };
    let other = Bearer {
        slugs: vec![slug(&name) + "-7c2"],
        ..called(OTHER, &name)
    };
    (sender, vec![other], Some(OTHER))
}

fn short_and_surname(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let named = maker.named_with(|named| !named.short.is_empty());
    let now = maker.other_family(named.family);
    let sender = Bearer {
        slugs: vec![slug(&[named.short, " ", named.family].concat())],
        ..called(SENDER, &[named.short, " ", now].concat())
    };
    (sender, vec![called(OTHER, &named.whole())], Some(OTHER))
}

fn namesakes(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let name = maker.named().whole();
    (called(SENDER, &name), vec![called(OTHER, &name)], None)
}

/// Two of a name, each with a link that the newest export shows.
fn both_linked(name: &str) -> (Bearer, Bearer) {
    let one = |id, slug: String| Bearer {
        slugs: vec![slug],
        in_newest_export: true,
        ..called(id, name)
    };
    (one(SENDER, slug(name)), one(OTHER, slug(name) + "-7c2"))
}

fn namesakes_in_one_export(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (sender, other) = both_linked(&maker.named().whole());
    (sender, vec![other], None)
}

fn namesakes_in_one_firm(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (mut sender, mut other) = both_linked(&maker.named().whole());
    in_one_firm(maker, &mut sender, &mut other);
    (sender, vec![other], None)
}

fn siblings(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let named = maker.named();
    let given = maker.other_given(named.given);
    let mut sender = called(SENDER, &named.whole());
    let mut other = called(OTHER, &[given, " ", named.family].concat());
    in_one_firm(maker, &mut sender, &mut other);
    (sender, vec![other], None)
}

/// Two with one given name and another surname in one firm.
fn given_name_in_one_firm(maker: &mut Maker) -> (Bearer, Bearer, Named) {
    let (mut sender, mut other, named) = married(maker);
    in_one_firm(maker, &mut sender, &mut other);
    (sender, other, named)
}

fn one_given_name(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (mut sender, mut other, _) = given_name_in_one_firm(maker);
    sender.slugs = vec![slug(sender.names[0].name.raw())];
    other.slugs = vec![slug(other.names[0].name.raw())];
    (sender, vec![other], None)
}

fn two_of_a_given_name(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (sender, other, named) = given_name_in_one_firm(maker);
    let family = loop {
        let family = maker.other_family(named.family);
        if !sender.names[0].name.raw().ends_with(family) {
            break family;
        }
    };
    let third = Bearer {
        employments: other.employments.clone(),
        ..called(THIRD, &[named.given, " ", family].concat())
    };
    (sender, vec![other, third], None)
}

fn recycled_mailbox(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (one, other) = (maker.named(), maker.named());
    let given = maker.other_given(one.given);
    let name = if one.family == other.family {
        [given, " ", maker.other_family(one.family)].concat()
    } else {
        [given, " ", other.family].concat()
    };
    let reached = |bearer: Bearer| Bearer {
        emails: vec!["sales.north@halden.example".to_owned()],
        ..bearer
    };
    (
        reached(called(SENDER, &one.whole())),
        vec![reached(called(OTHER, &name))],
        None,
    )
}

fn family_phone(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (sender, mut others, is) = siblings(maker);
    let phone = |bearer: Bearer| Bearer {
        phones: vec!["01234567".to_owned()],
        employments: Vec::new(),
        ..bearer
    };
    others = others.into_iter().map(phone).collect();
    (phone(sender), others, is)
}

fn near_names(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let (one, other) = maker.one(&[
        ("Alexander", "Alexandra"),
        ("Francesco", "Francesca"),
        ("Johann", "Johanna"),
        ("Marta", "Martina"),
        ("Ivan", "Ivana"),
        ("Simon", "Simone"),
    ]);
    let (family, _) = maker.one(FAMILY);
    let mut sender = called(SENDER, &[one, " ", family].concat());
    let mut second = called(OTHER, &[other, " ", family].concat());
    in_one_firm(maker, &mut sender, &mut second);
    (sender, vec![second], None)
}

fn father_and_son(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let name = maker.named().whole();
    let sender = called(SENDER, &[&name, " Jr."].concat());
    (sender, vec![called(OTHER, &[&name, " Sr."].concat())], None)
}

fn five_of_a_name(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let name = maker.named().whole();
    let all = (2..7).map(|id| called(PersonId(id), &name)).collect();
    (called(SENDER, &name), all, None)
}

fn initial_alone(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let named = maker.named();
    let initial: String = named.given.chars().take(1).collect();
    let other = called(OTHER, &[&initial, ". ", named.family].concat());
    (called(SENDER, &named.whole()), vec![other], None)
}

fn strangers(maker: &mut Maker) -> (Bearer, Vec<Bearer>, Option<PersonId>) {
    let one = maker.named();
    let family = maker.other_family(one.family);
    let given = maker.other_given(one.given);
    let mut sender = called(SENDER, &one.whole());
    let mut other = called(OTHER, &[given, " ", family].concat());
    if maker.chance.happens(50) {
        in_one_firm(maker, &mut sender, &mut other);
    }
    (sender, vec![other], None)
}

/// How proposals did on pairs of one kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// Pairs.
    pub(crate) pairs: usize,
    /// Pairs of which two are one.
    pub(crate) one: usize,
    /// Of those: how often it was proposed.
    pub(crate) found: usize,
    /// Proposals in all.
    pub(crate) proposed: usize,
}

/// Proposes for each pair, and counts by kind.
pub(crate) fn measured(pairs: &[Pair]) -> Vec<(&'static str, Tally)> {
    let mut tallies: Vec<(&'static str, Tally)> = Vec::new();
    for pair in pairs {
        if tallies.last().is_none_or(|(kind, _)| *kind != pair.kind) {
            tallies.push((pair.kind, Tally::default()));
        }
        let proposals =
            vestibule::identity::proposals::propose(&pair.sender, &pair.candidates, &[], 3412);
        let found = proposals
            .iter()
            .any(|proposal| Some(proposal.person) == pair.is);
        if let Some((_, tally)) = tallies.last_mut() {
            tally.pairs += 1;
            tally.one += usize::from(pair.is.is_some());
            tally.found += usize::from(found);
            tally.proposed += proposals.len();
        }
    }
    tallies
}
