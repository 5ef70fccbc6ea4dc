//! How notes are read: each a note that somebody might get, with invented people and places.

use super::*;
use proptest::prelude::*;

fn kind(note: &str) -> NoteKind {
    read(note, "").kind
}

#[test]
fn a_blank_note_says_nothing() {
    for note in ["", "  \n\t ", "\u{a0}"] {
        assert_eq!(read(note, "Bo Li").kind, NoteKind::None);
        assert_eq!(read(note, "Bo Li").purpose, None);
    }
}

#[test]
fn the_stock_text_is_told_in_any_language_with_greeting_and_signature() {
    for note in [
        "Hello Ngozi,\nI would like to add you to my professional network on LinkedIn.\n\nBest regards\nPavel",
        "Please join my network on LinkedIn",
        "Guten Tag Frau Ode, ich würde Sie gerne zu meinem beruflichen Netzwerk auf LinkedIn hinzufügen. Viele Grüße, Tomasz",
        "Bonjour Amélie, j'aimerais vous inviter à rejoindre mon réseau professionnel sur LinkedIn. Merci !",
        "Hola, me gustaría añadirte a mi red profesional en LinkedIn. Saludos",
        "Oi, gostaria de adicionar você à minha rede profissional no LinkedIn.",
        "Ciao Piero, vorrei aggiungerti alla mia rete professionale su LinkedIn",
        "Hej! Jag skulle vilja lägga till dig i mitt professionella nätverk på LinkedIn.",
        "Chciałbym dodać Pana do mojej sieci kontaktów zawodowych na LinkedIn. Pozdrawiam",
        "Sizi LinkedIn'deki profesyonel ağıma eklemek istiyorum.",
        "Здравствуйте! Хочу добавить вас в мою профессиональную сеть на LinkedIn.",
        "您好，我想将您加入我在领英上的职业人脉。",
        "あなたを私のLinkedInのネットワークに追加させてください。よろしくお願いします。",
        "LinkedIn에서 귀하를 제 전문 네트워크에 추가하고 싶습니다.",
        "Saya ingin menambahkan Anda ke jaringan profesional saya di LinkedIn.",
    ] {
        assert_eq!(kind(note), NoteKind::Default, "{note}");
        assert_eq!(read(note, "").purpose, None, "{note}");
    }
}

#[test]
fn flattery_and_unnamed_reasons_are_anybodys() {
    for note in [
        "Hi Kofi, your profile is impressive and I am expanding my network. Let us connect!",
        "Hello, we share a number of mutual connections and I always like to meet like-minded people.",
        "Bonjour, votre parcours est inspirant, je serais heureux d'échanger avec vous.",
        "Hallo Jana, dein Profil klingt spannend. Lass uns vernetzen!",
        "Olá! Gostei muito do seu perfil, vamos nos conectar?",
    ] {
        assert_eq!(kind(note), NoteKind::Generic, "{note}");
    }
}

#[test]
fn who_recalls_shared_work_writes_for_that_and_not_to_sell() {
    for note in [
        "Dear Tove, I translated the autumn catalogue for your former firm and would like to stay in touch.",
        "You were the one who answered all my questions when the catalogue of the garden show was printed.",
        "We worked together at Cedar & Loom. I sell looms of my own now; our product would interest you.",
    ] {
        assert_eq!(
            read(note, "Aino Laine").purpose,
            Some(Purpose::Reconnect),
            "{note}"
        );
    }
    let pitch = read(
        "Hello Tove, may I send you our catalogue of binders?",
        "Aino Laine",
    );
    assert_eq!(pitch.purpose, Some(Purpose::Sales));
    let librarian = read(
        "Hello Tove, I saw that your library is putting its catalogue online.",
        "Aino Laine",
    );
    assert_ne!(librarian.purpose, Some(Purpose::Sales));
}

#[test]
fn a_reason_that_could_be_checked_makes_a_note_specific() {
    let notes = [
        (
            "We worked together at Cedar & Loom until 2019, remember the flood?",
            Purpose::Reconnect,
        ),
        (
            "It was lovely meeting you at the Tidewater Forum on Thursday.",
            Purpose::Reconnect,
        ),
        (
            "Our call yesterday was a joy, we talked on the phone for an hour.",
            Purpose::Reconnect,
        ),
        (
            "Mirela Popa suggested that I write to you.",
            Purpose::Referral,
        ),
        (
            "Your article on tidal locks helped me through a bad week.",
            Purpose::Content,
        ),
        (
            "Wir haben uns letzte Woche in Graz kennengelernt.",
            Purpose::Reconnect,
        ),
        (
            "Nous avons travaillé ensemble chez Revoltella.",
            Purpose::Reconnect,
        ),
        (
            "Trabajamos juntos en Saltmarsh hace dos años.",
            Purpose::Reconnect,
        ),
        (
            "Мы познакомились на выставке в Гданьске.",
            Purpose::Reconnect,
        ),
        ("先日の展示会でお会いした者です。", Purpose::Reconnect),
        (
            "지난주 전시회에서 인사드렸던 박지호입니다.",
            Purpose::Reconnect,
        ),
    ];
    for (note, purpose) in notes {
        let reading = read(note, "");
        assert_eq!(
            (reading.kind, reading.purpose),
            (NoteKind::Specific, Some(purpose)),
            "{note}"
        );
    }
}

#[test]
fn what_the_sender_wants_comes_before_how_they_found_the_reader() {
    let purpose = |note: &str| read(note, "").purpose.unwrap();
    assert_eq!(
        purpose("Mirela Popa suggested I connect. Our software helps firms like yours."),
        Purpose::Sales
    );
    assert_eq!(
        purpose("I am a recruiter and have a role for you."),
        Purpose::Recruiting
    );
    assert_eq!(
        purpose("I'm looking for a new role in logistics."),
        Purpose::JobSeeking
    );
    assert_eq!(
        purpose("I'm a student at a college near you and write my thesis on canals."),
        Purpose::Student
    );
    assert_eq!(
        purpose("Shall we explore a partnership between our choirs?"),
        Purpose::Collaboration
    );
    assert_eq!(
        purpose("Would you fill in a short survey for my research?"),
        Purpose::Research
    );
}

#[test]
fn the_senders_own_name_introduces_nobody() {
    let note = "Hello, Ilse Hartmann suggested I connect. ";
    assert_eq!(read(note, "Ilse Hartmann").kind, NoteKind::Generic);
    assert_eq!(read(note, "Bo Li").kind, NoteKind::Specific);
}

#[test]
fn any_name_counts_by_its_place_and_not_by_its_letters() {
    for name in [
        "Emma Clarke",
        "Oluwaseun Adébáyò",
        "Nguyễn Thị Hoa",
        "王伟",
        "Ольга Бондар",
        "Þórunn Ægisdóttir",
    ] {
        let reading = read(&format!("Hello, {name} suggested I connect with you."), "");
        assert_eq!(reading.kind, NoteKind::Specific, "{name}");
        assert_eq!(reading.claims, [Claim::MutualConnection], "{name}");
    }
}

#[test]
fn who_leads_elsewhere_is_shown_with_their_words() {
    for (note, words) in [
        (
            "Nice profile! Please text me on WhatsApp, I am rarely here.",
            "text me on WhatsApp",
        ),
        (
            "Dear friend, kindly write to me at rosa@mail.example for details.",
            "write to me at rosa@mail.example",
        ),
        (
            "Bitte schreiben Sie mir auf Telegram.",
            "schreiben Sie mir auf Telegram",
        ),
        (
            "Écrivez-moi sur WhatsApp, merci",
            "Écrivez-moi sur WhatsApp",
        ),
        ("Пишите мне в Телеграм", "Пишите мне в Телеграм"),
        ("请加我微信", "加我微信"),
    ] {
        let leave = read(note, "").leave.unwrap_or_else(|| panic!("{note}"));
        assert!(
            note[leave.clone()].contains(words) || words.contains(&note[leave.clone()]),
            "{note}: {}",
            &note[leave]
        );
    }
}

#[test]
fn an_address_that_is_only_offered_leads_nowhere() {
    for note in [
        "We met at the Tidewater Forum. If you prefer mail, write to me at kofi@mail.example.",
        "My mail is kofi@mail.example, in case you want to keep in touch after the choir trip.",
        "I build the WhatsApp gateway at Cedar & Loom and read your article on queues.",
        "We spoke on a signal processing panel; call me old-fashioned, but I enjoyed it.",
    ] {
        let reading = read(note, "");
        assert_eq!((reading.leave, reading.scam), (None, None), "{note}");
    }
}

#[test]
fn known_frauds_are_shown_with_their_words() {
    for note in [
        "I can show you a platform with guaranteed daily profits on bitcoin.",
        "I am the lawyer of a deceased client who has the same surname as you.",
        "Earn $300 per day from your phone, simple tasks, no experience needed!",
        "Garantierte Rendite, fragen Sie mich.",
        "Гарантированный доход без риска",
        "稳赚不赔的项目，日入千元",
    ] {
        assert!(read(note, "").scam.is_some(), "{note}");
    }
}

#[test]
fn honest_talk_of_money_and_gifts_is_no_fraud() {
    for note in [
        "I run a fund that invests in harbour towns, you may like our report.",
        "My firm sells gift card software to shops.",
        "I work on fraud prevention at a crypto exchange and liked your talk on ledgers.",
        "My late husband sang in your choir, I would love to hear the recording.",
    ] {
        assert_eq!(read(note, "").scam, None, "{note}");
    }
}

#[test]
fn every_name_in_json_leads_back() {
    for kind in NoteKind::ALL {
        assert_eq!(NoteKind::named(kind.name()), Some(*kind));
    }
    for purpose in Purpose::ALL {
        assert_eq!(Purpose::named(purpose.name()), Some(*purpose));
    }
    for claim in Claim::ALL {
        assert_eq!(Claim::named(claim.name()), Some(*claim));
    }
}

#[test]
fn a_note_of_ten_megabytes_is_read_as_far_as_it_says_anything() {
    let note = "your post on your post on we met at ".repeat(300_000);
    assert_eq!(read(&note, "").kind, NoteKind::Specific);
}

proptest! {
    #[test]
    fn any_text_is_read_and_its_spans_are_its_own(note in "\\PC{0,80}", tail in "( whatsapp| text me on|guaranteed returns|@|a@b.example|. |我|İ){0,6}") {
        let note = format!("{note}{tail}");
        let reading = read(&note, "İnci Öz");
        for span in [reading.leave, reading.scam].into_iter().flatten() {
            prop_assert!(note.get(span).is_some_and(|words| !words.is_empty()));
        }
    }
}

#[test]
fn the_sentence_that_linkedin_offers_is_stock_whoever_sends_it() {
    for name in ["Lwazi Khumalo", "Ines Duval", "Aino Laine"] {
        let reading = read("I'd like to join your LinkedIn network.", name);
        assert_eq!(reading.kind, NoteKind::Default, "{name}");
        assert_eq!(reading.purpose, None, "{name}");
    }
}
