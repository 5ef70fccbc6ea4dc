//! The command line: one file per subcommand, and the only place that prints.

mod add;
mod arguments;
mod decide;
pub mod demo;
mod errands;
mod evidence;
mod facts;
mod help;
mod import;
mod journal;
mod json;
mod keep;
mod list;
mod locate;
mod order;
mod output;
mod page;
mod people;
mod policy;
mod reply;
mod show;
mod sources;
mod spoken;

use std::fs;
use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::Parser as _;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::config::{self, Places, Settings};
use crate::inbox::{self, Inbox};
use crate::model::Now;
use crate::store::Access;
use crate::store::journal::ActError;

use arguments::{Arguments, Command};
use output::Output;

/// How a command failed, by exit status.
#[derive(Debug)]
pub(crate) enum Failure {
    /// 1: the answer is no.
    No(String),
    /// 2: the arguments or the configuration are wrong.
    Usage(String),
    /// 3: an input could not be read, wholly or in part; said already.
    Input,
    /// 4: the store could not be opened or written, and nothing was changed.
    Store(String),
}

impl From<inbox::Error> for Failure {
    fn from(error: inbox::Error) -> Self {
        let text = error.to_string();
        match error {
            inbox::Error::Query(_) | inbox::Error::Policy(_) => Self::Usage(text),
            inbox::Error::Act(ActError::Store(_)) | inbox::Error::Store(_) => Self::Store(text),
            inbox::Error::Unimport(crate::store::imports::UnimportError::Store(_)) => {
                Self::Store(text)
            }
            inbox::Error::Act(_) | inbox::Error::Unimport(_) => Self::No(text),
        }
    }
}

impl Failure {
    fn status(&self) -> u8 {
        match self {
            Self::No(_) => 1,
            Self::Usage(_) => 2,
            Self::Input => 3,
            Self::Store(_) => 4,
        }
    }
}

/// What a command asks of the system outside a terminal; `main` says how it is done.
#[derive(Clone, Copy, Debug)]
pub struct Hands {
    /// Opens a link in the browser; why not, where it can't.
    pub open: fn(&str) -> Result<(), String>,
    /// Puts a text on the clipboard, and says how surely; why not, where it can't.
    pub copy: fn(&str) -> Result<&'static str, String>,
}

/// What comes after the arguments were read.
#[derive(Debug)]
pub enum Next {
    /// Everything is done.
    Exit(ExitCode),
    /// The desk is asked for.
    Desk(Box<Launch>),
}

/// A desk to be opened.
#[derive(Debug)]
pub struct Launch {
    /// Where the store and the configuration are.
    pub places: Places,
    /// The settings in force.
    pub settings: Settings,
    /// The moment to begin with; with `now_given` the desk's clock runs on from it.
    pub now: Now,
    /// Whether the moment was given.
    pub now_given: bool,
    /// Whether colour is wanted.
    pub colour: bool,
    /// The line on top: whose inbox it is, where that isn't plain.
    pub title: Option<String>,
    /// A page of LinkedIn's to try pasting with, in the demo.
    pub sample_page: Option<&'static str>,
    /// Whether it is the demo, which teaches, and only says which pages it would open.
    pub is_demo: bool,
    /// The demo's folder, which goes away with this.
    pub folder: Option<tempfile::TempDir>,
}

/// What every command works with.
pub(crate) struct Context {
    pub(crate) places: Places,
    pub(crate) settings: Settings,
    pub(crate) now: Now,
    /// Whether the moment was given: then a command's stands still, and a desk's runs on from it.
    pub(crate) now_given: bool,
    pub(crate) out: Output,
    pub(crate) hands: Hands,
}

impl Context {
    /// Whether the desk can be shown: somebody sits in front of a terminal.
    pub(crate) fn is_interactive(&self) -> bool {
        let dumb = std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb");
        std::io::stdout().is_terminal()
            && std::io::stdin().is_terminal()
            && !self.out.is_json()
            && !dumb
    }

    fn launch(&self) -> Launch {
        Launch {
            places: self.places.clone(),
            settings: self.settings.clone(),
            now: self.now.clone(),
            now_given: self.now_given,
            colour: self.out.colour(),
            title: None,
            sample_page: None,
            is_demo: false,
            folder: None,
        }
    }

    pub(crate) fn inbox(&self) -> Result<Inbox, Failure> {
        Ok(Inbox::open(
            &self.places,
            self.settings.clone(),
            Access::Write,
        )?)
    }
}

/// Runs the program with the process's arguments at the moment the clock shows.
#[must_use]
pub fn run(clock: Timestamp, hands: Hands) -> Next {
    let arguments = match Arguments::try_parse_from(order::options_first(std::env::args_os())) {
        Ok(arguments) => arguments,
        Err(error) => return Next::Exit(wrong_arguments(&error)),
    };
    let out = Output::new(arguments.json, arguments.colour());
    match prepare(&arguments, clock, (out, hands))
        .and_then(|context| dispatch(arguments.command, &context))
    {
        Ok(Some(launch)) => Next::Desk(Box::new(launch)),
        Ok(None) => Next::Exit(ExitCode::SUCCESS),
        Err(failure) => {
            match &failure {
                Failure::No(text) | Failure::Usage(text) | Failure::Store(text) => {
                    out.error(text, failure.status());
                }
                Failure::Input => {}
            }
            Next::Exit(ExitCode::from(failure.status()))
        }
    }
}

/// Tells why a desk ended badly, after the terminal was given back.
#[must_use]
pub fn desk_failed(why: &str) -> ExitCode {
    Output::new(false, false).error(why, 4);
    ExitCode::from(4)
}

/// Prints clap's own text, which is help for a person; with `--json` as one object.
fn wrong_arguments(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _closed_pipe = error.print();
        return ExitCode::SUCCESS;
    }
    let json = std::env::args_os().any(|argument| argument == "--json");
    let text = error.render().to_string();
    // Clap repeats what was typed; its own printing, with its colours, is for what holds nothing that steers.
    if json || crate::text::sanitise::lines(&text) != text {
        let told = if json {
            text.lines().next().unwrap_or_default()
        } else {
            text.trim_end()
        };
        Output::new(json, false).error(told.trim_start_matches("error: "), 2);
    } else {
        let _closed_pipe = error.print();
    }
    ExitCode::from(2)
}

fn prepare(
    arguments: &Arguments,
    clock: Timestamp,
    (out, hands): (Output, Hands),
) -> Result<Context, Failure> {
    let places = locate::places(arguments)?;
    let settings = read_settings(&places)?;
    let given = arguments.now.as_deref().map(moment).transpose()?;
    let zone = settings
        .time_zone
        .clone()
        .or_else(|| given.as_ref().and_then(|(_, zone)| zone.clone()))
        .unwrap_or_else(TimeZone::system);
    let now_given = given.is_some();
    let instant = given.map_or(clock, |(instant, _)| instant);
    Ok(Context {
        places,
        settings,
        now: Now::new(instant, zone),
        now_given,
        out,
        hands,
    })
}

/// Reads the configuration. No file is fine.
fn read_settings(places: &Places) -> Result<Settings, Failure> {
    let shown = crate::text::sanitise::line(&places.config.display().to_string());
    match fs::read_to_string(&places.config) {
        Ok(source) => config::parse(&source, &shown).map_err(|problems| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            Failure::Usage(lines.join("\n"))
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Settings::default()),
        Err(error) => Err(Failure::Usage(format!(
            "the configuration {shown} can't be read: {error}"
        ))),
    }
}

/// A moment given on the command line: RFC 3339, or RFC 9557 with a zone in brackets.
fn moment(text: &str) -> Result<(Timestamp, Option<TimeZone>), Failure> {
    if let Ok(zoned) = text.parse::<Zoned>() {
        return Ok((zoned.timestamp(), Some(zoned.time_zone().clone())));
    }
    text.parse().map(|instant| (instant, None)).map_err(|_nothing_to_add| {
        Failure::Usage(format!(
            "--now: {} is not a moment; write 2026-11-23T09:00:00Z or 2026-11-23T10:00:00+01:00[Europe/Vienna]",
            crate::text::sanitise::line(text)
        ))
    })
}

fn dispatch(command: Option<Command>, context: &Context) -> Result<Option<Launch>, Failure> {
    let Some(command) = command else {
        if context.is_interactive() {
            return Ok(Some(context.launch()));
        }
        list::run(context, &arguments::ListArguments::default())?;
        return Ok(None);
    };
    if let Command::Demo(arguments) = command {
        return demo::run(context, &arguments);
    }
    command_line(command, context)?;
    Ok(None)
}

fn command_line(command: Command, context: &Context) -> Result<(), Failure> {
    match command {
        Command::Demo(arguments) => demo::run(context, &arguments).map(drop),
        Command::Import(arguments) => import::run(context, &arguments),
        Command::Imports(arguments) => import::past(context, &arguments),
        Command::Sources(arguments) => sources::run(context, &arguments),
        Command::Add(arguments) => add::run(context, &arguments),
        Command::List(arguments) => list::run(context, &arguments),
        Command::Search(arguments) => list::search(context, &arguments),
        Command::Show { id, record } => show::run(context, id, record),
        Command::Strike(arguments) => evidence::strike(context, &arguments),
        Command::Accept(arguments) => decide::accept(context, &arguments),
        Command::Ask(arguments) => decide::run(context, crate::model::Decision::Ask, &arguments),
        Command::Ignore(arguments) => {
            decide::run(context, crate::model::Decision::Ignore, &arguments)
        }
        Command::Snooze { ids, until } => decide::snooze(context, &ids, until),
        Command::Errands => errands::run(context),
        Command::Pressed { ids, none, all } => errands::pressed(context, &ids, (none, all)),
        Command::Settle { id, yes } => errands::settle(context, id, yes),
        Command::Open { ids } => errands::open(context, &ids),
        Command::Attest(arguments) => keep::attest(context, &arguments),
        Command::Tag { id, tags } => keep::tag(context, id, &tags),
        Command::Note { id, text } => keep::note(context, id, &text),
        Command::Follow { id, on, why, done } => keep::follow(context, id, (on, why, done)),
        Command::Undo { number } => journal::undo(context, number),
        Command::Redo { number } => journal::redo(context, number),
        Command::Log => journal::log(context),
        Command::Reply(arguments) => reply::run(context, &arguments),
        Command::Templates { what } => reply::templates(context, what.as_ref()),
        Command::People { query } => people::run(context, &query.join(" ")),
        Command::Same { one, other, never } => people::same(context, (&one, &other), never),
        Command::Split { person } => people::split(context, &person),
        Command::Facts { name } => facts::run(context, name.as_deref()),
        Command::Policy { what } => policy::run(context, what.as_ref()),
        Command::Locate => {
            locate::run(context);
            Ok(())
        }
        Command::Help { topic } => help::run(context, topic.as_deref()),
    }
}
