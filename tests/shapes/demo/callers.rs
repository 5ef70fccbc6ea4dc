//! Who asks to connect. A list: one caller after the other, with what their invitation says and where it shows.
//!
//! Kinds of note, professions and outcomes are dealt out with no regard to where a name comes from. All are invented.

use jiff::Timestamp;

use crate::shapes::party::{Party, slug_of};

/// What an invitation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    /// Nothing.
    None,
    /// LinkedIn's stock text in some language; only mails have it, an export leaves the cell empty.
    Stock(&'static str),
    /// Words of their own.
    Own(&'static str),
}

/// Which files show an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The export: a name, a link, a moment, a note.
    Export,
    /// A mail: a headline, a place, connections in common besides.
    Mail,
    /// Both.
    Both,
}

/// One invitation that came in and isn't accepted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Caller {
    name: &'static str,
    slug: &'static str,
    sent: &'static str,
    /// The headline; empty where no mail shows one.
    pub(crate) headline: &'static str,
    /// Where they are.
    pub(crate) place: &'static str,
    /// Connections in common; 0 where the mail says nothing of them.
    pub(crate) mutual: u32,
    /// What they wrote.
    pub(crate) note: Note,
    /// Where it shows.
    pub(crate) seen: Seen,
    reminded: &'static [&'static str],
    /// Whether a digest shows it rather than a mail of its own.
    pub(crate) digested: bool,
}

const fn caller(name: &'static str, slug: &'static str, sent: &'static str) -> Caller {
    Caller {
        name,
        slug,
        sent,
        headline: "",
        place: "",
        mutual: 0,
        note: Note::None,
        seen: Seen::Export,
        reminded: &[],
        digested: false,
    }
}

impl Caller {
    /// A caller whom an export and a mail show.
    const fn mailed(mut self, headline: &'static str, place: &'static str, mutual: u32) -> Self {
        self.headline = headline;
        self.place = place;
        self.mutual = mutual;
        self.seen = Seen::Both;
        self
    }

    /// Takes the export away: it is older, or no longer has them.
    const fn not_in_the_export(mut self) -> Self {
        self.seen = Seen::Mail;
        self
    }

    const fn says(mut self, words: &'static str) -> Self {
        self.note = Note::Own(words);
        self
    }

    const fn stock(mut self, words: &'static str) -> Self {
        self.note = Note::Stock(words);
        self
    }

    const fn reminded(mut self, moments: &'static [&'static str]) -> Self {
        self.reminded = moments;
        self
    }

    const fn in_a_digest(mut self) -> Self {
        self.digested = true;
        self
    }

    /// Who it is.
    pub(crate) fn party(&self) -> Party {
        if self.slug.is_empty() {
            return Party::new(self.name, &slug_of(self.name));
        }
        Party::new(self.name, self.slug)
    }

    /// When it was sent.
    pub(crate) fn sent(&self) -> Result<Timestamp, jiff::Error> {
        self.sent.parse()
    }

    /// When reminders came.
    pub(crate) fn reminded_at(&self) -> Result<Vec<Timestamp>, jiff::Error> {
        self.reminded.iter().map(|moment| moment.parse()).collect()
    }
}

const STOCK_ENGLISH: &str = "I'd like to join your LinkedIn network.";
const STOCK_GERMAN: &str =
    "Ich möchte Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen.";
const STOCK_FRENCH: &str =
    "J'aimerais vous inviter à rejoindre mon réseau professionnel sur LinkedIn.";
const STOCK_SPANISH: &str = "Me gustaría añadirte a mi red profesional en LinkedIn.";
const STOCK_PORTUGUESE: &str = "Gostaria de adicioná-lo à minha rede profissional no LinkedIn.";

/// Every invitation that is still open at LinkedIn on the demo's day, as far as the files tell.
pub(crate) const OPEN: &[Caller] = &[
    // Perhaps someone the owner knows.
    caller("Marisol Etxeberria", "marisol-quint", "2026-11-05T16:22:41Z")
        .mailed("Campaign lead at Lumen Orchard", "Bilbao", 13),
    caller("Tomáš Hrubý", "tomas-hruby-92", "2026-11-12T08:03:55Z")
        .mailed("Print buyer at Ninefold Print", "Brno", 6),
    caller("Adaeze Nwankwo", "adaeze-nwankwo", "2026-11-16T11:47:09Z"),
    caller("Devon Ashgrove", "devon-ashgrove", "2026-11-18T17:30:26Z")
        .mailed("Advisor to boards and founders", "Leeds", 1),
    // Asked, and answered since.
    caller("Γιάννης Κορδαλής", "yiannis-kordalis", "2026-11-04T06:58:13Z")
        .mailed("Archive lead at Halfmoon Atlas", "Thessaloniki", 3)
        .reminded(&["2026-11-11T09:00:02Z"]),
    caller("문혜린", "hyerin-moon", "2026-11-03T13:12:30Z").mailed("Partnerships at Bellwether Maps", "Busan", 2),
    // Lapse this week.
    caller("Oluwaṣeun Adébáyọ̀", "oluwaseun-adebayo-tr", "2026-05-28T10:15:44Z"),
    caller("Ingibjörg Þorsteinsdóttir", "ingibjörg-þorsteinsdóttir", "2026-05-29T19:40:07Z")
        .mailed("Bookbinder, teacher of bookbinding", "Akureyri", 1)
        .reminded(&["2026-06-05T09:00:11Z", "2026-06-19T09:00:25Z"]),
    // Said something of their own.
    caller("Thandeka Mabuza", "thandeka-mabuza", "2026-11-18T07:41:12Z")
        .mailed("Head of communications at the Guild of Map Sellers", "Durban", 4)
        .says(
            "Hello Imke, we shared a table at the Steyr Days for Associations in October, the one that argued about \
             newsletters nobody opens. We move ours to print this winter, and I would like to compare notes with you \
             before we sign with a printer.",
        ),
    caller("Nguyễn Thị Kim Oanh", "nguyễn-thị-kim-oanh", "2026-11-22T03:20:58Z")
        .mailed("Programme editor at Quietwater Radio", "Đà Nẵng", 2)
        .not_in_the_export()
        .says(
            "Good morning! I am preparing a radio feature on reading rooms that stay open at night, for broadcast in \
             February. Could we plan a short interview with someone from your association?",
        ),
    caller("Paweł Żurawski", "pawel-zurawski-translations", "2026-11-15T14:05:33Z").says(
        "Dear Imke, I translated the spring catalogue for Kestelmoor in 2018 and you were the one who answered all my \
         questions about the poets. I work with associations now and would like to stay in touch.",
    ),
    caller("Aylin Demirtaş", "aylin-demirtas", "2026-11-10T09:26:49Z")
        .mailed("Coordinator, Network of Lending Gardens", "İzmir", 5)
        .says(
            "We spoke on the phone last week about the joint stand in Linz.  You wanted the drawings; I would send \
             them here if that suits you.",
        ),
    caller("राहुल देशपांडे", "rahul-deshpande-lib", "2026-11-09T05:18:20Z").says(
        "Your talk on very small libraries, at the Graz lecture evening in 2023, is the reason we opened a reading \
         corner in our clinic. I would be glad to show you what became of it.",
    ),
    caller("Sunniva Bråten", "sunniva-braten", "2026-11-19T12:51:02Z")
        .mailed("Public affairs at the League of Small Museums", "Tromsø", 7)
        .says(
            "Marisol at Tidewright gave me your name. We are drafting a letter to the ministry on opening hours and \
             look for a second association to sign it. May I send you the draft?",
        ),
    // Pitches, and one that wants to leave LinkedIn.
    caller("Gareth Penhallow", "gareth-penhallow", "2026-11-13T10:00:15Z")
        .mailed("Helping associations grow | Fernspindle", "Swansea", 0)
        .says(
            "Hi Imke, we help associations like yours triple their sign-ups within 30 days, guaranteed. Do you have \
             15 minutes on Tuesday for a quick demo?",
        ),
    caller("Chloé Vantreight", "chloe-vantreight", "2026-11-17T08:44:31Z").says(
        "Congratulations on the new role!  Many communications heads switch their media monitoring in the first \
         hundred days. Our offer ends on Friday: 40 % off. Shall I send you the price list?",
    ),
    caller("Lionel Quarrie", "lionel-quarrie-7", "2026-11-21T22:37:48Z")
        .mailed("Investor", "", 0)
        .not_in_the_export()
        .says(
            "Hello dear, I have a confidential proposal that will interest you. I am rarely here, please write to me \
             on WhatsApp so I can explain everything.",
        ),
    // Beginners.
    caller("Matthias Prohaska", "matthias-prohaska", "2026-11-14T18:09:05Z").says(
        "I am writing my thesis on how associations speak with their members, at the end of my library studies. \
         Might I ask you two questions by message? It would take five minutes.",
    ),
    caller("Yetunde Falana", "yetunde-falana", "2026-11-08T20:31:17Z")
        .mailed("Junior designer, open to a first position", "Cork", 0)
        .in_a_digest(),
    // A wave: several who write nearly the same.
    caller("Անահիտ Սարգսյան", "anahit-sargsyan-talent", "2026-11-03T09:15:20Z")
        .mailed("Talent partner at Oxbow Talent", "Yerevan", 0)
        .says(
            "Hi Imke, congratulations on the new position! I work with communications leaders across Europe and \
             would love to have you in my network in case an opportunity fits.",
        ),
    caller("Bram Tuinstra", "bram-tuinstra", "2026-11-06T10:40:37Z")
        .mailed("Search consultant at Greyling Search", "Leeuwarden", 1)
        .says(
            "Hi Imke, congrats on the new position! I work with communications leaders across Europe and would love \
             to have you in my network in case an opportunity comes up.",
        ),
    caller("有沢恵子", "keiko-arisawa", "2026-11-11T02:05:11Z").says(
        "Hello Imke, congratulations on your new position! I work with communication leaders across Europe and would \
         love to have you in my network should an opportunity fit.",
    ),
    caller("Mateus Fontoura", "mateus-fontoura", "2026-11-16T15:55:08Z")
        .mailed("People finder at Windle People", "Recife", 0)
        .says(
            "Hi Imke, congratulations on the new position! I work with communications leaders all over Europe and \
             would love to have you in my network in case an opportunity fits.",
        ),
    // Friendly, and for anybody.
    caller("曹美玲", "meiling-tsao", "2026-11-07T07:33:50Z")
        .mailed("Editor, writer, reader", "Tainan", 2)
        .says("Hi, I came across your profile and thought it would be good to be in touch."),
    caller("Дмитро Гавриленко", "dmytro-havrylenko", "2026-11-12T16:48:24Z").says("Let's connect!"),
    caller("Fatoumata Sidibé", "fatoumata-sidibe", "2026-11-22T09:11:36Z")
        .mailed("Spokesperson at Copper Lantern Studio", "Marseille", 3)
        .not_in_the_export()
        .says("Always happy to meet people in communications. Best, Fatoumata"),
    // Stock texts, as mails carry them.
    caller("სალომე გელაშვილი", "salome-gelashvili", "2026-11-06T12:20:18Z")
        .mailed("Curator of temporary things", "Innsbruck", 2)
        .stock(STOCK_GERMAN),
    caller("Henrik Wallgren", "henrik-wallgren-v", "2026-11-10T18:02:59Z")
        .mailed("Product owner at Juniper Ledger", "Valencia", 0)
        .stock(STOCK_SPANISH),
    caller("Beatriz Amoedo", "beatriz-amoedo", "2026-11-19T06:45:40Z")
        .mailed("Sound engineer at Quietwater Radio", "Lyon", 1)
        .stock(STOCK_FRENCH),
    caller("Lwazi Khumalo", "lwazi-khumalo", "2026-11-21T08:29:03Z")
        .mailed("Grants officer at Bellwether Maps", "Utrecht", 2)
        .not_in_the_export()
        .stock(STOCK_ENGLISH),
    caller("נועה ברק", "noa-barak-porto", "2026-11-20T20:14:27Z")
        .mailed("Festival producer", "Porto", 4)
        .not_in_the_export()
        .stock(STOCK_PORTUGUESE),
    // Something is known of them; nothing is said.
    caller("ليلى حيدري", "layla-haidari", "2026-11-05T11:38:45Z")
        .mailed("Press officer at the League of Small Museums", "Basel", 9),
    caller("Kwabena Asante-Mills", "kwabena-asante-mills", "2026-11-08T09:59:31Z")
        .mailed("Events director at Saltgrass Events", "Bristol", 6)
        .in_a_digest(),
    caller("Zofia Wrzesińska", "zofia-wrzesinska", "2026-11-13T13:37:22Z")
        .mailed("Exhibition planner at Plinth Exhibitions", "Poznań", 8),
    caller("水上亮太", "ryota-minakami", "2026-11-17T01:22:14Z").mailed("Editor at Halfmoon Atlas", "Sendai", 1),
    caller("Caoimhe Ní Dhuibhir", "caoimhe-ni-dhuibhir", "2026-11-04T21:06:53Z")
        .mailed("Membership manager at the Society of Clock Menders", "Sligo", 5)
        .reminded(&["2026-11-12T09:00:08Z"]),
    caller("Елена Вълчева", "elena-valcheva", "2026-11-22T17:50:19Z")
        .mailed("Translator and interpreter at Tansy Translations", "Plovdiv", 3)
        .not_in_the_export(),
    // Only a name.
    caller("Arvid Sjöholm", "", "2026-11-02T14:33:10Z"),
    caller("نسرین جهانگیری", "nasrin-jahangiri-a4", "2026-11-07T04:41:56Z"),
    caller("김도윤", "김도윤-0b3", "2026-11-09T23:17:35Z"),
    caller("Magdaléna Kučerová", "", "2026-11-11T15:28:42Z"),
    caller("عمر الخطيب", "omar-alkhatib-81", "2026-11-14T06:02:28Z"),
    caller("Wambui Gathoni", "", "2026-11-15T17:54:13Z"),
    caller("赵文博", "wenbo-zhao-5", "2026-11-18T02:36:47Z"),
    caller("Ebru Yıldırım-Koç", "", "2026-11-19T19:20:05Z"),
    caller("Íñigo Larrauri", "íñigo-larrauri", "2026-11-20T07:13:39Z"),
    // A name that tries to colour the line and to turn it around. It must not.
    caller("Rafael \u{1b}[7mOssowski\u{202e}", "rafael-ossowski", "2026-11-16T21:45:52Z"),
    // Decided, asked or put off; the acts say how.
    caller("Victoire Mbemba", "victoire-mbemba", "2026-11-13T07:25:01Z").mailed("Trainer for volunteers", "Liège", 2),
    caller("Stanisław Ogórek", "stanislaw-ogorek", "2026-11-11T10:52:44Z"),
    caller("Lucía Ixcoy", "lucia-ixcoy", "2026-11-17T18:16:30Z").mailed("Paper maker at Wrenfield Paper", "Oaxaca", 0),
    caller("Ottoline Grieve", "ottoline-grieve", "2026-11-02T08:37:18Z").mailed("Strategy", "London", 1),
    caller("حمید رستمی", "hamid-rostami-print", "2026-11-02T19:04:25Z"),
    caller("Rosalind Achebe", "rosalind-achebe", "2026-11-10T13:43:06Z")
        .mailed("Rights manager at Novemtide Press", "Edinburgh", 10),
    caller("Mercedes Aróstegui", "mercedes-arostegui", "2026-11-06T08:08:39Z")
        .mailed("Secretary general, Union of Village Theatres", "Salta", 6)
        .says("We met on the train back from the Steyr Days. I owe you a coffee and the name of that bookbinder."),
    caller("Eun-ji Baek", "eunji-baek", "2026-11-09T08:55:57Z").mailed("Librarian", "Graz", 11),
    caller("Kofi Brandvold", "kofi-brandvold", "2026-11-12T19:31:20Z")
        .mailed("Growth hacker at Fernspindle", "Oslo", 0)
        .in_a_digest()
        .says("Loved your profile! Can I show you how we fill any event in a week?"),
    caller("Delphine Okoro-Lamy", "delphine-okoro-lamy", "2026-11-14T11:11:11Z"),
];

/// Invitations of earlier times that nobody accepted: ignored, or lapsed by themselves. Only mails know them.
pub(crate) const EARLIER: &[Caller] = &[
    caller("Devon Ashgrove", "devon-ashgrove", "2026-08-10T15:20:33Z")
        .mailed("Advisor to founders", "Leeds", 1)
        .not_in_the_export()
        .says("Quick question: who decides on your budget?"),
    caller("Ishbel Macrae", "ishbel-macrae", "2025-10-14T09:31:02Z")
        .mailed("Consultant", "Inverness", 0)
        .not_in_the_export(),
    caller(
        "Andrei Lupescu",
        "andrei-lupescu-ct",
        "2025-12-02T17:45:50Z",
    )
    .mailed("Sales at Juniper Ledger", "Cluj-Napoca", 1)
    .not_in_the_export()
    .stock(STOCK_ENGLISH)
    .reminded(&["2025-12-09T09:00:31Z"]),
    caller("Μυρτώ Λαμπράκη", "myrto-lampraki", "2026-01-20T12:04:16Z")
        .mailed("Recruiter at Larkspur Recruiting", "Patras", 0)
        .not_in_the_export(),
    caller("ธิดา วงศ์ไพศาล", "thida-wongpaisan", "2026-02-11T03:52:28Z")
        .mailed("Student of design", "Chiang Mai", 0)
        .not_in_the_export()
        .stock(STOCK_ENGLISH),
    caller(
        "Salvatore Incani",
        "salvatore-incani",
        "2026-03-05T18:27:43Z",
    )
    .mailed("Founder, Marrow & Thyme", "Nuoro", 2)
    .not_in_the_export()
    .says("Ciao Imke, do you know anyone who writes menus?"),
    caller(
        "Petra Hallberg-Diaz",
        "petra-hallberg-diaz",
        "2026-04-22T07:16:09Z",
    )
    .mailed("Volunteer coordinator", "Tampere", 3)
    .not_in_the_export()
    .reminded(&["2026-04-29T09:00:47Z", "2026-05-13T09:00:12Z"]),
];
