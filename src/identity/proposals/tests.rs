//! Who is asked about, and what stands in the question.

use super::*;
use crate::model::{Employment, PersonId};
use proptest::prelude::*;

fn called(id: i64, name: &str) -> Bearer {
    Bearer {
        person: Some(PersonId(id)),
        names: vec![BorneName::as_written(name)],
        ..Bearer::default()
    }
}

fn linked(id: i64, name: &str, slug: &str) -> Bearer {
    Bearer {
        slugs: vec![slug.to_owned()],
        ..called(id, name)
    }
}

fn at(company: &str, from: &str, to: &str) -> Employment {
    let month = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Employment {
        company: company.into(),
        from: month(from),
        to: month(to),
        glimpsed: false,
    }
}

fn reaching(bearer: Bearer, email: &str) -> Bearer {
    Bearer {
        emails: vec![email.to_owned()],
        ..bearer
    }
}

fn working(bearer: Bearer, job: Employment) -> Bearer {
    Bearer {
        employments: vec![job],
        ..bearer
    }
}

fn exported(bearer: Bearer) -> Bearer {
    Bearer {
        in_newest_export: true,
        ..bearer
    }
}

/// Whom a sender may be, and the lines for and against.
fn asked(sender: &Bearer, candidates: &[Bearer]) -> Vec<(i64, Vec<String>, Vec<String>)> {
    let lines = |texts: &[Foreign]| texts.iter().map(|text| text.shown(Medium::Line)).collect();
    propose(sender, candidates, &[], 3412)
        .iter()
        .map(|one| (one.person.0, lines(&one.reasons), lines(&one.against)))
        .collect()
}

fn whom(sender: &Bearer, candidates: &[Bearer]) -> Vec<i64> {
    asked(sender, candidates)
        .into_iter()
        .map(|(who, ..)| who)
        .collect()
}

#[test]
fn the_only_one_of_a_name_is_asked_about_and_how_rare_the_name_is_stands_there() {
    let [(who, reasons, against)] =
        &asked(&called(1, "Nadia Brandt"), &[called(2, "BRANDT Nadia")])[..]
    else {
        panic!("one");
    };
    assert_eq!(*who, 2);
    // The name is all there is; how rare it is tells the rest.
    assert!(reasons.is_empty() && against.is_empty());
    let found = propose(
        &called(1, "Nadia Brandt"),
        &[called(2, "BRANDT Nadia")],
        &[],
        3412,
    );
    assert_eq!((found[0].namesakes, found[0].people), (1, 3412));
}

#[test]
fn a_colleague_under_a_married_name_is_known_by_the_address_that_still_says_the_old_one() {
    let sender = working(
        reaching(called(1, "Nadia Brandt"), "nadia.keller@mail.example"),
        at("Halden Optics GmbH", "2012-03", "2015-08"),
    );
    let keller = working(
        called(2, "Nadia Keller"),
        at("Halden Optics", "2011", "2016"),
    );
    let found = asked(&sender, &[keller]);
    assert_eq!(
        found[0].1,
        [
            "the e-mail address still says keller",
            "both at Halden Optics GmbH, 2012 to 2015"
        ]
    );
}

#[test]
fn a_link_or_a_card_with_the_name_before_tells_of_a_changed_surname() {
    let keller = called(2, "Nadia Keller");
    assert_eq!(
        whom(
            &linked(1, "Nadia Brandt", "nadia-keller-4b1"),
            std::slice::from_ref(&keller)
        ),
        [2]
    );
    assert_eq!(
        whom(
            &called(1, "Nadia Brandt"),
            &[linked(2, "Nadia Keller", "nadiabrandt")]
        ),
        [2]
    );
    assert_eq!(
        whom(
            &called(1, "Nadia Brandt (Keller)"),
            std::slice::from_ref(&keller)
        ),
        [2]
    );
    let card = Bearer {
        names: vec![
            BorneName::as_written("Nadia Keller-Ruiz"),
            BorneName {
                name: "Nadia Brandt".into(),
                kind: Some(NameKind::Former),
            },
        ],
        ..called(2, "")
    };
    let found = propose(&called(1, "Nadia Brandt"), &[card], &[], 9);
    assert_eq!(found[0].likeness, Likeness::OtherSurname);
    assert!(whom(&linked(1, "Nadia Brandt", "nadia-brandt"), &[keller]).is_empty());
}

#[test]
fn the_given_name_the_firm_and_the_years_are_asked_about_only_where_one_person_fits() {
    let sender = working(called(1, "Nadia Brandt"), at("Halden", "2012", "2015"));
    let colleague = |id, name| working(called(id, name), at("Halden", "2014-02", "2014-02"));
    let found = asked(&sender, &[colleague(2, "Nadia Keller")]);
    assert_eq!(
        found[0].2,
        ["another surname, and only the firm and the years go with it"]
    );
    assert!(
        whom(
            &sender,
            &[colleague(2, "Nadia Keller"), colleague(3, "Nadia Ruiz")]
        )
        .is_empty()
    );
    let later = working(called(2, "Nadia Keller"), at("Halden", "2019", "2020"));
    assert!(whom(&sender, &[later]).is_empty());
}

#[test]
fn siblings_aren_t_asked_about_whatever_they_share() {
    let sender = working(
        reaching(called(1, "Nadia Keller"), "keller@mail.example"),
        at("Halden", "2012", ""),
    );
    let brother = working(
        reaching(called(2, "Jonas Keller"), "keller@mail.example"),
        at("Halden", "2012", ""),
    );
    assert!(whom(&sender, &[brother]).is_empty());
}

#[test]
fn a_recycled_mailbox_and_a_family_phone_tell_of_nobody() {
    let successor = reaching(called(1, "Teodor Lind"), "sales.north@halden.example");
    assert!(
        whom(
            &successor,
            &[reaching(
                called(2, "Nadia Keller"),
                "sales.north@halden.example"
            )]
        )
        .is_empty()
    );
    let phone = |bearer: Bearer| Bearer {
        phones: vec!["01234567".to_owned()],
        ..bearer
    };
    assert!(
        whom(
            &phone(called(1, "Nadia Keller")),
            &[phone(called(2, "Ruth Keller"))]
        )
        .is_empty()
    );
}

#[test]
fn namesakes_in_one_company_with_links_of_their_own_in_one_export_are_two() {
    let one = |id, slug| {
        working(
            exported(linked(id, "Anna Vogt", slug)),
            at("Halden", "2012", ""),
        )
    };
    assert!(whom(&one(1, "anna-vogt"), &[one(2, "anna-vogt-7c2")]).is_empty());
    // Of an older export the link may have changed since.
    let older = Bearer {
        in_newest_export: false,
        ..one(2, "anna-vogt-7c2")
    };
    let found = asked(&one(1, "anna-vogt"), &[older]);
    assert_eq!(found[0].2, ["the profile links differ"]);
}

#[test]
fn a_name_that_many_have_is_asked_about_only_with_more_than_the_name() {
    let many: Vec<Bearer> = (2..7).map(|id| called(id, "Anna Vogt")).collect();
    assert!(whom(&called(1, "Anna Vogt"), &many).is_empty());
    let mut fits = many.clone();
    fits[3] = working(fits[3].clone(), at("Halden", "2012", "2015"));
    let sender = working(called(1, "Anna Vogt"), at("Halden", "2014", ""));
    let found = asked(&sender, &fits);
    assert_eq!(found.iter().map(|one| one.0).collect::<Vec<_>>(), [5]);
    let proposal = &propose(&sender, &fits, &[], 3412)[0];
    assert_eq!(proposal.namesakes, 5);
    assert_eq!(whom(&called(1, "Anna Vogt"), &many[..3]).len(), 3);
}

#[test]
fn initials_and_short_forms_need_something_beside_the_name() {
    let sender = called(1, "Nadia Brandt");
    assert!(whom(&sender, &[called(2, "N. Brandt")]).is_empty());
    let colleague = working(called(2, "N. Brandt"), at("Halden", "2012", ""));
    assert_eq!(
        whom(&working(sender, at("Halden AG", "2013", "")), &[colleague]),
        [2]
    );
    assert_eq!(
        whom(&called(1, "Bill Ashby"), &[called(2, "William Ashby")]),
        [2]
    );
    let both = [called(2, "William Ashby"), called(3, "Bill Ashby")];
    assert_eq!(whom(&called(1, "Bill Ashby"), &both), [3]);
}

#[test]
fn a_town_speaks_for_somebody_and_a_country_doesn_t() {
    let living = |id, place: &str| Bearer {
        places: vec![place.into()],
        ..called(id, "Nadia Brandt")
    };
    let lines = |mine, theirs| asked(&living(1, mine), &[living(2, theirs)]).remove(0).1;
    assert_eq!(
        lines("Graz, Austria", "Café Zentral, Graz, Austria")[0],
        "both in Graz"
    );
    assert!(lines("Austria", "Graz, Austria").is_empty());
}

proptest! {
    #[test]
    fn any_two_bearers_are_weighed_without_a_fall(
        names in prop::collection::vec(".{0,30}", 0..4),
        handles in prop::collection::vec(".{0,20}", 0..3),
        years in prop::collection::vec("[0-9-]{0,8}", 2),
    ) {
        let bearer = |id| Bearer {
            person: Some(PersonId(id)),
            names: names.iter().map(|name| BorneName::as_written(name.as_str())).collect(),
            slugs: handles.clone(),
            emails: handles.clone(),
            places: names.iter().map(|name| Foreign::from(name.as_str())).collect(),
            employments: vec![at(&names.concat(), &years[0], &years[1])],
            ..Bearer::default()
        };
        prop_assert!(propose(&bearer(1), &[bearer(2), bearer(3), bearer(4), bearer(5)], &[], 5).len() <= MOST);
    }
}
