//! The block of header lines above a forwarded mail: whom it names as the sender, and where it ends.
//!
//! Gmail, Outlook, Apple Mail and Thunderbird differ in the line above the block, in the order of its lines and in
//! their language, and mix languages themselves; so any mixture counts, and the line above it isn't needed.

use crate::import::mail::html::Piece;
use crate::import::mail::trust::is_linkedin;

/// The most lines of a block.
const LINES: usize = 16;
/// How many lines of a text are looked at.
const LOOKED_AT: usize = 5_000;
/// Programs break lines of text before this column.
const WIDTH: usize = 70;

/// What a block says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Block {
    /// The sender's name.
    pub(super) name: Option<String>,
    /// The sender's addresses.
    addresses: Vec<String>,
}

/// The lines of a block, in the words of the languages that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    From,
    Date,
    To,
    Subject,
    Other,
}

impl Block {
    /// Whether every address of the sender is LinkedIn's.
    pub(super) fn is_linkedins(&self) -> bool {
        let of_linkedin = |address: &String| {
            address
                .rsplit_once('@')
                .is_some_and(|(_, domain)| is_linkedin(domain))
        };
        !self.addresses.is_empty() && self.addresses.iter().all(of_linkedin)
    }

    fn of(sender: &str) -> Self {
        let is_around = |c: char| c.is_whitespace() || "<>[]()\"',;:*".contains(c);
        let addresses = sender
            .split(is_around)
            .filter(|word| word.contains('@'))
            .map(str::to_ascii_lowercase)
            .collect();
        let end = sender.find(['<', '[']).unwrap_or(sender.len());
        let name = sender[..end].trim_matches(|c: char| c.is_whitespace() || "\"'*".contains(c));
        Self {
            name: (!name.is_empty() && !name.contains('@')).then(|| name.to_owned()),
            addresses,
        }
    }
}

/// The first block in a text, and the text after it as it was before it was quoted.
pub(super) fn in_text(text: &str) -> Option<(Block, String)> {
    let lines: Vec<&str> = text.lines().take(LOOKED_AT).map(unquoted).collect();
    let (block, end) = find(&lines, true)?;
    Some((block, lines[end..].join("\n")))
}

/// The first block among the pieces of a page, and where it ends.
pub(super) fn in_pieces(pieces: &[Piece]) -> Option<(Block, usize)> {
    let lines: Vec<&str> = pieces
        .iter()
        .take(LOOKED_AT)
        .map(|piece| match piece {
            Piece::Text(line) => line.as_str(),
            Piece::Link(..) => "",
        })
        .collect();
    find(&lines, false)
}

/// Leaves out the marks that some programs put before each line that they forward.
fn unquoted(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t', '\u{a0}'])
        .trim_end()
}

/// Finds a block; `wraps` where a long line may go on in the next one.
fn find(lines: &[&str], wraps: bool) -> Option<(Block, usize)> {
    let mut at = 0;
    while at < lines.len() {
        if field(lines[at]).is_none() {
            at += 1;
            continue;
        }
        let (block, end) = read(lines, at, wraps);
        if block.is_some() {
            return block.map(|block| (block, end));
        }
        at = end;
    }
    None
}

/// Reads the run of header lines that begins here, and where it ends.
fn read(lines: &[&str], start: usize, wraps: bool) -> (Option<Block>, usize) {
    let mut fields: Vec<(Field, String)> = Vec::new();
    let mut at = start;
    for line in lines[start..].iter().take(LINES) {
        match (field(line), fields.last_mut()) {
            (Some((name, value)), _) => fields.push((name, value.to_owned())),
            (None, Some((_, value))) if !line.is_empty() && (wraps || value.is_empty()) => {
                value.push(' ');
                value.push_str(line);
            }
            _ => break,
        }
        at += 1;
    }
    let has = |field: Field| fields.iter().any(|(name, _)| *name == field);
    let others = [Field::Date, Field::To, Field::Subject];
    let mut senders = fields.iter().filter(|(name, _)| *name == Field::From);
    let block = match (senders.next(), senders.next()) {
        (Some((_, sender)), None)
            if others.into_iter().filter(|field| has(*field)).count() >= 2 =>
        {
            Some(Block::of(sender))
        }
        _ => None,
    };
    (block, at.max(start + 1))
}

/// The field that a line begins, and its value.
fn field(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once(':')?;
    if name.len() > 40 {
        return None;
    }
    let around = |c: char| c.is_whitespace() || c == '*';
    let name = name.trim_matches(around).to_lowercase();
    let field = match name.as_str() {
        "from" | "von" => Field::From,
        "date" | "sent" | "datum" | "gesendet" => Field::Date,
        "to" | "an" => Field::To,
        "subject" | "betreff" => Field::Subject,
        "cc" | "bcc" | "kopie" | "reply-to" | "antwort an" | "antwort-an" | "importance"
        | "priorität" => Field::Other,
        _ => return None,
    };
    Some((field, value.trim_matches(around)))
}

/// A text that a program made of a mail's HTML, brought near to the one that LinkedIn wrote: a link joins the words
/// before it, lines that were broken for their length are whole again, and pictures and stars for bold are left out.
pub(super) fn rejoined(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    // How long the last line was as it stood.
    let mut stood = 0;
    for line in text.lines() {
        let line = line.trim();
        if line.starts_with("[image:") && line.ends_with(']') {
            continue;
        }
        let is_link = line.starts_with("<http") && line.ends_with('>');
        let first = line.split_whitespace().next().unwrap_or_default();
        let broken = stood > 0 && !line.is_empty() && stood + 1 + first.chars().count() > WIDTH;
        match lines.last_mut().filter(|last| !last.is_empty()) {
            Some(last) if is_link || broken && !last.contains("://") && !line.contains("://") => {
                last.push(' ');
                last.push_str(line);
            }
            _ => lines.push(line.trim_matches('*').to_owned()),
        }
        stood = line.chars().count();
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(text: &str) -> Option<Block> {
        in_text(text).map(|(block, _)| block)
    }

    #[test]
    fn each_programs_block_names_the_sender() {
        let blocks = [
            "---------- Forwarded message ---------\nFrom: Amara Okafor <invitations@linkedin.com>\nDate: Mon, Mar 2, 2026 at 11:15 AM\nSubject: I want to connect\nTo: Bruno Keller <bruno@keller.example>\n\n\nHi",
            "---------- Forwarded message ---------\nVon: Amara Okafor <invitations@linkedin.com>\nDate: Mo., 2. März 2026 um 11:15 Uhr\nSubject: I want to connect\nTo: Bruno Keller <bruno@keller.example>\n\nHi",
            "Begin forwarded message:\n\n> From: Amara Okafor <invitations@linkedin.com>\n> Subject: I want to connect\n> Date: 2 March 2026 at 11:15:47 CET\n> To: Bruno Keller <bruno@keller.example>\n> \n> Hi",
            "Anfang der weitergeleiteten Nachricht:\n\nVon: Amara Okafor <invitations@linkedin.com>\nBetreff: I want to connect\nDatum: 2. März 2026 um 11:15:47 MEZ\nAn: Bruno Keller <bruno@keller.example>\nAntwort an: x@y.example\n\nHi",
            "-----Original Message-----\nFrom: Amara Okafor [mailto:invitations@linkedin.com]\nSent: Monday, March 2, 2026 11:15 AM\nTo: Bruno Keller\nSubject: I want to connect\n\nHi",
            "________________________________\nVon: Amara Okafor <invitations@linkedin.com<mailto:invitations@linkedin.com>>\nGesendet: Montag, 2. März 2026 11:15\nAn: Bruno Keller; \n Jemand Anderes\nBetreff: I want to connect\n\nHi",
            "-------- Forwarded Message --------\nSubject: \tI want to connect\nDate: \tMon, 02 Mar 2026 10:15:47 +0000\nFrom: \tAmara Okafor <invitations@linkedin.com>\nTo: \tBruno Keller <bruno@keller.example>\n\nHi",
            "*From:* Amara Okafor <invitations@linkedin.com>\n*Sent:* Monday, March 2\n*To:* Bruno\n*Subject:* hello\n\nHi",
        ];
        for text in blocks {
            let (block, rest) = in_text(text).unwrap();
            assert_eq!(block.name.as_deref(), Some("Amara Okafor"), "{text}");
            assert!(block.is_linkedins(), "{text}");
            assert_eq!(rest.trim(), "Hi", "{text}");
        }
    }

    #[test]
    fn a_table_of_header_lines_is_a_block() {
        let lines = [
            "Subject:",
            "hello",
            "Date:",
            "today",
            "From:",
            "LinkedIn <x@e.linkedin.com>",
            "Hi",
        ];
        let pieces: Vec<Piece> = lines
            .iter()
            .map(|line| Piece::Text((*line).to_owned()))
            .collect();
        let (block, end) = in_pieces(&pieces).unwrap();
        assert!(block.is_linkedins());
        assert_eq!(end, 6);
    }

    #[test]
    fn any_other_address_in_the_senders_line_spoils_it() {
        let block =
            |from: &str| sender(&format!("From: {from}\nDate: today\nSubject: hello\n")).unwrap();
        for from in [
            "Amara <invitations@linkedin.com.example>",
            "invitations@linkedin.com <mallory@evil.example>",
            "Mallory <mallory@evil.example> on behalf of Amara <invitations@linkedin.com>",
            "Amara Okafor",
            "invitations@notlinkedin.com",
        ] {
            assert!(!block(from).is_linkedins(), "{from}");
        }
    }

    #[test]
    fn talk_about_mail_is_no_block() {
        assert_eq!(
            sender("From: LinkedIn, they say.\nWhat do you think?\n"),
            None
        );
        assert_eq!(sender("To: do\nSubject: to change\n"), None);
        let two = "From: a@linkedin.com\nFrom: b@linkedin.com\nDate: x\nSubject: y\n";
        assert_eq!(sender(two), None);
    }

    #[test]
    fn a_line_broken_for_its_length_is_whole_again_and_a_short_one_stays() {
        let text = "We spoke at the cold-chain fair in Utrecht about loading times, and you\nasked for them.\n\nShall I?\nAmara\nView profile\n<https://www.linkedin.com/x>";
        assert_eq!(
            rejoined(text),
            "We spoke at the cold-chain fair in Utrecht about loading times, and you asked for them.\n\nShall I?\nAmara\n\
             View profile <https://www.linkedin.com/x>"
        );
    }
}
