//! The dates of a position or a school: a month and a year, or a year, from and to.

use crate::text::fold::fold;

/// From when to when. Each as `2014-03`, or `2014` where only the year can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) from: Option<String>,
    /// `None` while it lasts.
    pub(super) to: Option<String>,
}

/// The months in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish and Danish, folded, in full and
/// as they are cut. Whole words only: the first letters alone mean other months in other languages, such as Finnish
/// `marraskuu`, which is November. Where none of these is found the year alone is kept.
const MONTHS: [&str; 12] = [
    "january januar janvier enero gennaio janeiro januari jan janv ene gen",
    "february februar fevrier febrero febbraio fevereiro februari feb fevr fev",
    "march marz mars marzo marco maart mar mrt",
    "april avril abril aprile apr avr abr",
    "may mai mayo maggio maio mei maj mag",
    "june juni juin junio giugno junho jun giu",
    "july juli juillet julio luglio julho jul juil lug",
    "august aout agosto augustus augusti aug ago",
    "september septembre septiembre settembre setembro sep sept set",
    "october oktober octobre octubre ottobre outubro oct okt ott out",
    "november novembre noviembre novembro nov",
    "december dezember decembre diciembre dicembre dezembro dec dez dic",
];

/// The dates of a position: `March 2014 - Present (6 months)`. How long it lasted stands in parentheses in every language;
/// its number tells an end that is a word, and so lasts, from a line that only begins with a year.
pub(super) fn of_position(line: &str) -> Option<Period> {
    let line = line.trim();
    let (dates, lasted) = match line.rfind(['(', '（']) {
        Some(at) if line.ends_with([')', '）']) => line.split_at(at),
        _ => (line, ""),
    };
    let Some((from, to)) = sides(dates) else {
        let at = moment(dates).filter(|_| !lasted.is_empty())?;
        return Some(Period {
            from: Some(at.clone()),
            to: Some(at),
        });
    };
    let from = Some(moment(from)?);
    let counted = lasted.contains(char::is_numeric) || to.trim() == "Present";
    match moment(to) {
        Some(to) => Some(Period { from, to: Some(to) }),
        None if counted && is_word(to) => Some(Period { from, to: None }),
        None => None,
    }
}

/// A degree and its dates: `Diploma, Cartography · (2004 - 2009)`. A single date is that of the end.
pub(super) fn of_school(detail: &str) -> (Option<&str>, Option<Period>) {
    let detail = detail.trim();
    let dated = detail
        .rfind('(')
        .filter(|_| detail.ends_with(')'))
        .and_then(|at| {
            let inside = detail[at + 1..].trim_end_matches(')');
            let period = match sides(inside) {
                Some((from, to)) => Period {
                    from: Some(moment(from)?),
                    to: moment(to),
                },
                None => Period {
                    from: None,
                    to: Some(moment(inside)?),
                },
            };
            Some((&detail[..at], period))
        });
    let (degree, period) = match dated {
        Some((degree, period)) => (degree, Some(period)),
        None => (detail, None),
    };
    let degree = degree.trim().trim_end_matches('·').trim();
    (Some(degree).filter(|degree| !degree.is_empty()), period)
}

/// What stands before and after the dash.
fn sides(dates: &str) -> Option<(&str, &str)> {
    [" - ", " – ", " — "]
        .iter()
        .find_map(|dash| dates.split_once(dash))
}

/// An end that is no date: a word or three, as "Present" is in any language.
fn is_word(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=3).contains(&words) && !text.contains(|c: char| c.is_numeric())
}

/// A month with its year, or a year: four digits, and not many words beside them.
fn moment(text: &str) -> Option<String> {
    const WORDS: usize = 4;
    let text = text.trim();
    if text.len() > 60 || text.split_whitespace().count() > WORDS {
        return None;
    }
    let mut numbers = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|number| !number.is_empty());
    let year = numbers.clone().find(|number| is_year(number))?;
    let second = numbers.find(|number| *number != year);
    let month = match second {
        // 2014年3月, and in Korean alike: there the month is a number with its own sign.
        Some(number) if text.contains(['月', '월']) => number.parse().ok(),
        Some(_) => None,
        None => text.split_whitespace().find_map(month_of),
    };
    Some(match month.filter(|month| (1..=12).contains(month)) {
        Some(month) => format!("{year}-{month:02}"),
        None => year.to_owned(),
    })
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

fn month_of(word: &str) -> Option<usize> {
    let word = fold(word);
    let word = word.trim_end_matches(['.', ',']);
    if word.is_empty() {
        return None;
    }
    MONTHS
        .iter()
        .position(|names| names.split(' ').any(|name| name == word))
        .map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(line: &str) -> Option<(String, Option<String>)> {
        of_position(line).map(|period| (period.from.unwrap_or_default(), period.to))
    }

    #[test]
    fn dates_are_read_in_the_languages_whose_months_are_known() {
        let lines = [
            "March 2021 - July 2022 (1 year 5 months)",
            "März 2021 - Juli 2022 (1 Jahr 5 Monate)",
            "mars 2021 - juillet 2022 (1 an 5 mois)",
            "marzo de 2021 - julio de 2022 (1 año 5 meses)",
            "marzo 2021 - luglio 2022 (1 anno 5 mesi)",
            "março de 2021 - julho de 2022 (1 ano 5 meses)",
            "maart 2021 - juli 2022 (1 jaar 5 maanden)",
            "2021年3月 - 2022年7月 (1年 5か月)",
            "2021년 3월 - 2022년 7월 (1년 5개월)",
        ];
        for line in lines {
            let expected = ("2021-03".to_owned(), Some("2022-07".to_owned()));
            assert_eq!(position(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_lasts_has_no_end_whatever_the_word_is() {
        for line in [
            "March 2021 - Present (6 months)",
            "março de 2021 - Present (6 meses)",
            "March 2021 - Present",
            "März 2021 – Heute (6 Monate)",
        ] {
            assert_eq!(position(line), Some(("2021-03".to_owned(), None)), "{line}");
        }
        let turkish = position("Mart 2021 - Halen (6 ay)");
        assert_eq!(turkish, Some(("2021".to_owned(), None)));
    }

    #[test]
    fn a_month_of_a_language_that_isnt_known_leaves_the_year() {
        let finnish = position("marraskuu 2014 - joulukuu 2016 (2 vuotta)");
        assert_eq!(finnish, Some(("2014".to_owned(), Some("2016".to_owned()))));
        let mixed = position("2014 - March 2016 (2 years)");
        assert_eq!(mixed, Some(("2014".to_owned(), Some("2016-03".to_owned()))));
    }

    #[test]
    fn a_description_that_begins_with_a_year_is_no_date() {
        for line in [
            "2014 - founded the map room and kept it going",
            "In 2014 we moved - twice (and back)",
            "21 years 3 months",
            "2 - 3 people (2014)",
            "",
            "- Present (2 years)",
        ] {
            assert_eq!(position(line), None, "{line}");
        }
    }

    #[test]
    fn a_school_keeps_its_degree_and_its_years_apart() {
        let both = |from: Option<&str>, to: Option<&str>| {
            Some(Period {
                from: from.map(str::to_owned),
                to: to.map(str::to_owned),
            })
        };
        let cases = [
            (
                "Diploma, Cartography · (2004 - 2009)",
                Some("Diploma, Cartography"),
                both(Some("2004"), Some("2009")),
            ),
            ("(2009)", None, both(None, Some("2009"))),
            (
                "Master (MA) · (October 2004 - June 2009)",
                Some("Master (MA)"),
                both(Some("2004-10"), Some("2009-06")),
            ),
            ("Master (MA)", Some("Master (MA)"), None),
            ("", None, None),
        ];
        for (detail, degree, period) in cases {
            assert_eq!(of_school(detail), (degree, period), "{detail}");
        }
    }
}
