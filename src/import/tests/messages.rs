//! Messages of every era: who wrote to whom, and who is nobody.

use super::*;

const TODAY: &str = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT";
const INES: &str = "https://www.linkedin.com/in/ines-duval";

fn link(slug: &str) -> String {
    format!("https://www.linkedin.com/in/{slug}")
}

/// A row of today's era.
fn row(conversation: &str, from: (&str, &str), to: (&str, &str), draft: &str) -> String {
    format!(
        "{conversation},,{},{},\"{}\",\"{}\",2023-06-11 15:33:58 UTC,,hello,INBOX,,{draft}",
        from.0, from.1, to.0, to.1
    )
}

fn told(heard: &Heard) -> Vec<String> {
    heard
        .messages()
        .iter()
        .map(|m| {
            format!(
                "{} {} {}",
                if m.from_me { "to" } else { "from" },
                handle(&m.handles),
                shown(&m.name)
            )
        })
        .collect()
}

#[test]
fn the_owner_of_the_invitations_is_the_owner_of_the_messages() {
    let rows = [
        row(
            "2-a",
            ("Amara Okoye", &link("amara-okoye")),
            ("Ines Duval", INES),
            "No",
        ),
        row(
            "2-a",
            ("Ines Duval", INES),
            ("Amara Okoye", &link("amara-okoye")),
            "No",
        ),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let heard = hear_zip(&[
        ("messages.csv", table(TODAY, &rows).as_bytes()),
        ("Invitations.csv", three().as_bytes()),
    ]);
    assert_eq!(heard.files(), ["Invitations.csv", "messages.csv"]);
    assert_eq!(
        told(&heard),
        [
            "from slug:amara-okoye Amara Okoye",
            "to slug:amara-okoye Amara Okoye"
        ]
    );
    assert_eq!(heard.messages()[0].at.to_string(), "2023-06-11T15:33:58Z");
    assert_eq!(heard.messages()[0].conversation, "2-a");
    assert_eq!(heard.owners().len(), 1);
}

#[test]
fn alone_the_owner_is_whoever_is_in_every_conversation() {
    let rows = [
        row(
            "2-a",
            ("Amara Okoye", &link("amara-okoye")),
            ("Ines Duval", INES),
            "",
        ),
        row(
            "2-b",
            ("Ines Duval", INES),
            ("Yusuf Demir", &link("yusuf")),
            "",
        ),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let heard = hear_bytes("messages.csv", table(TODAY, &rows));
    assert_eq!(
        told(&heard),
        [
            "from slug:amara-okoye Amara Okoye",
            "to slug:yusuf Yusuf Demir"
        ]
    );
    assert_eq!(heard.owners()[0].slug.as_deref(), Some("ines-duval"));
    assert_eq!(shown(&heard.owners()[0].name), "Ines Duval");
}

#[test]
fn one_conversation_alone_does_not_say_who_the_owner_is() {
    let only = row(
        "2-a",
        ("Amara Okoye", &link("amara-okoye")),
        ("Ines Duval", INES),
        "",
    );
    let heard = hear_bytes("messages.csv", table(TODAY, &[&only]));
    assert!(heard.messages().is_empty());
    assert!(heard.the_reason().contains("together with Invitations.csv"));
}

#[test]
fn drafts_advertisements_and_strangers_talk_are_nobodys_message() {
    let group = format!("{INES},{}", link("yusuf"));
    let both = format!("{},{}", link("amara-okoye"), link("yusuf"));
    let rows = [
        row(
            "2-a",
            ("Ines Duval", INES),
            ("Amara Okoye", &link("amara-okoye")),
            "Yes",
        ),
        row("2-b", ("LinkedIn Member", ""), ("Ines Duval", INES), "No"),
        row(
            "2-c",
            ("Amara Okoye", &link("amara-okoye")),
            ("Ines Duval,Yusuf Demir", &group),
            "No",
        ),
        row(
            "2-c",
            ("Ines Duval", INES),
            ("Amara Okoye,Yusuf Demir", &both),
            "No",
        ),
        row(
            "2-d",
            ("Amara Okoye", &link("amara-okoye")),
            ("Yusuf Demir", &link("yusuf")),
            "No",
        ),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let heard = hear_zip(&[
        ("messages.csv", table(TODAY, &rows).as_bytes()),
        ("Invitations.csv", three().as_bytes()),
    ]);
    assert_eq!(told(&heard), ["from slug:amara-okoye Amara Okoye"]);
    let reasons: Vec<&str> = heard.skipped().iter().map(|s| s.why.as_str()).collect();
    assert_eq!(
        heard.places_skipped(),
        ["line 2", "line 3", "line 5", "line 6"]
    );
    assert!(reasons[0].contains("draft"));
    assert!(reasons[1].contains("no profile"));
    assert!(reasons[2].contains("several people"));
    assert!(reasons[3].contains("neither side"));
}

#[test]
fn before_recipients_had_links_the_other_side_of_the_talk_tells_them() {
    let text = table(
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
        &[
            &format!(
                "2-a,,Ines Duval,{INES},\"Amara Okoye, MBA\",2022-06-11 15:40:00 UTC,,x,INBOX"
            ),
            &format!(
                "2-a,,Amara Okoye,{},Ines Duval,2022-06-11 15:33:58 UTC,,x,INBOX",
                link("amara-okoye")
            ),
            &format!("2-b,,Ines Duval,{INES},Kofi Mensah,2022-06-10 15:33:58 UTC,,x,INBOX"),
            &format!(
                "2-c,,Ines Duval,{INES},\"Kofi Mensah,Noor Aziz\",2022-06-10 15:33:58 UTC,,x,INBOX"
            ),
        ],
    );
    let heard = hear_zip(&[
        ("messages.csv", text.as_bytes()),
        ("Invitations.csv", three().as_bytes()),
    ]);
    assert_eq!(
        told(&heard),
        [
            "from slug:amara-okoye Amara Okoye",
            "to slug:amara-okoye Amara Okoye, MBA",
            "to name:kofi mensah Kofi Mensah",
        ]
    );
    assert_eq!(heard.places_skipped(), ["line 5"]);
}

#[test]
fn messages_of_2018_and_2019_go_by_name_and_direction() {
    let text = table(
        "From,To,Date,Subject,Content,Direction,Folder",
        &[
            "Amara Okoye,Ines Duval,\"8/18/18, 9:08 AM\",,hi,INCOMING,INBOX",
            "Ines Duval,Amara Okoye,2019-11-06T02:08:20,,hi,OUTGOING,SENT",
        ],
    );
    let heard = hear_bytes("Messages.csv", text);
    assert_eq!(
        told(&heard),
        [
            "from name:amara okoye Amara Okoye",
            "to name:amara okoye Amara Okoye"
        ]
    );
}

#[test]
fn html_in_a_message_is_neither_kept_nor_in_the_way() {
    let html = "\"<p class=\"\"spin\"\">Hi,<br>there</p>\"";
    let row = row(
        "2-a",
        ("Amara Okoye", &link("amara-okoye")),
        ("Ines Duval", INES),
        "No",
    )
    .replace("hello", html);
    let heard = hear_zip(&[
        ("messages.csv", table(TODAY, &[&row]).as_bytes()),
        ("Invitations.csv", three().as_bytes()),
    ]);
    assert_eq!(heard.messages().len(), 1);
    let said = format!("{:?}", heard.0);
    assert!(!said.contains("spin"));
}
