//! What is known of the user over one reading of mail: which addresses are theirs, and what was found of their letters.

use std::collections::BTreeSet;

use jiff::Timestamp;

/// The most addresses that mail may tell of. Nobody has so many; a box made to mislead may.
const MOST: usize = 200;

/// Addresses that are known to be the user's own, and what was counted of their letters since that was last said.
///
/// An export lists addresses, LinkedIn writes to one, and mail in a folder that a mail program calls Sent comes from one.
#[derive(Clone, Debug, Default)]
pub struct Own {
    known: BTreeSet<String>,
    /// Those of which a record was handed on, or that the store had.
    said: BTreeSet<String>,
    /// The moment of the reading: nothing was written after it.
    until: Option<Timestamp>,
    pub(super) tally: Tally,
    /// Whether it was said that nobody's address is known.
    asked: bool,
}

/// What was found of the user's letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Mails that the user wrote to somebody.
    pub(super) sent: usize,
    /// Mails that somebody wrote to the user.
    pub(super) got: usize,
    /// Mails of lists and programs, and to many at once.
    pub(super) passed: usize,
    /// Mails of which neither side is known to be the user.
    pub(super) neither: usize,
    /// Mails from the user's address that a server delivered and no folder calls sent.
    pub(super) unproven: usize,
}

impl Own {
    /// Adds an address that a record tells of.
    pub fn add(&mut self, address: &str) {
        let address = address.trim().to_lowercase();
        self.said.insert(address.clone());
        self.known.insert(address);
    }

    /// Says when the reading is: what is dated after it has a wrong date.
    pub fn read_at(&mut self, now: Timestamp) {
        self.until = Some(now);
    }

    /// Whether any address is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.known.is_empty()
    }

    /// The addresses that another reading of the same mail came across, of which no record was handed on.
    pub fn learn_from(&mut self, other: Self) {
        self.known.extend(other.known);
    }

    /// Adds an address that LinkedIn writes to.
    pub(super) fn learn(&mut self, address: &str) {
        if self.known.len() < MOST {
            self.known.insert(address.to_owned());
        }
    }

    /// Adds an address that the user wrote from; says whether no record tells of it yet.
    pub(super) fn learn_surely(&mut self, address: &str) -> bool {
        if self.said.len() >= MOST {
            return false;
        }
        self.known.insert(address.to_owned());
        self.said.insert(address.to_owned())
    }

    /// All of them, in lower case.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.known.iter().map(String::as_str)
    }

    /// Whether an address, in lower case, is the user's. What stands behind a `+` only sorts mail.
    pub(in crate::import) fn has(&self, address: &str) -> bool {
        if self.known.contains(address) {
            return true;
        }
        let Some((local, domain)) = address.rsplit_once('@') else {
            return false;
        };
        local
            .split_once('+')
            .is_some_and(|(base, _)| self.known.contains(&format!("{base}@{domain}")))
    }

    /// The moment that a mail can have been written at; `None` where its date is absurd.
    pub(super) fn plausible(&self, at: Timestamp) -> Option<Timestamp> {
        /// The first of January 1982, the year in which mail got the form it has. In Unix seconds.
        const FIRST: i64 = 378_691_200;
        /// Two days: clocks are wrong, and zones are left out. In seconds.
        const AHEAD: i64 = 172_800;
        let late = |until: Timestamp| at.as_second() > until.as_second().saturating_add(AHEAD);
        (at.as_second() >= FIRST && !self.until.is_some_and(late)).then_some(at)
    }

    /// What there is to say of the letters that were counted, which begins the count anew.
    pub fn remark(&mut self) -> Option<String> {
        let Tally {
            sent,
            got,
            passed,
            neither,
            unproven,
        } = std::mem::take(&mut self.tally);
        if sent + got + unproven == 0 {
            if neither == 0 || self.is_known() || self.asked {
                return None;
            }
            self.asked = true;
            return Some(
                "whose mail this is can't be told, so nobody's letters were taken from it: import LinkedIn's export, which \
                 lists your addresses, or the mailbox Sent, and then this again"
                    .to_owned(),
            );
        }
        let mails = |count: usize| match count {
            1 => "1 mail".to_owned(),
            count => format!("{} mails", thousands(count)),
        };
        let mut remark = format!("{} you sent, {} you got", mails(sent), thousands(got));
        if passed > 0 {
            remark.push_str(&format!(
                "; of lists, newsletters and programs, passed over: {}",
                thousands(passed)
            ));
        }
        if neither > 0 {
            remark.push_str(&format!(
                "; between addresses that aren't known to be yours: {}",
                thousands(neither)
            ));
        }
        if unproven > 0 {
            remark.push_str(&format!(
                "; delivered under your own address, which anybody can write there, and in no Sent folder: {}",
                thousands(unproven)
            ));
        }
        Some(remark)
    }
}

/// A number with a comma at every thousand: `8,000`.
pub(in crate::import) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_address_is_known_in_any_case_and_with_what_sorts_mail_behind_it() {
        let mut own = Own::default();
        own.add("Tamsin@Okello.example ");
        assert!(own.has("tamsin@okello.example"));
        assert!(own.has("tamsin+shops@okello.example"));
        assert!(
            !own.has("tamsin@okello.example.org")
                && !own.has("tamsin")
                && !own.has("+@okello.example")
        );
    }

    #[test]
    fn a_date_before_mail_or_after_the_reading_is_none() {
        let mut own = Own::default();
        own.read_at("2026-11-20T00:00:00Z".parse().unwrap());
        let at = |moment: &str| own.plausible(moment.parse().unwrap()).is_some();
        assert!(at("1994-05-01T00:00:00Z") && at("2026-11-21T12:00:00Z"));
        assert!(!at("1970-01-01T00:00:00Z") && !at("2036-02-07T06:28:15Z"));
    }

    #[test]
    fn what_was_found_is_one_sentence() {
        let tally = Tally {
            sent: 8_904,
            got: 12_030,
            passed: 31_000,
            neither: 1,
            unproven: 0,
        };
        let mut own = Own {
            tally,
            ..Own::default()
        };
        assert_eq!(
            own.remark().as_deref(),
            Some(
                "8,904 mails you sent, 12,030 you got; of lists, newsletters and programs, passed over: 31,000; between \
                 addresses that aren't known to be yours: 1"
            )
        );
        assert_eq!(own.remark(), None, "said once");
    }

    #[test]
    fn that_nobodys_address_is_known_is_said_once_and_says_what_would_tell() {
        let mut own = Own::default();
        own.tally.neither = 3;
        assert!(own.remark().unwrap().contains("import LinkedIn's export"));
        own.tally.neither = 3;
        assert_eq!(own.remark(), None);
    }
}
