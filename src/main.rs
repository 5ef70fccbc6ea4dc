//! The program: reads the arguments and the clock, chooses a face, maps what came of it to an exit status.

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use vestibule::app::Options;
use vestibule::cli::{self, Hands, Launch, Next};
use vestibule::inbox::Inbox;
use vestibule::model::Now;
use vestibule::store::Access;
use vestibule::tui::clipboard::{self, Surroundings};
use vestibule::tui::keymap::Keymap;
use vestibule::tui::opener::{self, Page};
use vestibule::tui::run::{self, Ended, Setup};
use vestibule::tui::theme::Theme;

fn main() -> ExitCode {
    let hands = Hands {
        open: open_link,
        copy: copy_text,
    };
    match cli::run(clock(), hands) {
        Next::Exit(status) => status,
        Next::Desk(launch) => desk(*launch),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the edge: the one place that reads the clock"
)]
fn clock() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Opens a page at LinkedIn in the user's browser.
fn open_link(link: &str) -> Result<(), String> {
    let page = Page::at_linkedin(link).map_err(|error| error.to_string())?;
    opener::open(&page).map_err(|error| error.to_string())
}

/// Puts a text on the clipboard with a tool of the system's, else by asking the terminal.
fn copy_text(text: &str) -> Result<&'static str, String> {
    let tools = surroundings().tools();
    if !tools.is_empty() && clipboard::copy(&tools, text) {
        return Ok("copied");
    }
    clipboard::ask_terminal(text)?;
    Ok("the terminal was asked to copy it; whether it did can't be known")
}

fn surroundings() -> Surroundings {
    Surroundings::read(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Opens the desk. A given moment runs on from there, as the desk's own clock.
fn desk(launch: Launch) -> ExitCode {
    let Launch {
        places,
        settings,
        now,
        now_given,
        colour,
        title,
        sample_page,
        is_demo,
        folder,
    } = launch;
    let begun = Instant::now();
    let told = move || {
        let elapsed =
            jiff::SignedDuration::try_from(begun.elapsed()).unwrap_or(jiff::SignedDuration::ZERO);
        let instant = if now_given {
            now.instant.checked_add(elapsed).unwrap_or(now.instant)
        } else {
            clock()
        };
        Now::new(instant, now.zone.clone())
    };
    let open = |access: Access| -> run::Open {
        let (places, settings) = (places.clone(), settings.clone());
        Box::new(move || Inbox::open(&places, settings.clone(), access))
    };
    let ended = run::desk(Setup {
        open_reader: open(Access::Write),
        open_writer: open(Access::Write),
        open_job: open(Access::Write),
        clock: Arc::new(told),
        data_folder: places.data.clone(),
        options: Options {
            policy: settings.policy.clone(),
            bindings: settings.bindings.clone(),
            opens_pages: !is_demo,
            teaches: is_demo,
            sample_page,
        },
        title,
        theme: Theme::new(colour, settings.ascii),
        keymap: Keymap::over(settings.bindings.clone()),
        surroundings: surroundings(),
    });
    drop(folder);
    match ended {
        Ok(Ended::Quit) => ExitCode::SUCCESS,
        Ok(Ended::Signal(number)) => ExitCode::from(u8::try_from(128 + number).unwrap_or(1)),
        Err(error) => cli::desk_failed(&error.to_string()),
    }
}
