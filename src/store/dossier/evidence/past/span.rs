//! How long somebody was somewhere, as profiles write it: months or only years, and an end that may be open.

use std::fmt;

use super::Position;

/// A time in months since the year 0. What isn't known is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    from: Option<i64>,
    to: Option<i64>,
    /// Whether it lasted when it was last told.
    lasts: bool,
}

impl Span {
    /// Of a position, seen in a month: one without an end lasted then.
    pub(super) fn of(position: &Position, seen: i64) -> Self {
        let span = Self::written(position.from.as_deref(), position.to.as_deref());
        if span.to.is_some() || span.from.is_none() {
            return span;
        }
        Self {
            to: Some(seen),
            lasts: true,
            ..span
        }
    }

    pub(super) fn written(from: Option<&str>, to: Option<&str>) -> Self {
        Self {
            from: from.and_then(|text| month(text, 1)),
            to: to.and_then(|text| month(text, 12)),
            lasts: false,
        }
    }

    pub(super) fn between(from: i64, to: i64) -> Self {
        Self {
            from: Some(from),
            to: Some(to),
            lasts: false,
        }
    }

    /// Whether two overlap for sure. What has no beginning or no end is not compared.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let (Some(a), Some(b), Some(c), Some(d)) = (self.from, self.to, other.from, other.to)
        else {
            return false;
        };
        a <= d && c <= b
    }

    /// From the first beginning to the last end.
    pub(super) fn whole(spans: &[Self]) -> Self {
        Self {
            from: spans.iter().filter_map(|span| span.from).min(),
            to: spans.iter().filter_map(|span| span.to).max(),
            lasts: spans.iter().any(|span| span.lasts),
        }
    }
}

/// The end of a phrase: ` 2012 to 2015`, ` since 2019`, or nothing where nothing is known.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = |month: i64| (month - 1).div_euclid(12);
        match (self.from.map(year), self.to.map(year)) {
            (Some(from), _) if self.lasts => write!(f, " since {from}"),
            (Some(from), Some(to)) if from == to => write!(f, " in {from}"),
            (Some(from), Some(to)) => write!(f, " from {from} to {to}"),
            (Some(from), None) => write!(f, " from {from}"),
            (None, Some(to)) => write!(f, " until {to}"),
            (None, None) => Ok(()),
        }
    }
}

/// A month from `2014-03`, or from `2014` with the month that is meant.
fn month(text: &str, meant: i64) -> Option<i64> {
    let (year, month) = match text.split_once('-') {
        Some((year, month)) => (year, month.get(..2)?.parse().ok()?),
        None => (text, meant),
    };
    let year: i64 = year.parse().ok()?;
    ((1..=9999).contains(&year) && (1..=12).contains(&month)).then(|| year * 12 + month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_overlap_from_january_to_december() {
        let first = Span::written(Some("2012"), Some("2015"));
        assert!(first.overlaps(&Span::written(Some("2015-12"), Some("2016"))));
        assert!(!first.overlaps(&Span::written(Some("2016-01"), Some("2018"))));
        assert!(!first.overlaps(&Span::written(None, Some("2018"))));
        assert_eq!(first.to_string(), " from 2012 to 2015");
    }

    #[test]
    fn what_no_month_is_has_no_month() {
        for text in ["", "-", "2014-", "2014-13", "20x4", "99999", "2014-é"] {
            assert_eq!(month(text, 1), None, "{text}");
        }
    }
}
