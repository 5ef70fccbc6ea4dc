//! `import` and `imports`.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};

use super::arguments::{ImportArguments, ImportsArguments, ImportsCommand};
use super::{Context, Failure, json, page, spoken};
use crate::import::Input;
use crate::inbox::again::Reading;
use crate::model::import::{FileReport, Flow, ImportReport, SourceReport};
use crate::model::{ImportId, Now, SourceKind};

/// How many left-out places of a file are told on a terminal; `--json` has them all.
const SKIPPED_TOLD: usize = 5;

pub(crate) fn run(context: &Context, arguments: &ImportArguments) -> Result<(), Failure> {
    let bar = progress_bar(context);
    let mut inbox = context.inbox()?;
    let mut progress = |done, of| {
        bar.set_length(of);
        bar.set_position(done);
        Flow::Continue(())
    };
    let report = if arguments.paths.is_empty() {
        if inbox.again()?.is_empty() {
            bar.finish_and_clear();
            return Err(Failure::No(NOTHING_KNOWN.to_owned()));
        }
        inbox.read_places_again(&context.now, arguments.dry_run, &mut progress)?
    } else {
        let mut reading = reading(&arguments.paths, &context.now);
        if arguments.all {
            reading.doubtful_too();
        }
        reading.confirm(arguments.confirmed());
        inbox.import(&context.now, arguments.dry_run, reading, &mut progress)?
    };
    bar.finish_and_clear();
    let Some(report) = report else { return Ok(()) };
    let mut text = text(&report, arguments.all);
    if arguments.paths.is_empty() && !wholly_read(&report) {
        text.push_str(GONE_FOR_GOOD);
    }
    context
        .out
        .either(&json::import(&report, arguments.all), &text);
    if wholly_read(&report) {
        Ok(())
    } else {
        Err(Failure::Input)
    }
}

/// What to do where nothing was read before.
const NOTHING_KNOWN: &str = "nothing was read yet that could be read again; name a file or folder: \
    `vestibule import ~/Downloads/Complete_LinkedInDataExport_11-20-2026.zip` (`vestibule help import` says where it comes from)";

/// What to do about a known place that can't be read any more.
const GONE_FOR_GOOD: &str = "What is gone for good: `vestibule sources forget PATH`.\n";

fn reading(paths: &[PathBuf], now: &Now) -> Reading {
    let mut reading = Reading::new();
    for path in paths {
        if path == Path::new("-") {
            reading.once(Input::Stdin(Box::new(std::io::stdin())));
        } else {
            let absolute = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            reading.path(path.clone(), &absolute, now);
        }
    }
    reading
}

fn progress_bar(context: &Context) -> ProgressBar {
    if context.out.is_json() || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(
        "reading {bytes} of {total_bytes}  {bytes_per_sec}  {eta} left",
    );
    ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Whether every source was one that can be read. A row that is left out is told and is no failure.
fn wholly_read(report: &ImportReport) -> bool {
    report.sources.iter().all(|source| {
        let lost = source
            .files
            .iter()
            .any(|file| file.skipped.iter().any(|skipped| skipped.place == "file"));
        source.kind != SourceKind::Unknown && source.refused.is_none() && !lost
    })
}

fn text(report: &ImportReport, all: bool) -> String {
    let mut out = String::new();
    for source in &report.sources {
        describe(source, &mut out);
        if let Some(review) = source.review.as_deref().filter(|_| report.dry_run) {
            out.push_str(&page::table(review, all));
        }
    }
    let counts = report.invitations;
    let verb = match (report.dry_run, counts.pending) {
        (true, _) => "would be",
        (false, 1) => "is",
        (false, _) => "are",
    };
    if counts.incoming + counts.outgoing > 0 && shows_invitations(report) {
        out.push_str(&format!(
            "\nIn these files {} to you: {} {verb} waiting, {} accepted, {} gone; {} of your own\n",
            spoken::count(counts.incoming, "invitation", "invitations"),
            counts.pending,
            counts.accepted,
            counts.gone,
            counts.outgoing
        ));
    }
    out.push_str(&elsewhere(report));
    if let Some(explanation) = &report.explanation {
        out.push_str(&format!("{explanation}\n"));
    }
    out.push_str(&match (report.dry_run, report.import) {
        (true, _) => "Nothing was changed: this was a preview.\n".to_owned(),
        (false, Some(import)) => {
            format!("Import {import}. `vestibule imports undo {import}` takes it back.\n")
        }
        (false, None) if nothing_read(report) => "Nothing was imported.\n".to_owned(),
        (false, None) => "Nothing new: everything was there already.\n".to_owned(),
    });
    out
}

/// What was done at LinkedIn since, in sentences; nothing where nothing was.
fn elsewhere(report: &ImportReport) -> String {
    let found = report.elsewhere;
    let mut sentences = Vec::new();
    if found.accepted > 0 {
        let yours = match found.act {
            Some(act) => format!("now yours; `vestibule undo {act}` takes that back"),
            None => "would become yours".to_owned(),
        };
        sentences.push(format!("{} accepted ({yours}).", found.accepted));
    }
    if found.gone > 0 {
        let verb = if found.gone == 1 { "is" } else { "are" };
        sentences.push(format!(
            "{} {verb} gone: ignored by you, withdrawn, or lapsed.",
            found.gone
        ));
    }
    if found.ticked > 0 {
        let verb = if found.ticked == 1 { "is" } else { "are" };
        let errands = spoken::count(found.ticked, "errand", "errands");
        sentences.push(format!("{errands} {verb} done."));
    }
    if found.asked > 0 {
        sentences.push(format!(
            "{}: `vestibule list is:mismatch`.",
            spoken::count(found.asked, "question", "questions")
        ));
    }
    if sentences.is_empty() {
        return String::new();
    }
    format!("At LinkedIn since: {}\n", sentences.join(" "))
}

/// Whether no source was one that can be read, so that nothing can be said of what was there already.
fn nothing_read(report: &ImportReport) -> bool {
    report.sources.iter().all(|source| {
        let nothing = source.files.iter().all(|file| file.records == 0);
        let lost = nothing && source.files.iter().any(|file| file.skipped_count > 0);
        source.kind == SourceKind::Unknown || source.refused.is_some() || lost
    })
}

/// Whether a source is of a kind that shows invitations; what others tell of a sender moves theirs all the same.
fn shows_invitations(report: &ImportReport) -> bool {
    report.sources.iter().any(|source| {
        matches!(
            source.kind,
            SourceKind::LinkedinExport | SourceKind::Mail | SourceKind::Page | SourceKind::Paste
        )
    })
}

fn describe(source: &SourceReport, out: &mut String) {
    out.push_str(&format!(
        "{}   {}\n",
        spoken::line(&source.path),
        source.kind.name()
    ));
    if let Some(refused) = &source.refused {
        out.push_str(&format!("  refused: {refused}\n"));
        return;
    }
    for file in &source.files {
        describe_file(file, source.files.len() > 1, out);
    }
    for remark in &source.remarks {
        out.push_str(&format!("  {}\n", crate::text::sanitise::line(remark)));
    }
}

fn describe_file(file: &FileReport, is_one_of_several: bool, out: &mut String) {
    if file.records > 0 || file.skipped_count == 0 || is_one_of_several {
        let mut line = format!(
            "  {}: {}",
            spoken::line(&file.name),
            spoken::count(file.records, "record", "records")
        );
        for (number, word) in [
            (file.added, "new"),
            (file.updated, "changed"),
            (file.unchanged, "unchanged"),
        ] {
            if number > 0 {
                line.push_str(&format!(", {number} {word}"));
            }
        }
        if file.skipped_count > 0 {
            line.push_str(&format!(", {} left out", file.skipped_count));
        }
        out.push_str(&line);
        out.push('\n');
    }
    for skipped in file.skipped.iter().take(SKIPPED_TOLD) {
        out.push_str(&format!(
            "    {}: {}\n",
            crate::text::sanitise::line(&skipped.place),
            crate::text::sanitise::line(&skipped.why)
        ));
    }
    if file.skipped_count > SKIPPED_TOLD {
        out.push_str(&format!(
            "    … and {} more; --json tells all\n",
            file.skipped_count - SKIPPED_TOLD
        ));
    }
}

pub(crate) fn past(context: &Context, arguments: &ImportsArguments) -> Result<(), Failure> {
    if let Some(ImportsCommand::Undo { number, dry_run }) = &arguments.what {
        return undo(context, ImportId(*number), *dry_run);
    }
    let imports = context.inbox()?.imports()?;
    if context.out.is_json() {
        for import in &imports {
            context.out.object(&json::past_import(import));
        }
        return Ok(());
    }
    let mut text = String::new();
    for import in &imports {
        let at = context
            .now
            .zone
            .to_datetime(import.at)
            .strftime("%Y-%m-%d %H:%M")
            .to_string();
        let paths: Vec<String> = import.paths.iter().map(spoken::line).collect();
        let undone = if import.undone.is_some() {
            "taken back"
        } else {
            ""
        };
        text.push_str(&format!(
            "{:>4}  {at}  {:>6} new  {} {undone}",
            import.id,
            import.added,
            paths.join(", ")
        ));
        text = text.trim_end().to_owned() + "\n";
    }
    if text.is_empty() {
        context.out.say("No imports yet.");
    } else {
        context.out.text(&text);
    }
    Ok(())
}

fn undo(context: &Context, import: ImportId, dry_run: bool) -> Result<(), Failure> {
    let gone = context.inbox()?.unimport(&context.now, import, dry_run)?;
    let word = if dry_run { "would go" } else { "went" };
    let kept = match gone.kept {
        0 => String::new(),
        kept => format!("; {kept} kept, because you did something about them"),
    };
    let reopened = match gone.decisions {
        0 => String::new(),
        decisions => format!(
            "; {}, taken over with it, {word} too",
            spoken::count(decisions, "decision", "decisions")
        ),
    };
    let again = if gone.records == 0 {
        "; what it brought was read again since, and rests on that import as well"
    } else {
        ""
    };
    let text = format!(
        "{}, {} and {} {word}{reopened}{kept}{again}{}",
        spoken::count(gone.records, "record", "records"),
        spoken::count(gone.invitations, "invitation", "invitations"),
        spoken::count(gone.people, "person", "people"),
        if dry_run {
            ". Nothing was changed: this was a preview."
        } else {
            ""
        },
    );
    context.out.either(&json::unimport(gone, dry_run), &text);
    Ok(())
}
