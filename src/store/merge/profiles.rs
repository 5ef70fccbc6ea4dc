//! The profiles of an import: what is new of them, and whose they are.

use rusqlite::named_params;

use super::{Error, Merge};
use crate::model::Foreign;
use crate::model::record::ProfileSeen;
use crate::store::dossier::profile;
use crate::store::stage::profiles::{self, StagedProfile};

impl Merge<'_> {
    /// Merges the staged profiles. One that shows what another of the person shows already is that one, seen again.
    pub(super) fn merge_profiles(&mut self) -> Result<(), Error> {
        let mut after = 0;
        while let Some((number, staged)) = profiles::next(self.tx, after)? {
            self.merge_profile(&staged)?;
            after = number;
        }
        Ok(())
    }

    fn merge_profile(&mut self, staged: &StagedProfile) -> Result<(), Error> {
        let person = self.person(staged.handle);
        let shown = match staged.profile.seen {
            Some(seen) => seen.as_second(),
            None => self.shown(staged.file)?,
        };
        let there = profile::of_person(self.tx, person)?;
        let twin = there.iter().find(|kept| {
            kept.profile
                == ProfileSeen {
                    handles: Vec::new(),
                    seen: kept.profile.seen,
                    ..staged.profile.clone()
                }
        });
        let id = if let Some(twin) = twin {
            self.count(staged.file).unchanged += 1;
            if shown < twin.first_shown || shown > twin.last_shown {
                self.tx
                    .prepare_cached(
                        "UPDATE profile SET first_shown = min(first_shown, :shown), last_shown = max(last_shown, :shown)
                         WHERE id = :id",
                    )?
                    .execute(named_params! {":id": twin.id, ":shown": shown})?;
                self.changed = true;
                self.revise(person)?;
            }
            twin.id
        } else {
            let count = self.count(staged.file);
            if there.is_empty() {
                count.added += 1;
            } else {
                count.updated += 1;
            }
            self.changed = true;
            let id = self.insert_profile(person, shown, &staged.profile)?;
            self.revise(person)?;
            id
        };
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO profile_file (profile, file, place) VALUES (:profile, :file, :place)")?
            .execute(named_params! {
                ":profile": id, ":file": self.file_base + staged.file, ":place": staged.place
            })?;
        Ok(())
    }

    fn insert_profile(&self, person: i64, shown: i64, it: &ProfileSeen) -> Result<i64, Error> {
        self.tx
            .prepare_cached(
                "INSERT INTO profile (person, source, name, headline, location, company, industry, about, mutual,
                     connections, connections_or_more, photo, whole, first_shown, last_shown)
                 VALUES (:person, :source, :name, :headline, :location, :company, :industry, :about, :mutual,
                     :connections, :connections_or_more, :photo, :whole, :shown, :shown)",
            )?
            .execute(named_params! {
                ":person": person, ":source": it.source.name(), ":name": it.name.raw(),
                ":headline": raw(it.headline.as_ref()), ":location": raw(it.location.as_ref()),
                ":company": raw(it.company.as_ref()), ":industry": raw(it.industry.as_ref()), ":about": raw(it.about.as_ref()), ":mutual": it.mutual,
                ":connections": it.connections, ":connections_or_more": it.connections_or_more, ":photo": it.photo,
                ":whole": it.whole, ":shown": shown,
            })?;
        let profile = self.tx.last_insert_rowid();
        self.insert_past(profile, it)?;
        self.insert_lists(profile, it)?;
        Ok(profile)
    }

    fn insert_past(&self, profile: i64, it: &ProfileSeen) -> Result<(), Error> {
        for (nr, position) in (1_i64..).zip(&it.positions) {
            self.tx
                .prepare_cached(
                    "INSERT INTO profile_position (profile, nr, company, title, from_month, to_month, place)
                     VALUES (:profile, :nr, :company, :title, :from_month, :to_month, :place)",
                )?
                .execute(named_params! {
                    ":profile": profile, ":nr": nr, ":company": position.company.raw(),
                    ":title": position.title.raw(), ":from_month": position.from, ":to_month": position.to,
                    ":place": raw(position.place.as_ref()),
                })?;
        }
        for (nr, school) in (1_i64..).zip(&it.education) {
            self.tx
                .prepare_cached(
                    "INSERT INTO profile_education (profile, nr, school, degree, from_month, to_month)
                     VALUES (:profile, :nr, :school, :degree, :from_month, :to_month)",
                )?
                .execute(named_params! {
                    ":profile": profile, ":nr": nr, ":school": school.name.raw(),
                    ":degree": raw(school.degree.as_ref()), ":from_month": school.from, ":to_month": school.to,
                })?;
        }
        Ok(())
    }

    fn insert_lists(&self, profile: i64, it: &ProfileSeen) -> Result<(), Error> {
        for (nr, skill) in (1_i64..).zip(&it.skills) {
            self.tx
                .prepare_cached(
                    "INSERT INTO profile_skill (profile, nr, skill, endorsements)
                     VALUES (:profile, :nr, :skill, :endorsements)",
                )?
                .execute(named_params! {
                    ":profile": profile, ":nr": nr, ":skill": skill.name.raw(), ":endorsements": skill.endorsements,
                })?;
        }
        for (list, words) in [("language", &it.languages), ("group", &it.groups)] {
            for (nr, word) in (1_i64..).zip(words) {
                self.tx
                    .prepare_cached(
                        "INSERT INTO profile_word (profile, list, nr, word) VALUES (:profile, :list, :nr, :word)",
                    )?
                    .execute(named_params! {":profile": profile, ":list": list, ":nr": nr, ":word": word.raw()})?;
            }
        }
        for (nr, done) in (1_i64..).zip(&it.activity) {
            self.tx
                .prepare_cached(
                    "INSERT INTO profile_activity (profile, nr, kind, day, with_me)
                     VALUES (:profile, :nr, :kind, :day, :with_me)",
                )?
                .execute(named_params! {
                    ":profile": profile, ":nr": nr, ":kind": done.kind.name(),
                    ":day": done.on.map(|day| day.to_string()), ":with_me": done.with_me,
                })?;
        }
        Ok(())
    }
}

fn raw(text: Option<&Foreign>) -> Option<&str> {
    text.map(Foreign::raw)
}
