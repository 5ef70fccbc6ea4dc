//! The queue by itself: headings, the cursor, what is read, and waves that open and close.

use super::*;

fn queue(groups: &[Option<Group>]) -> Queue {
    let entries = (1..).zip(groups).map(|(id, group)| Listed {
        id: InvitationId(id),
        group: *group,
        wave: None,
    });
    let mut queue = Queue::default();
    queue.set(
        Listing {
            entries: entries.collect(),
            more: false,
        },
        None,
    );
    queue
}

const KNOWN: Option<Group> = Some(Group::PerhapsKnown);
const NAME: Option<Group> = Some(Group::OnlyAName);

#[test]
fn each_group_has_its_heading_and_its_number() {
    let queue = queue(&[KNOWN, KNOWN, NAME]);
    let lines: Vec<_> = queue.lines_from(0).collect();
    assert_eq!(
        lines,
        [
            Line::Heading(Stretch {
                first: 0,
                group: KNOWN,
                count: 2
            }),
            Line::Slot(0),
            Line::Slot(1),
            Line::Heading(Stretch {
                first: 2,
                group: NAME,
                count: 1
            }),
            Line::Slot(2),
        ]
    );
}

#[test]
fn without_groups_there_are_no_headings() {
    let queue = queue(&[None, None]);
    assert_eq!(queue.lines_from(1).collect::<Vec<_>>(), [Line::Slot(1)]);
}

#[test]
fn scrolling_up_to_the_first_of_a_group_shows_its_heading() {
    let mut queue = queue(&[KNOWN, KNOWN, NAME, NAME, NAME]);
    queue.step(9);
    queue.scroll(3);
    assert_eq!(queue.top(), 4);
    queue.step(-2);
    queue.scroll(3);
    assert_eq!(queue.top(), 3);
}

#[test]
fn after_a_leap_what_stands_around_the_cursor_is_in_sight() {
    let mut queue = queue(&[None; 50]);
    queue.step(49);
    queue.scroll(10);
    queue.step(-45);
    queue.scroll(10);
    assert_eq!((queue.cursor(), queue.top()), (4, 0));
    queue.step(26);
    queue.scroll(10);
    assert_eq!((queue.cursor(), queue.top()), (30, 25));
}

#[test]
fn the_cursor_keeps_its_invitation_when_others_leave() {
    let mut queue = queue(&[KNOWN, KNOWN, NAME]);
    queue.step(1);
    queue.retain(|id| id != InvitationId(1));
    assert_eq!(queue.current(), Some(InvitationId(2)));
    queue.retain(|id| id != InvitationId(2));
    assert_eq!(queue.current(), Some(InvitationId(3)));
    queue.retain(|_| false);
    assert_eq!(queue.current(), None);
}

#[test]
fn a_row_is_asked_for_once() {
    let mut queue = queue(&[None; 3]);
    assert_eq!(queue.wanted(10).len(), 3);
    assert_eq!(queue.wanted(10).len(), 0);
}

const ALIKE: Option<Group> = Some(Group::LookAlikes);

/// A queue whose entries are told by their waves; zero stands for somebody of no wave, in a group before.
fn waves(waves: &[i64]) -> Queue {
    let entry = |(id, wave): (i64, &i64)| Listed {
        id: InvitationId(id),
        group: if *wave == 0 { NAME } else { ALIKE },
        wave: (*wave != 0).then_some(InvitationId(*wave)),
    };
    let mut queue = Queue {
        folds: true,
        ..Queue::default()
    };
    queue.set(
        Listing {
            entries: (1..).zip(waves).map(entry).collect(),
            more: false,
        },
        None,
    );
    queue
}

fn ids(numbers: impl IntoIterator<Item = i64>) -> Vec<InvitationId> {
    numbers.into_iter().map(InvitationId).collect()
}

#[test]
fn a_wave_is_one_row_and_counts_as_many() {
    let queue = waves(&[0, 2, 2, 2, 5]);
    assert_eq!(
        queue.slots,
        [
            Slot::One(0),
            Slot::Wave {
                first: 1,
                count: 3,
                open: false
            },
            Slot::One(4)
        ],
        "what is like nobody else listed stands alone"
    );
    let counts: Vec<_> = queue
        .stretches
        .iter()
        .map(|stretch| stretch.count)
        .collect();
    assert_eq!(counts, [1, 4]);
    assert_eq!(queue.len(), 5);
}

#[test]
fn those_of_a_wave_stand_together_where_its_first_one_does() {
    let queue = waves(&[1, 2, 1, 2, 1]);
    assert_eq!(queue.ids_at(0), ids([1, 3, 5]));
    assert_eq!(queue.ids_at(1), ids([2, 4]));
}

#[test]
fn a_wave_opens_and_closes_around_the_cursor() {
    let mut queue = waves(&[0, 2, 2, 2]);
    queue.step(1);
    assert_eq!(queue.wave(), Some(ids([2, 3, 4])));
    assert!(queue.fold(true));
    queue.step(2);
    assert_eq!(
        (queue.current(), queue.wave()),
        (Some(InvitationId(3)), None)
    );
    assert_eq!(queue.position(), 2);
    assert!(queue.fold(false));
    assert_eq!(queue.wave(), Some(ids([2, 3, 4])));
    assert!(!queue.fold(false), "it is closed already");
}

#[test]
fn a_wave_whose_first_leaves_stays_open_and_with_one_left_is_a_row() {
    let mut queue = waves(&[0, 2, 2, 2]);
    queue.step(1);
    queue.fold(true);
    queue.step(1);
    queue.retain(|id| id != InvitationId(2));
    assert_eq!(queue.current(), Some(InvitationId(3)));
    assert!(queue.is_in_open_wave());
    queue.retain(|id| id != InvitationId(3));
    assert_eq!(queue.slot(1), Some(Slot::One(1)));
    assert_eq!(queue.current(), Some(InvitationId(4)));
}

#[test]
fn going_to_one_of_a_closed_wave_opens_it() {
    let mut queue = waves(&[0, 2, 2, 2]);
    assert!(queue.go_to(InvitationId(4)));
    assert_eq!(queue.current(), Some(InvitationId(4)));
    assert!(!queue.go_to(InvitationId(9)));
}

#[test]
fn after_a_whole_wave_comes_the_next_row() {
    let mut queue = waves(&[0, 2, 2, 4, 4]);
    queue.step(1);
    queue.move_on(|id| id.0 == 2 || id.0 == 3);
    assert_eq!(queue.wave(), Some(ids([4, 5])));
}

#[test]
fn what_is_read_of_a_large_wave_is_bounded() {
    let mut queue = waves(&[1; 500]);
    assert_eq!(queue.wanted(40).len(), Queue::OF_A_WAVE);
}
