//! Ingest: what a reader of files hands on, staged and merged, with a report that a person can trust.

use jiff::civil::Date;

use super::{Error, Inbox};
use crate::model::import::{
    Emit, FileReport, Flow, ImportReport, InvitationCounts, Item, Skipped, SourceReport,
};
use crate::model::record::{Message, Owner, SourceKind};
use crate::model::{Face, Foreign, Handle, HandleKind, Mapping, Medium, Now, Record};
use crate::store::journal::Setting;
use crate::store::merge::Merged;
use crate::store::stage::{Span, Stage};
use crate::text::fold::fold;

/// How many new invitations are assessed before an import ends; the rest is left to the desk's own time.
const ASSESSED_AT_ONCE: usize = 500;

/// The reader of an import: calls the emitter with everything it finds.
pub type Read<'a> = &'a mut dyn FnMut(&mut Emit<'_>);

/// Called with bytes done and bytes in all; answers whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> Flow;

/// What an import came to.
struct Outcome {
    merged: Merged,
    sources: Vec<SourceReport>,
    /// What the user said of lists from fairs.
    mappings: Vec<Mapping>,
}

/// What is gathered while reading.
struct Gather<'a, 's> {
    stage: Stage<'s>,
    progress: Progress<'a>,
    sources: Vec<SourceReport>,
    mappings: Vec<Mapping>,
    owner: Option<Owner>,
    today: Date,
    failed: Option<crate::store::Error>,
    cancelled: bool,
}

impl Inbox {
    /// Imports what a reader finds. `dry_run` counts the same and changes nothing. None where it was cancelled, which
    /// changes nothing either.
    pub fn ingest(
        &mut self,
        now: &Now,
        dry_run: bool,
        read: Read<'_>,
        progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        self.ingest_through(Face::Command, now, dry_run, read, progress)
    }

    /// The same through a face, which the journal names where something was taken over from LinkedIn.
    pub(super) fn ingest_through(
        &mut self,
        face: Face,
        now: &Now,
        dry_run: bool,
        read: Read<'_>,
        progress: Progress<'_>,
    ) -> Result<Option<ImportReport>, Error> {
        let Some(Outcome {
            merged,
            mut sources,
            mappings,
        }) = self.merge(face, now, dry_run, read, progress)?
        else {
            return Ok(None);
        };
        let counts = sources
            .iter_mut()
            .flat_map(|source| source.files.iter_mut())
            .zip(&merged.files);
        for (file, count) in counts {
            file.added = count.added;
            file.updated = count.updated;
            file.unchanged = count.unchanged;
        }
        self.forget_background();
        if !dry_run {
            // As with the places: what was read is safe by now.
            if self.store.keep_mappings(&mappings, now.instant).is_err()
                && let Some(source) = sources.first_mut()
            {
                source.remarks.push(
                    "what you said of its columns could not be remembered; say it again next time"
                        .to_owned(),
                );
            }
            // What was brought in is safe by now: where a suggestion can't be kept, as on a disk that has just become
            // full, it is worked out later.
            let _left_for_later = self.assess(now, ASSESSED_AT_ONCE);
        }
        let explanation = explain(&sources, merged.invitations);
        Ok(Some(ImportReport {
            import: merged.import,
            dry_run,
            sources,
            invitations: merged.invitations,
            evidence: merged.evidence,
            people: merged.people,
            elsewhere: merged.elsewhere,
            explanation,
        }))
    }

    fn merge(
        &mut self,
        face: Face,
        now: &Now,
        dry_run: bool,
        read: Read<'_>,
        progress: Progress<'_>,
    ) -> Result<Option<Outcome>, Error> {
        let plan = self.plan(now, dry_run);
        let (policy, version) = (self.settings.policy.clone(), self.policy_version());
        let setting = Setting {
            now,
            face,
            quiet_after: self.quiet_after(now),
            policy: &policy,
            version: &version,
        };
        let stage = self.store.stage(Span {
            zone: now.zone.clone(),
            expires_after_days: self.settings.expires_after_days,
        })?;
        let owner = stage.owner()?;
        let mut gather = Gather {
            stage,
            progress,
            sources: Vec::new(),
            mappings: Vec::new(),
            owner,
            today: now.today(),
            failed: None,
            cancelled: false,
        };
        read(&mut |item| gather.take(item));
        if let Some(error) = gather.failed {
            return Err(error.into());
        }
        if gather.cancelled {
            return Ok(None);
        }
        let Gather {
            stage,
            owner,
            sources,
            mappings,
            ..
        } = gather;
        let merged = stage.merge_and_adopt(plan, owner.as_ref(), &setting)?;
        Ok(Some(Outcome {
            merged,
            sources,
            mappings,
        }))
    }
}

impl Gather<'_, '_> {
    fn take(&mut self, item: Item) -> Flow {
        match self.try_take(item) {
            Ok(flow) => flow,
            Err(error) => {
                self.failed = Some(error);
                Flow::Break(())
            }
        }
    }

    fn try_take(&mut self, item: Item) -> Result<Flow, crate::store::Error> {
        match item {
            Item::Source { kind, path } => {
                self.stage.source(kind, &path)?;
                self.sources.push(SourceReport {
                    path,
                    kind,
                    files: Vec::new(),
                    remarks: Vec::new(),
                    refused: None,
                    review: None,
                });
            }
            Item::File { name } => {
                self.stage.file(&name)?;
                if let Some(source) = self.sources.last_mut() {
                    source.files.push(FileReport {
                        name,
                        ..FileReport::default()
                    });
                }
            }
            Item::Record { place, record } => self.record(&place, &record)?,
            Item::Skipped(skipped) => self.skipped(skipped)?,
            Item::Owner(owner) => self.own(owner)?,
            Item::Taken(at) => self.stage.taken(at)?,
            Item::WholeInvitations => self.stage.whole_invitations()?,
            Item::Remark(remark) => {
                if let Some(source) = self.sources.last_mut() {
                    source.remarks.push(remark);
                }
            }
            Item::Mapping(mapping) => self.mappings.push(mapping),
            Item::Page(review) => {
                if let Some(source) = self.sources.last_mut() {
                    source.review = Some(review);
                }
            }
            Item::Progress { done, of } => {
                let flow = (self.progress)(done, of);
                self.cancelled |= flow.is_break();
                return Ok(flow);
            }
        }
        Ok(Flow::Continue(()))
    }

    fn record(&mut self, place: &str, record: &Record) -> Result<(), crate::store::Error> {
        let Some(source) = self.sources.last_mut() else {
            return Ok(());
        };
        if source.refused.is_some() {
            return Ok(());
        }
        if source.files.is_empty() {
            let name = source.path.clone();
            self.stage.file(&name)?;
            source.files.push(FileReport {
                name,
                ..FileReport::default()
            });
        }
        if let Record::Profile(profile) = record
            && is_nameless(&profile.handles)
            && !self.stage.profile_by_name(place, profile, self.today)?
        {
            return self.skipped(Skipped {
                place: place.to_owned(),
                why: WHOSE.to_owned(),
            });
        }
        let theirs;
        let record = match record {
            Record::Message(message)
                if matches!(source.kind, SourceKind::Page | SourceKind::Paste)
                    && is_nameless(&message.handles) =>
            {
                let Some(handle) = self.stage.waiting(&message.name, self.today)? else {
                    return self.skipped(Skipped {
                        place: place.to_owned(),
                        why: WITH_WHOM.to_owned(),
                    });
                };
                theirs = Record::Message(Message {
                    handles: vec![handle],
                    ..message.clone()
                });
                &theirs
            }
            record => record,
        };
        if let Some(file) = source.files.last_mut() {
            file.records += 1;
        }
        match record {
            Record::Profile(profile) if is_nameless(&profile.handles) => Ok(()),
            _ => self.stage.record(place, record),
        }
    }

    fn skipped(&mut self, skipped: Skipped) -> Result<(), crate::store::Error> {
        let Some(source) = self.sources.last_mut() else {
            return Ok(());
        };
        if source.files.is_empty() {
            let name = source.path.clone();
            self.stage.file(&name)?;
            source.files.push(FileReport {
                name,
                ..FileReport::default()
            });
        }
        let Some(file) = source.files.last_mut() else {
            return Ok(());
        };
        file.skipped_count += 1;
        // The messages of one conversation stand at one place, and fail together.
        let again = file.skipped.last() == Some(&skipped);
        if file.skipped.len() < FileReport::SKIPPED_KEPT && !again {
            file.skipped.push(skipped);
        }
        Ok(())
    }

    /// Takes the owner of a source; one that is somebody else's is refused whole, with both names.
    fn own(&mut self, owner: Owner) -> Result<(), crate::store::Error> {
        let Some(known) = &mut self.owner else {
            self.owner = Some(owner);
            return Ok(());
        };
        if same_owner(known, &owner) {
            if known.slug.is_none() {
                known.slug = owner.slug;
            }
            return Ok(());
        }
        if let Some(source) = self
            .sources
            .last_mut()
            .filter(|source| source.refused.is_none())
        {
            source.refused = Some(format!(
                "it belongs to {}, and this inbox to {}; use another folder with --data for a second account",
                owner.name.shown(Medium::Line),
                known.name.shown(Medium::Line)
            ));
            for file in &mut source.files {
                file.records = 0;
            }
            self.stage.refuse_source()?;
        }
        Ok(())
    }
}

/// What is said of a profile that doesn't tell whose it is.
pub(super) const WHOSE: &str = "whose profile is it? nobody, or more than one, waits under that name; give the \
    address of the profile as the first line";

/// What is said of a conversation that doesn't tell with whom it is.
pub(super) const WITH_WHOM: &str = "with whom is it? nobody, or more than one, waits under that name; give the \
    address of their profile as the first line";

/// Whether there is nothing but a name to tell somebody by.
pub(super) fn is_nameless(handles: &[Handle]) -> bool {
    handles.iter().all(|handle| handle.kind == HandleKind::Name)
}

/// Whether two tellings of an owner are one person: the links decide where both have one, else the names.
fn same_owner(known: &Owner, other: &Owner) -> bool {
    match (&known.slug, &other.slug) {
        (Some(known), Some(other)) => known == other,
        _ => fold(known.name.raw()) == fold(other.name.raw()),
    }
}

/// Says why somebody who expected forty invitations sees few, where an export is all there is to see.
fn explain(sources: &[SourceReport], counts: InvitationCounts) -> Option<String> {
    let export = sources.iter().any(|source| {
        source.kind == SourceKind::LinkedinExport
            && source.refused.is_none()
            && source
                .files
                .iter()
                .any(|file| fold(file.name.raw()).contains("invitations") && file.records > 0)
    });
    let mail = sources.iter().any(|source| source.kind == SourceKind::Mail);
    if !export || mail || counts.pending >= counts.accepted {
        return None;
    }
    Some(format!(
        "LinkedIn's export lists what you accepted in the last six months and little of what waits: {} of {} \
         invitations to you are accepted, {} {} still waiting. Your notification mail brings the rest: import your \
         mailbox too.",
        counts.accepted,
        counts.incoming,
        counts.pending,
        if counts.pending == 1 { "is" } else { "are" },
    ))
}

/// A file name for what has none.
#[must_use]
pub fn standard_input() -> Foreign {
    Foreign::new("standard input")
}
