//! Fills a template in. Strict about fields it doesn't know, bounded in steps and in length, and without access to
//! anything but the fields.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use minijinja::value::{Object, Value};
use minijinja::{Environment, ErrorKind, UndefinedBehavior};

use super::template::Template;
use super::{Error, Fields, MESSAGE_LIMIT};

/// The most steps a template may take.
const FUEL: u64 = 5_000;

/// The most bytes a template may write: four a character, twice over.
const LONGEST: usize = MESSAGE_LIMIT * 8;

/// A filled-in text and the fields that had no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rendered {
    pub(super) text: String,
    pub(super) missing: Vec<String>,
}

/// A field without a value: false in a condition, so that a text can do without it; where it is written it shows its
/// place and says that it is missing.
#[derive(Debug)]
struct Missing {
    field: &'static str,
    written: Arc<Mutex<Vec<String>>>,
}

impl Object for Missing {
    fn is_true(self: &Arc<Self>) -> bool {
        false
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        if !written.iter().any(|field| field == self.field) {
            written.push(self.field.to_owned());
        }
        write!(f, "‹{}›", self.field.replace('_', " "))
    }
}

/// Fills a template in.
pub(super) fn render(template: &Template, fields: &Fields) -> Result<Rendered, Error> {
    let written = Arc::new(Mutex::new(Vec::new()));
    let values: BTreeMap<&str, Value> = Fields::NAMES
        .iter()
        .map(|field| {
            let value = fields.get(field).map_or_else(
                || {
                    Value::from_object(Missing {
                        field,
                        written: Arc::clone(&written),
                    })
                },
                Value::from,
            );
            (*field, value)
        })
        .collect();
    let environment = environment();
    let mut out = Capped::default();
    environment
        .template_from_named_str("reply", &template.body)
        .and_then(|compiled| compiled.render_captured_to(values, &mut out).map(drop))
        .map_err(|error| broken(template, &error))?;
    let missing = written
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    let text = String::from_utf8_lossy(&out.bytes);
    Ok(Rendered {
        text: crate::text::sanitise::lines(text.trim()),
        missing,
    })
}

/// The first name in a template that is no field, if there is one.
pub(super) fn unknown_field(template: &Template) -> Option<String> {
    let environment = environment();
    let compiled = environment
        .template_from_named_str("reply", &template.body)
        .ok()?;
    let mut unknown: Vec<String> = compiled
        .undeclared_variables(false)
        .into_iter()
        .filter(|name| {
            !Fields::NAMES.contains(&name.as_str())
                && !environment.globals().any(|(global, _)| global == name)
        })
        .collect();
    unknown.sort();
    unknown.into_iter().next()
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(20);
    environment
}

/// The library's own words may quote values; only the kind and the line go on.
fn broken(template: &Template, error: &minijinja::Error) -> Error {
    let what = match error.kind() {
        ErrorKind::SyntaxError => "the braces or the words in them are not understood",
        ErrorKind::UndefinedError => "a field that does not exist is used",
        ErrorKind::UnknownFilter => "a filter that does not exist is used",
        ErrorKind::UnknownFunction => "a function that does not exist is used",
        ErrorKind::UnknownTest => "a test that does not exist is used",
        ErrorKind::OutOfFuel => "it takes too many steps",
        ErrorKind::WriteFailure => "it writes too much",
        ErrorKind::TemplateNotFound => "it asks for another template",
        _ => "it cannot be filled in",
    };
    Error::Broken {
        name: template.name.clone(),
        line: error.line().unwrap_or(1),
        what,
    }
}

/// Takes bytes up to a limit.
#[derive(Default)]
struct Capped {
    bytes: Vec<u8>,
}

impl io::Write for Capped {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
