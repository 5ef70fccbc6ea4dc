//! Pages that aren't read and languages that aren't spoken, told by their own lines so that each is refused by name.

use super::super::lines::Line;
use super::super::refusal::{Elsewhere, Refusal};
use super::{ENGLISH, GERMAN};

/// Lines of the page of what a member did lately.
const ACTIVITY: &[&str] = &[
    "All activity",
    "Filter by:",
    "Alle Aktivitäten",
    "Filtern nach:",
];

/// Lines of the pages of conversations.
const MESSAGING: &[&str] = &[
    "Search messages",
    "Load more conversations",
    "Maximize compose field",
    "Open Emoji Keyboard",
    "Open GIF Keyboard",
    "Open send options",
    "Write a message…",
    "Nachrichten durchsuchen",
];

/// Whether a line heads what a member did lately.
pub(in super::super) fn is_activity(line: &str) -> bool {
    ACTIVITY.contains(&line)
}

/// Whether a line belongs to a page of conversations and to no message.
pub(in super::super) fn is_messaging(line: &str) -> bool {
    MESSAGING.contains(&line)
        || line.starts_with("Open the options list in your conversation with ")
}

/// Whether a line stands at the box to write in.
pub(in super::super) fn is_compose(line: &str) -> bool {
    line == "Maximize compose field"
}

/// Whether a line is one of the buttons below that box.
pub(in super::super) fn is_compose_button(line: &str) -> bool {
    [
        "Open GIF Keyboard",
        "Open Emoji Keyboard",
        "Open send options",
    ]
    .contains(&line)
}

/// Lines of pages that aren't read. Two different ones of a row make it that page.
const PAGES: &[(Refusal, &[&str])] = &[
    (
        Refusal::Login,
        &[
            "Sign in",
            "Sign In",
            "Sign in with Apple",
            "Forgot password?",
            "Join now",
            "Join LinkedIn",
            "New to LinkedIn? Join now",
            "Email or phone",
            "Keep me logged in",
            "Continue with Google",
            "Einloggen",
            "Passwort vergessen?",
            "Mitglied werden",
            "E-Mail-Adresse/Telefon",
        ],
    ),
    (
        Refusal::Elsewhere(Elsewhere::SalesNavigator),
        &[
            "Sales Navigator",
            "Save to list",
            "Lead filters",
            "Account filters",
            "Saved searches",
            "Lead actions",
        ],
    ),
    (Refusal::Idle, ACTIVITY),
    (Refusal::Elsewhere(Elsewhere::Messaging), MESSAGING),
    (
        Refusal::Elsewhere(Elsewhere::Feed),
        &[
            "Start a post",
            "Sort by:",
            "Sort by: Top",
            "Feed post number 1",
            "Feed post number 2",
            "Write article",
            "Beitrag beginnen",
            "Sortieren nach:",
        ],
    ),
    (
        Refusal::Elsewhere(Elsewhere::Notifications),
        &[
            "Manage your Notifications",
            "Manage your notifications",
            "View settings",
            "My posts",
            "Mentions",
            "Say happy birthday",
        ],
    ),
    (
        Refusal::Elsewhere(Elsewhere::Search),
        &[
            "All filters",
            "People results",
            "See all people results",
            "Current company",
            "Locations",
            "Actively hiring",
            "Alle Filter",
        ],
    ),
    (
        Refusal::Elsewhere(Elsewhere::Connections),
        &[
            "Search with filters",
            "Recently added",
            "Sort by: Recently added",
            "Sort by:",
        ],
    ),
];

/// Words of the bar above every page, by language. Two make it that language.
const LANGUAGES: &[(&str, &[&str])] = &[
    (
        "French",
        &[
            "Accueil",
            "Réseau",
            "Mon réseau",
            "Emplois",
            "Offres d’emploi",
            "Messagerie",
            "Vous",
            "Pour les entreprises",
            "Gérer les invitations",
            "Accepter",
            "Ignorer",
            "Coordonnées",
        ],
    ),
    (
        "Spanish",
        &[
            "Inicio",
            "Mi red",
            "Empleos",
            "Mensajes",
            "Notificaciones",
            "Yo",
            "Para negocios",
            "Gestionar invitaciones",
            "Administrar invitaciones",
            "Aceptar",
            "Ignorar",
            "Información de contacto",
        ],
    ),
    (
        "Portuguese",
        &[
            "Início",
            "Minha rede",
            "Vagas",
            "Mensagens",
            "Notificações",
            "Eu",
            "Para negócios",
            "Gerenciar convites",
            "Aceitar",
            "Dados de contato",
        ],
    ),
    (
        "Italian",
        &[
            "Rete",
            "La mia rete",
            "Lavoro",
            "Messaggistica",
            "Notifiche",
            "Tu",
            "Per le aziende",
            "Gestisci inviti",
            "Accetta",
            "Ignora",
            "Informazioni di contatto",
        ],
    ),
    (
        "Dutch",
        &[
            "Mijn netwerk",
            "Vacatures",
            "Berichten",
            "Meldingen",
            "Ik",
            "Voor bedrijven",
            "Uitnodigingen beheren",
            "Accepteren",
            "Negeren",
            "Contactgegevens",
        ],
    ),
    (
        "Polish",
        &[
            "Strona główna",
            "Moja sieć",
            "Oferty pracy",
            "Wiadomości",
            "Powiadomienia",
            "Dla firm",
            "Akceptuj",
            "Ignoruj",
        ],
    ),
    (
        "Swedish",
        &[
            "Hem",
            "Mitt nätverk",
            "Jobb",
            "Meddelanden",
            "Notiser",
            "För företag",
            "Acceptera",
            "Ignorera",
        ],
    ),
    (
        "Danish",
        &[
            "Startside",
            "Mit netværk",
            "Beskeder",
            "Notifikationer",
            "For virksomheder",
            "Accepter",
            "Afventer",
        ],
    ),
    (
        "Turkish",
        &[
            "Ana Sayfa",
            "Ağım",
            "İş İlanları",
            "Mesajlaşma",
            "Bildirimler",
            "İş İçin",
            "Kabul Et",
            "Yok Say",
        ],
    ),
];

/// Which page that isn't read these lines are of; `whole` are the same with what surrounds them.
pub(in super::super) fn page(lines: &[Line], whole: &[Line]) -> Option<Refusal> {
    /// So many of its lines are on no other site's page.
    const ENOUGH: usize = 4;
    let least = if is_linkedins(whole) { 2 } else { ENOUGH };
    PAGES
        .iter()
        .find(|(_, own)| different(own, lines) >= least)
        .map(|(refusal, _)| *refusal)
}

/// The refusal of a language that isn't spoken, named where there is a table for it here.
pub(in super::super) fn language(whole: &[Line]) -> Option<Refusal> {
    /// So many of its words are on no other site's page.
    const ENOUGH: usize = 4;
    let least = if is_linkedins(whole) { 2 } else { ENOUGH };
    let best = LANGUAGES
        .iter()
        .map(|(name, own)| (different(own, whole), *name))
        .max_by_key(|(count, _)| *count)
        .filter(|(count, _)| *count >= least);
    match best {
        Some((_, name)) => Some(Refusal::Language(Some(name))),
        None => whole
            .iter()
            .any(|line| line.text.contains("LinkedIn Corporation ©"))
            .then_some(Refusal::Language(None)),
    }
}

/// Whether lines are of LinkedIn's site at all: it names itself, or its bar stands above them.
pub(in super::super) fn is_linkedins(whole: &[Line]) -> bool {
    let bar = whole
        .iter()
        .filter(|line| ENGLISH.is_bar(&line.text) || GERMAN.is_bar(&line.text))
        .take(2)
        .count();
    bar == 2 || whole.iter().any(|line| line.text.contains("LinkedIn"))
}

/// How many different lines of a list stand there.
fn different(own: &[&str], lines: &[Line]) -> usize {
    own.iter()
        .filter(|own| lines.iter().any(|line| line.text == **own))
        .count()
}
