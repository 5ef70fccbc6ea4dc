//! What can be typed after `vestibule`.

use std::io::IsTerminal as _;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::model::mapping::{Columns, columns_from};
use crate::model::{Confirmed, Direction, Foreign, InvitationId, Outcome, SourceKind};

/// A terminal inbox for LinkedIn invitations: who is asking, why your own rules would let them in, and the polite
/// answer. Without a command it opens the desk.
#[derive(Debug, Parser)]
#[command(
    name = "vestibule",
    version,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub(crate) struct Arguments {
    /// The folder with the store
    #[arg(long, global = true, env = "VESTIBULE_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// The configuration file
    #[arg(long, global = true, env = "VESTIBULE_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The moment to take for now, such as 2026-11-23T09:00:00Z
    #[arg(long, global = true, env = "VESTIBULE_NOW", value_name = "TIME")]
    pub(crate) now: Option<String>,
    /// JSON on standard output: an object, or a line an object for a list
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Whether to use colour
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(crate) color: Colour,
    /// What to do
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Arguments {
    /// Whether to use colour on this standard output.
    pub(crate) fn colour(&self) -> bool {
        match self.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
                !refused && std::io::stdout().is_terminal()
            }
        }
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The desk over a built-in inbox of invented people, in a folder of its own that goes away
    Demo(DemoArguments),
    /// Reads exports, mailboxes and mails, told by content; `-` is standard input, no path every place read before
    Import(ImportArguments),
    /// The imports so far; `undo N` takes one back
    Imports(ImportsArguments),
    /// Each kind of source, how fresh it is, and what a missing one would add
    Sources(SourcesArguments),
    /// Adds one invitation by hand
    Add(AddArguments),
    /// Invitations, in the desk's order
    List(ListArguments),
    /// Searches all invitations: words, "phrases", is:pending, company:…, -not, or
    Search(SearchArguments),
    /// Everything about one invitation
    Show {
        /// The invitation
        id: InvitationId,
        /// One piece of evidence in full, by its number
        #[arg(long, value_name = "EVIDENCE")]
        record: Option<i64>,
    },
    /// Says that a piece of evidence is wrong: it counts no more
    Strike(StrikeArguments),
    /// Decides to let in
    Accept(AcceptArguments),
    /// Decides to ask first
    Ask(DecideArguments),
    /// Decides to ignore: they aren't told and may ask again
    Ignore(DecideArguments),
    /// Puts off until a day
    Snooze {
        /// The invitations
        #[arg(required = true, value_name = "ID")]
        ids: Vec<InvitationId>,
        /// The day on which they come back
        #[arg(long, value_name = "DAY", value_parser = day_from)]
        until: Date,
    },
    /// What is decided here and not yet pressed at LinkedIn
    Errands,
    /// Says that the button at LinkedIn was pressed
    Pressed {
        /// The invitations
        #[arg(required_unless_present = "all", value_name = "ID")]
        ids: Vec<InvitationId>,
        /// There was no such button
        #[arg(long)]
        none: bool,
        /// All that are accepted and ignored on the page of invitations, as one act
        #[arg(long, conflicts_with_all = ["ids", "none"])]
        all: bool,
    },
    /// Answers what is asked about an invitation, as `show` tells it
    Settle {
        /// The invitation
        id: InvitationId,
        /// The answer
        #[arg(value_name = "yes|no", value_parser = yes_or_no, action = clap::ArgAction::Set)]
        yes: bool,
    },
    /// Opens the page where the errand is done, else the profile; the sender may see the visit
    Open {
        /// The invitations
        #[arg(required = true, value_name = "ID")]
        ids: Vec<InvitationId>,
    },
    /// Your own word on a fact, such as `attest 12 met` or `attest 12 stranger`
    Attest(AttestArguments),
    /// Puts tags on the sender and takes them off: `tag 12 +later -vendor`
    #[command(allow_negative_numbers = false)]
    Tag {
        /// The invitation
        id: InvitationId,
        /// Tags: +x puts one on, -x takes one off
        #[arg(required = true, allow_hyphen_values = true, value_name = "+TAG -TAG")]
        tags: Vec<String>,
    },
    /// Writes a note to self on the sender
    Note {
        /// The invitation
        id: InvitationId,
        /// The text
        text: String,
    },
    /// Sets a day to come back to the sender
    Follow {
        /// The invitation
        id: InvitationId,
        /// The day
        #[arg(long, value_name = "DAY", required_unless_present = "done", value_parser = day_from)]
        on: Option<Date>,
        /// Why
        #[arg(long, value_name = "TEXT")]
        why: Option<String>,
        /// It is done
        #[arg(long, conflicts_with_all = ["on", "why"])]
        done: bool,
    },
    /// Takes back the last act, or the one of that number in the log
    Undo {
        /// The act's number in `vestibule log`
        #[arg(value_name = "N")]
        number: Option<i64>,
    },
    /// Does again what was taken back last, or the act of that number
    Redo {
        /// The act's number in `vestibule log`
        #[arg(value_name = "N")]
        number: Option<i64>,
    },
    /// Everything you did, newest first
    Log,
    /// Drafts a reply, and records what became of it
    Reply(ReplyArguments),
    /// The reply templates
    Templates {
        /// What of them
        #[command(subcommand)]
        what: Option<TemplatesCommand>,
    },
    /// The people in your records: by what they are recognised, what makes several one, who may be the same
    People {
        /// Words of a name, a link or an address; default: everybody
        #[arg(value_name = "QUERY")]
        query: Vec<String>,
    },
    /// Says that two are one person, or with --never that they are two
    Same {
        /// One: p7, the last part of a profile link, or the link
        #[arg(value_name = "PERSON")]
        one: String,
        /// The other
        #[arg(value_name = "PERSON")]
        other: String,
        /// They are two: never ask again
        #[arg(long)]
        never: bool,
    },
    /// Parts somebody from everybody they were joined with
    Split {
        /// p7, the last part of a profile link, or the link
        #[arg(value_name = "PERSON")]
        person: String,
    },
    /// The facts that rules may ask for
    Facts {
        /// One fact
        name: Option<String>,
    },
    /// The rules in force
    Policy {
        /// What of them
        #[command(subcommand)]
        what: Option<PolicyCommand>,
    },
    /// Where everything lives
    Locate,
    /// Help on a topic: exit-codes, query, keys, import, records, gmail, outlook, apple, privacy
    Help {
        /// The topic, or a command
        topic: Option<String>,
    },
}

/// The arguments of `demo`.
#[derive(Debug, Args)]
pub(crate) struct DemoArguments {
    /// Keep the demo's inbox in this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) keep: Option<PathBuf>,
}

/// The arguments of `import`.
#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    /// Files and folders, in any mix; `-` is standard input; default: every place that was read before
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// Count what would change, and change nothing; of a page, shows what was understood
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Take the cards of a page too that aren't certain
    #[arg(long)]
    pub(crate) all: bool,
    /// What a list from a fair is: scanned badges, or who was there; remembered for its header
    #[arg(long = "as", value_enum, value_name = "WHAT", requires = "paths")]
    pub(crate) fair: Option<FairKind>,
    /// Which column of it is which, such as name=1,company=3,email=5; remembered for its header
    #[arg(long, value_name = "COLUMNS", requires = "paths", value_parser = columns_from)]
    pub(crate) columns: Option<Columns>,
    /// Which fair it is from
    #[arg(long, value_name = "NAME", requires = "paths")]
    pub(crate) event: Option<String>,
    /// The day of the fair, where the list has none
    #[arg(long, value_name = "DAY", requires = "paths", value_parser = day_from)]
    pub(crate) day: Option<Date>,
}

/// A day as every option takes it.
fn day_from(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|_not_a_day: jiff::Error| "write a day as 2026-09-14".to_owned())
}

/// What a list from a fair is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FairKind {
    /// Badges that you scanned: you met.
    Badges,
    /// Who was there, met or not.
    Attendees,
}

impl ImportArguments {
    /// What is said of lists from fairs.
    pub(crate) fn confirmed(&self) -> Confirmed {
        Confirmed {
            kind: self.fair.map(|kind| match kind {
                FairKind::Badges => SourceKind::Badges,
                FairKind::Attendees => SourceKind::Attendees,
            }),
            columns: self.columns.clone().unwrap_or_default(),
            event: self
                .event
                .as_deref()
                .map(str::trim)
                .filter(|event| !event.is_empty())
                .map(Foreign::from),
            day: self.day,
        }
    }
}

/// The arguments of `sources`.
#[derive(Debug, Args)]
pub(crate) struct SourcesArguments {
    /// What to do with them
    #[command(subcommand)]
    pub(crate) what: Option<SourcesCommand>,
}

/// What to do with the sources.
#[derive(Debug, Subcommand)]
pub(crate) enum SourcesCommand {
    /// Forgets a place, so that it isn't read again; what was read there stays
    Forget {
        /// The file or folder
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
}

/// The arguments of `imports`.
#[derive(Debug, Args)]
pub(crate) struct ImportsArguments {
    /// What to do with them
    #[command(subcommand)]
    pub(crate) what: Option<ImportsCommand>,
}

/// What to do with past imports.
#[derive(Debug, Subcommand)]
pub(crate) enum ImportsCommand {
    /// Takes an import back
    Undo {
        /// Its number
        #[arg(value_name = "N")]
        number: i64,
        /// Count what would go, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// The arguments of `add`.
#[derive(Debug, Args)]
pub(crate) struct AddArguments {
    /// The other person's name
    #[arg(long)]
    pub(crate) name: String,
    /// The link to their profile
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// The note that came with it; "" says that there was none
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
    /// When it was sent: a day, or a moment
    #[arg(long, value_name = "DAY")]
    pub(crate) sent: Option<String>,
    /// Who asked whom
    #[arg(long, value_name = "incoming|outgoing", default_value = "incoming", value_parser = direction)]
    pub(crate) direction: Direction,
    /// Their headline
    #[arg(long, value_name = "TEXT")]
    pub(crate) headline: Option<String>,
    /// Their company
    #[arg(long, value_name = "TEXT")]
    pub(crate) company: Option<String>,
    /// Where they say they are
    #[arg(long, value_name = "TEXT")]
    pub(crate) location: Option<String>,
}

fn direction(text: &str) -> Result<Direction, String> {
    Direction::named(text).ok_or_else(|| "incoming or outgoing".to_owned())
}

/// The arguments of `list`.
#[derive(Debug, Default, Args)]
pub(crate) struct ListArguments {
    /// What to list; default is:inbox
    #[arg(allow_hyphen_values = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
    /// Only how many
    #[arg(long)]
    pub(crate) count: bool,
}

/// The arguments of `search`.
#[derive(Debug, Args)]
pub(crate) struct SearchArguments {
    /// What to look for
    #[arg(required = true, allow_hyphen_values = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("yes or no".to_owned()),
    }
}

/// The arguments of `accept`.
#[derive(Debug, Args)]
pub(crate) struct AcceptArguments {
    /// As for every decision
    #[command(flatten)]
    pub(crate) decide: DecideArguments,
    /// Accept one on trial, and look on this day whether that was right
    #[arg(long, value_name = "DAY", value_parser = day_from)]
    pub(crate) review_on: Option<Date>,
}

/// The arguments of a decision.
#[derive(Debug, Args)]
pub(crate) struct DecideArguments {
    /// The invitations
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<InvitationId>,
    /// Why, in your words
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
}

/// The arguments of `strike`.
#[derive(Debug, Args)]
pub(crate) struct StrikeArguments {
    /// The invitation
    pub(crate) id: InvitationId,
    /// The evidence, by its number in `show`
    #[arg(required = true, value_name = "EVIDENCE")]
    pub(crate) evidence: Vec<i64>,
    /// Let it count again
    #[arg(long)]
    pub(crate) undo: bool,
}

/// The arguments of `attest`.
#[derive(Debug, Args)]
pub(crate) struct AttestArguments {
    /// The invitation
    pub(crate) id: InvitationId,
    /// The fact, or FACT=VALUE; `stranger` says no to all that would mean knowing them
    #[arg(value_name = "FACT[=VALUE]")]
    pub(crate) fact: String,
    /// It isn't so
    #[arg(long)]
    pub(crate) no: bool,
    /// Take back what you said
    #[arg(long, conflicts_with = "no")]
    pub(crate) unsay: bool,
    /// The day it speaks of
    #[arg(long, value_name = "DAY", value_parser = day_from)]
    pub(crate) on: Option<Date>,
    /// A remark
    #[arg(long, value_name = "TEXT")]
    pub(crate) note: Option<String>,
}

/// The arguments of `reply`.
#[derive(Debug, Args)]
pub(crate) struct ReplyArguments {
    /// The invitation
    pub(crate) id: InvitationId,
    /// The template; default: the one that suits best
    #[arg(long, value_name = "NAME")]
    pub(crate) template: Option<String>,
    /// A value for a variable of the template
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub(crate) set: Vec<String>,
    /// Put it on the clipboard
    #[arg(long)]
    pub(crate) copy: bool,
    /// Write it to a new file as a mail to be sent
    #[arg(long, value_name = "FILE", conflicts_with_all = ["copy", "sent"])]
    pub(crate) eml: Option<PathBuf>,
    /// Record that it went out: the draft kept on the desk, else the template's text
    #[arg(long)]
    pub(crate) sent: bool,
    /// Record that an answer came, and what it was like: told, pleasantry, pitch
    #[arg(long, value_name = "KIND", num_args = 0..=1, default_missing_value = "told", require_equals = true,
          value_parser = outcome, conflicts_with_all = ["sent", "copy", "eml", "template", "set"])]
    pub(crate) answered: Option<Outcome>,
}

fn outcome(text: &str) -> Result<Outcome, String> {
    Outcome::named(text).ok_or_else(|| "told, pleasantry or pitch".to_owned())
}

/// What of the templates.
#[derive(Debug, Subcommand)]
pub(crate) enum TemplatesCommand {
    /// One template: its text and its variables
    Show {
        /// Its name
        name: String,
    },
    /// Renders a template, or all of them, for people with much and with nothing known
    Check {
        /// Its name
        name: Option<String>,
    },
}

/// What of the policy.
#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// The rules in force, as sentences
    Show {
        /// Another policy
        name: Option<String>,
    },
    /// Finds every mistake in a policy file
    Check {
        /// The file; default: the policy in force
        file: Option<PathBuf>,
    },
    /// Why the policy suggests what it does of an invitation, to the bottom
    Explain {
        /// The invitation
        id: InvitationId,
    },
}
