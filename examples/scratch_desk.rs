//! Scratch.
use std::sync::Arc;
use vestibule::app::Options;
use vestibule::model::Now;
use vestibule::tui::{clipboard::Surroundings, keymap::Keymap, run, theme::Theme};
fn main() {
    let open = || -> run::Open { Box::new(|| Ok(vestibule::inbox::Inbox)) };
    let keymap = Keymap::default();
    let ended = run::desk(run::Setup {
        open_reader: open(),
        open_writer: open(),
        clock: Arc::new(|| Now::new(jiff::Timestamp::now(), jiff::tz::TimeZone::UTC)),
        data_folder: std::env::args().nth(1).unwrap().into(),
        options: Options {
            policy: "due-diligence".into(),
            bindings: keymap.bindings().clone(),
            opens_pages: false,
        },
        title: None,
        theme: Theme::default(),
        keymap,
        surroundings: Surroundings::default(),
    });
    println!("{ended:?}");
}
