//! Every shape in which LinkedIn, or a spreadsheet after it, wrote invitations, connections and the owner's files.

use super::*;
use crate::model::Direction;
use crate::model::record::HandleKind;
use jiff::civil::date;

#[test]
fn an_invitation_of_today_is_read_with_link_moment_and_silence() {
    let heard = hear_bytes("Invitations.csv", three());
    let sightings = heard.sightings();
    assert_eq!(sightings.len(), 3);
    let first = sightings[0];
    assert_eq!(first.direction, Direction::Incoming);
    assert_eq!(shown(&first.name), "Amara Okoye");
    assert_eq!(handle(&first.handles), "slug:amara-okoye");
    assert_eq!(first.sent.unwrap().to_string(), "2025-10-22T05:26:00Z");
    assert_eq!(first.note, NoteSeen::Empty);
    assert_eq!(heard.places(), ["line 2", "line 3", "line 4"]);
    assert!(heard.is_whole());
    assert!(heard.skipped().is_empty());
}

#[test]
fn the_owner_is_the_side_that_stays_the_same_in_both_directions() {
    let text = table(
        HEADER,
        &[
            "Ines Duval,Tomás Quiroga,\"10/2/25, 8:00 AM\",\"Hello, Tomás\",OUTGOING,https://www.linkedin.com/in/ines-duval,https://www.linkedin.com/in/tomas-q",
            &incoming("Amara Okoye", "amara-okoye", "10/21/25, 10:26 PM"),
        ],
    );
    let heard = hear_bytes("Invitations.csv", text);
    let owner = heard.owners();
    assert_eq!(owner.len(), 1);
    assert_eq!(shown(&owner[0].name), "Ines Duval");
    assert_eq!(owner[0].slug.as_deref(), Some("ines-duval"));
    let sightings = heard.sightings();
    assert_eq!(sightings[0].direction, Direction::Outgoing);
    assert_eq!(handle(&sightings[0].handles), "slug:tomas-q");
    let NoteSeen::Text(note) = &sightings[0].note else {
        panic!("the note is lost");
    };
    assert_eq!(shown(note), "Hello, Tomás");
}

#[test]
fn a_row_between_other_people_is_left_out_with_its_line() {
    let stray = "Amara Okoye,Bohdan Melnyk,\"10/1/25, 8:00 AM\",,INCOMING,https://www.linkedin.com/in/amara-okoye,https://www.linkedin.com/in/bohdan-m";
    let heard = hear_bytes("Invitations.csv", format!("{}{stray}\n", three()));
    assert_eq!(heard.sightings().len(), 3);
    assert_eq!(heard.places_skipped(), ["line 5"]);
    assert!(heard.the_reason().contains("'To' is somebody else"));
}

#[test]
fn a_damaged_first_row_does_not_make_somebody_else_the_owner() {
    let stray = "Ines Duval,Somebody Else,\"10/1/25, 8:00 AM\",,INCOMING,https://www.linkedin.com/in/ines-duval,https://www.linkedin.com/in/somebody-else";
    let rows = three();
    let rows: Vec<&str> = rows.lines().skip(1).collect();
    let heard = hear_bytes(
        "Invitations.csv",
        table(HEADER, &[&[stray], rows.as_slice()].concat()),
    );
    assert_eq!(heard.sightings().len(), 3);
    assert_eq!(heard.places_skipped(), ["line 2"]);
}

#[test]
fn before_links_a_person_is_known_by_name() {
    let text = table(
        "From,To,Sent At,Message,Direction",
        &["  Łukasz   Wójcik ,Ines Duval,\"8/18/18, 9:08 AM\",\"\",INCOMING"],
    );
    let heard = hear_bytes("Invitations.csv", text);
    assert_eq!(handle(&heard.sightings()[0].handles), "name:lukasz wojcik");
    assert_eq!(heard.owners()[0].slug, None);
}

#[test]
fn what_hangs_on_to_a_name_makes_nobody_else_of_them_in_any_file() {
    let asked = table(
        "From,To,Sent At,Message,Direction",
        &["\"✨ Łukasz Wójcik, PMP\",Ines Duval,\"8/18/18, 9:08 AM\",\"\",INCOMING"],
    );
    let praised = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n\
        Łukasz,\"Wójcik, PMP ✨\",,,,\"03/15/21, 02:45 PM\",VISIBLE\n";
    let heard = hear_bytes("Invitations.csv", asked);
    assert_eq!(handle(&heard.sightings()[0].handles), "name:lukasz wojcik");
    let heard = hear_bytes("Recommendations_Received.csv", praised);
    let Some((_, Record::Dealing(dealing))) = heard.records().next() else {
        panic!("{:?}", heard.skipped());
    };
    assert_eq!(handle(&dealing.handles), "name:lukasz wojcik");
}

#[test]
fn the_months_of_member_numbers_are_read_by_their_digits() {
    let text = table(
        "From,To,Sent At,Message,Direction,inviterProfileUrn,inviteeProfileUrn",
        &[
            "Amara Okoye,Ines Duval,\"7/1/23, 9:08 AM\",,INCOMING,urn:li:member:4711,urn:li:member:815",
        ],
    );
    let heard = hear_bytes("Invitations.csv", text);
    let sighting = heard.sightings()[0];
    assert_eq!(
        (sighting.handles[0].kind, sighting.handles[0].value.as_str()),
        (HandleKind::Urn, "4711")
    );
}

#[test]
fn connections_are_read_below_their_preamble_with_real_lines() {
    let text = "Notes:\n\"When exporting your connection data, you may notice, that some are missing.\"\n\n\
        First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
        Élise,Marchetti,https://www.linkedin.com/in/%C3%A9lise-marchetti,,\"Bright, Owl & Co\",Editor,05 Dec 2025\n\
        ,,,,,,04 Dec 2025\n\
        Yusuf,Demir,https://www.linkedin.com/in/yusuf,Yusuf@Example.org,,,03 Dec 2025\n";
    let heard = hear_bytes("Connections.csv", text);
    let connections = heard.connections();
    assert_eq!(connections.len(), 2);
    assert_eq!(handle(&connections[0].handles), "slug:élise-marchetti");
    assert_eq!(connections[0].connected_on, date(2025, 12, 5));
    assert_eq!(
        shown(connections[0].company.as_ref().unwrap()),
        "Bright, Owl & Co"
    );
    assert_eq!(connections[1].company, None);
    assert_eq!(connections[1].handles[1].value, "yusuf@example.org");
    assert_eq!(heard.places(), ["line 5", "line 7"]);
    assert_eq!(heard.places_skipped(), ["line 6"]);
    assert!(heard.the_reason().contains("left LinkedIn"));
}

#[test]
fn connections_of_2018_have_no_link_and_a_clock() {
    let text = "First Name,Last Name,Email Address,Company,Position,Connected On\n\
        Priya,Raman,priya@example.org,Tidewater,Analyst,\"8/18/18, 9:08 AM\"\nOmar,Haddad,,,,\"8/17/18, 9:08 AM\"\n";
    let heard = hear_bytes("Connections.csv", text);
    assert_eq!(
        handle(&heard.connections()[0].handles),
        "email:priya@example.org"
    );
    assert_eq!(handle(&heard.connections()[1].handles), "name:omar haddad");
    assert_eq!(heard.connections()[0].connected_on, date(2018, 8, 18));
}

#[test]
fn a_spreadsheet_that_saved_the_file_again_is_read_and_remarked_on() {
    let text = "\u{feff}\r\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n\
        Ana,Ribeiro,https://www.linkedin.com/in/ana-r,,,,15-Sep-21\r\n\r\n\r\nJoão,Prates,https://www.linkedin.com/in/jp,,,,14-Sep-21\r\n";
    let heard = hear_bytes("contacts from work.csv", text);
    assert_eq!(heard.connections()[0].connected_on, date(2021, 9, 15));
    assert_eq!(heard.places(), ["line 3", "line 6"]);
    assert!(
        heard.remarks()[0].contains("saved again by a spreadsheet"),
        "{:?}",
        heard.remarks()
    );
}

#[test]
fn the_western_code_page_is_read_and_said() {
    let text = "First Name,Last Name,URL,Connected On\nZoë,Müller,https://www.linkedin.com/in/zoe,05 Dec 2025\n";
    let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let heard = hear_bytes("Connections.csv", bytes);
    assert_eq!(shown(&heard.connections()[0].name), "Zoë Müller");
    assert!(heard.remarks()[0].contains("Windows-1252"));
    assert!(heard.remarks()[0].contains("line 2"));
}

#[test]
fn a_damaged_byte_does_not_turn_a_whole_utf_8_file_into_another_code_page() {
    let mut bytes = b"First Name,Last Name,URL,Connected On\n".to_vec();
    bytes.extend("Łucja,Żak,https://www.linkedin.com/in/lucja,05 Dec 2025\n".bytes());
    bytes.extend(b"Dam\xffaged,\xc5\x81ski,https://www.linkedin.com/in/d,04 Dec 2025\n");
    bytes.extend("Żaneta,Łoś,https://www.linkedin.com/in/z,03 Dec 2025\n".bytes());
    let heard = hear_bytes("Connections.csv", bytes);
    let names: Vec<String> = heard.connections().iter().map(|c| shown(&c.name)).collect();
    assert_eq!(names[0], "Łucja Żak");
    assert!(names[1].ends_with("Łski"), "{names:?}");
    assert_eq!(names[2], "Żaneta Łoś");
    assert!(
        heard.remarks()[0].contains("first in line 3"),
        "{:?}",
        heard.remarks()
    );
}

#[test]
fn utf_16_with_tabs_and_quotes_everywhere_is_read() {
    let text = "\"From\"\t\"To\"\t\"Sent At\"\t\"Message\"\t\"Direction\"\r\n\"Нина Петрова\"\t\"Ines Duval\"\t\"8/18/18, 9:08 AM\"\t\"\"\t\"INCOMING\"\r\n";
    let heard = hear_bytes("Invitations.csv", utf16(text));
    assert_eq!(shown(&heard.sightings()[0].name), "Нина Петрова");
    assert!(heard.is_whole());
}

#[test]
fn semicolons_and_dropped_columns_are_read() {
    let text = "To;From;Direction;Sent At\nInes Duval;Kofi Mensah;INCOMING;10/21/25, 10:26 PM\n";
    let heard = hear_bytes("table.txt", text);
    assert_eq!(shown(&heard.sightings()[0].name), "Kofi Mensah");
    assert_eq!(heard.sightings()[0].note, NoteSeen::Unseen);
}

#[test]
fn the_owners_own_files_are_read() {
    let heard = hear_zip(&[
        (
            "Profile.csv",
            b"First Name,Last Name,Maiden Name,Headline,Summary,Industry,Geo Location\nInes,Duval,,Communications,,Public Relations,Marseille\n",
        ),
        (
            "Positions.csv",
            b"Company Name,Title,Description,Location,Started On,Finished On\nHarbour & Co,Lead,,,Jan 2019,\nOld Mill,Writer,,,2012,Dec 2018\nNowhere,Boss,,,soon,\n",
        ),
        (
            "Email Addresses.csv",
            b"Email Address,Confirmed,Primary,Updated On\nInes@Example.org,Yes,Yes,Not Available\nother@example.org,No,No,Not Available\n",
        ),
    ]);
    let records: Vec<String> = heard
        .records()
        .map(|(place, record)| match record {
            Record::OwnProfile(own) => format!(
                "{place} {} {}",
                shown(&own.name),
                shown(own.location.as_ref().unwrap())
            ),
            Record::Position(p) => format!("{place} {} {:?} {:?}", shown(&p.company), p.from, p.to),
            Record::OwnAddress(address) => format!("{place} {address}"),
            _ => "something else".to_owned(),
        })
        .collect();
    assert_eq!(
        records,
        [
            "line 2 Ines Duval Marseille",
            "line 2 ines@example.org",
            "line 2 Harbour & Co Some(\"2019-01\") None",
            "line 3 Old Mill Some(\"2012\") Some(\"2018-12\")",
        ]
    );
    assert_eq!(heard.places_skipped(), ["line 3", "line 4"]);
    assert_eq!(shown(&heard.owners()[0].name), "Ines Duval");
}

#[test]
fn a_member_who_has_left_is_nobody() {
    let text = table(
        HEADER,
        &[
            &incoming("LinkedIn Member", "x", "10/21/25, 10:26 PM"),
            ",,,,,,",
        ],
    );
    let heard = hear_bytes("Invitations.csv", text);
    assert!(heard.sightings().is_empty());
    assert_eq!(heard.places_skipped(), ["line 2", "line 3"]);
    assert!(heard.is_whole(), "nothing that could be known was lost");
}

#[test]
fn loose_files_are_as_old_as_the_newest_date_inside() {
    assert_eq!(
        hear_bytes("Invitations.csv", three()).taken(),
        ["2025-10-22T05:26:00Z"]
    );
}

#[test]
fn an_export_without_a_single_invitation_is_still_a_whole_list() {
    let heard = hear_bytes("Invitations.csv", table(HEADER, &[]));
    assert!(heard.is_whole());
    assert!(heard.owners().is_empty());
}
