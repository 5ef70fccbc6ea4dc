//! Which sightings show the same invitation.
//!
//! The answer depends on the sightings alone, not on the order in which they came in: the whole set of one person and
//! direction is partitioned again whenever a sighting joins or leaves it.

use jiff::Timestamp;

use crate::model::sighted::Piece;

/// How far two tellings of one moment may lie apart: an export knows the minute, LinkedIn's id the millisecond.
const SAME_MOMENT_SECONDS: i64 = 120;

/// Partitions the sightings of one person and direction into invitations; each part lists places in `pieces`.
///
/// Together are (1) sightings with the same id of LinkedIn's, (2) sightings sent within two minutes of each other,
/// unless their ids differ. (3) A sighting that doesn't tell when the invitation was sent joins the newest one sent
/// before it was shown, unless that had lapsed by then; those that join none are one invitation as long as it lasts.
#[must_use]
pub fn partition(pieces: &[Piece]) -> Vec<Vec<usize>> {
    if pieces.len() == 1 {
        return vec![vec![0]];
    }
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by_key(|&i| (pieces[i].sent, pieces[i].linkedin_id, pieces[i].shown));
    let (undated, dated): (Vec<usize>, Vec<usize>) = order
        .into_iter()
        .partition(|&i| pieces[i].sent.is_none() && pieces[i].linkedin_id.is_none());

    let mut parts: Vec<Vec<usize>> = Vec::new();
    for i in dated {
        match parts.iter().position(|part| {
            part.iter().any(|&j| same(&pieces[i], &pieces[j])) && !clashes(pieces, part, i)
        }) {
            Some(part) => parts[part].push(i),
            None => parts.push(vec![i]),
        }
    }
    let mut homeless = Vec::new();
    for i in undated {
        let before = parts
            .iter()
            .enumerate()
            .filter_map(|(p, part)| {
                part.iter()
                    .find_map(|&j| pieces[j].sent.map(|sent| (sent, pieces[j].over)))
                    .map(|(sent, over)| (sent, over, p))
            })
            .filter(|(sent, _, _)| *sent <= pieces[i].shown)
            .max();
        match before {
            Some((_, over, part)) if pieces[i].shown <= over => parts[part].push(i),
            _ => homeless.push(i),
        }
    }
    let mut dateless: Option<Vec<usize>> = None;
    for i in homeless {
        match &mut dateless {
            Some(part) if pieces[i].shown <= pieces[part[0]].over => part.push(i),
            _ => parts.extend(dateless.replace(vec![i])),
        }
    }
    parts.extend(dateless);
    for part in &mut parts {
        part.sort_unstable();
    }
    parts.sort();
    parts
}

fn same(a: &Piece, b: &Piece) -> bool {
    match (a.linkedin_id, b.linkedin_id) {
        (Some(a), Some(b)) => a == b,
        _ => a
            .sent
            .zip(b.sent)
            .is_some_and(|(a, b)| apart(a, b) <= SAME_MOMENT_SECONDS),
    }
}

/// Whether another id of LinkedIn's is in the part already.
fn clashes(pieces: &[Piece], part: &[usize], i: usize) -> bool {
    let Some(id) = pieces[i].linkedin_id else {
        return false;
    };
    part.iter()
        .any(|&j| pieces[j].linkedin_id.is_some_and(|other| other != id))
}

fn apart(a: Timestamp, b: Timestamp) -> i64 {
    (a.as_second() - b.as_second()).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + seconds).unwrap()
    }

    /// Half a year and two weeks.
    const LASTS: i64 = 16_761_600;

    fn export(sent: i64) -> Piece {
        Piece {
            invitation: None,
            linkedin_id: None,
            sent: Some(at(sent)),
            shown: at(900_000),
            over: at(sent + LASTS),
        }
    }

    fn mail(id: i64, sent: i64, shown: i64) -> Piece {
        Piece {
            invitation: None,
            linkedin_id: Some(id),
            sent: Some(at(sent)),
            shown: at(shown),
            over: at(sent + LASTS),
        }
    }

    fn undated(shown: i64) -> Piece {
        Piece {
            invitation: None,
            linkedin_id: None,
            sent: None,
            shown: at(shown),
            over: at(shown + LASTS),
        }
    }

    #[test]
    fn an_export_row_and_the_mail_of_the_same_minute_are_one_invitation() {
        assert_eq!(partition(&[export(0), mail(7, 41, 60)]), [[0, 1]]);
    }

    #[test]
    fn a_reminder_a_month_later_is_the_invitation_it_reminds_of() {
        let reminder = Piece {
            shown: at(2_600_000),
            ..mail(7, 41, 0)
        };
        assert_eq!(partition(&[mail(7, 41, 60), reminder]), [[0, 1]]);
    }

    #[test]
    fn two_ids_are_two_invitations_however_close() {
        assert_eq!(partition(&[mail(7, 0, 10), mail(8, 30, 40)]), [[0], [1]]);
    }

    #[test]
    fn somebody_who_asks_again_is_there_twice() {
        assert_eq!(partition(&[export(0), export(8_000_000)]), [[0], [1]]);
    }

    #[test]
    fn a_mail_without_a_number_joins_the_newest_invitation_before_it() {
        assert_eq!(
            partition(&[export(0), export(8_000_000), undated(8_100_000)]),
            [vec![0], vec![1, 2]]
        );
        assert_eq!(partition(&[export(8_000_000), undated(5_000)]), [[0], [1]]);
    }

    #[test]
    fn a_card_on_a_page_of_today_isnt_the_invitation_of_years_ago() {
        let day = 86_400;
        assert_eq!(partition(&[export(0), undated(193 * day)]), [[0, 1]]);
        assert_eq!(partition(&[export(0), undated(195 * day)]), [[0], [1]]);
        assert_eq!(
            partition(&[undated(400 * day), undated(0), undated(100 * day)]),
            [vec![0], vec![1, 2]]
        );
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_changes_nothing(
            raw in prop::collection::vec((0..4_i64, 0..6_i64, 0..3_u8), 1..9),
            seed in any::<u64>(),
        ) {
            let pieces: Vec<Piece> = raw
                .iter()
                .enumerate()
                .map(|(n, &(id, minute, kind))| match kind {
                    0 => Piece { shown: at(10_000 + i64::try_from(n).unwrap()), ..export(minute * 300) },
                    1 => mail(id, id * 300 + 20, 10_000 + i64::try_from(n).unwrap()),
                    _ => undated(minute * 300 + i64::try_from(n).unwrap()),
                })
                .collect();
            let mut shuffled: Vec<usize> = (0..pieces.len()).collect();
            shuffled.sort_by_key(|&i| (seed.rotate_left(u32::try_from(i).unwrap() * 7) ^ (i as u64)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            let other: Vec<Piece> = shuffled.iter().map(|&i| pieces[i]).collect();
            let mut back: Vec<Vec<usize>> = partition(&other)
                .into_iter()
                .map(|part| {
                    let mut part: Vec<usize> = part.into_iter().map(|i| shuffled[i]).collect();
                    part.sort_unstable();
                    part
                })
                .collect();
            back.sort();
            prop_assert_eq!(partition(&pieces), back);
        }
    }
}
