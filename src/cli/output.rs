//! Where commands print. Everything goes through here: results to standard output, messages to standard error, and a
//! closed pipe is no error.

use std::io::Write as _;

use serde_json::{Value, json};

use crate::text::sanitise;

/// Standard output and standard error, in the form that was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    json: bool,
    colour: bool,
}

impl Output {
    pub(crate) fn new(json: bool, colour: bool) -> Self {
        Self { json, colour }
    }

    pub(crate) fn is_json(self) -> bool {
        self.json
    }

    pub(crate) fn colour(self) -> bool {
        self.colour && !self.json
    }

    /// Prints lines for a person.
    #[expect(clippy::unused_self, reason = "one way to print, whatever the form")]
    pub(crate) fn text(self, text: &str) {
        let mut out = std::io::stdout().lock();
        let _closed_pipe = writeln!(out, "{}", text.trim_end());
    }

    /// Prints one JSON object on a line.
    #[expect(clippy::unused_self, reason = "one way to print, whatever the form")]
    pub(crate) fn object(self, value: &Value) {
        let mut out = std::io::stdout().lock();
        let _closed_pipe = writeln!(out, "{value}");
    }

    /// Prints an object, or lines for a person.
    pub(crate) fn either(self, value: &Value, text: &str) {
        if self.json {
            self.object(value);
        } else {
            self.text(text);
        }
    }

    /// Says something on standard error; nothing with `--json`, where only errors go there.
    pub(crate) fn say(self, text: &str) {
        if !self.json {
            let _closed_pipe = writeln!(std::io::stderr().lock(), "{}", sanitise::lines(text));
        }
    }

    /// Tells an error on standard error.
    pub(crate) fn error(self, text: &str, status: u8) {
        // It may repeat what was typed or what a file is called.
        let text = sanitise::lines(text);
        let mut err = std::io::stderr().lock();
        let _closed_pipe = if self.json {
            writeln!(err, "{}", json!({"error": text, "status": status}))
        } else {
            writeln!(err, "vestibule: {text}")
        };
    }
}
