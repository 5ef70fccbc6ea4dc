//! `reply` and `templates`.

use super::arguments::{ReplyArguments, TemplatesCommand};
use super::{Context, Failure};

pub(crate) fn run(_context: &Context, _arguments: &ReplyArguments) -> Result<(), Failure> {
    Err(Failure::No("not yet".to_owned()))
}

pub(crate) fn templates(
    _context: &Context,
    _what: Option<&TemplatesCommand>,
) -> Result<(), Failure> {
    Err(Failure::No("not yet".to_owned()))
}
