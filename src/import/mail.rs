//! Reads notification mail. Not written yet.

use std::io::BufRead;
use std::path::Path;

use crate::model::import::{Emit, Flow};

/// Reads a mailbox in mbox format.
pub fn read_mbox(_input: &mut dyn BufRead, _emit: &mut Emit<'_>) -> Flow {
    Flow::Continue(())
}

/// Reads a Maildir.
pub fn read_maildir(_folder: &Path, _emit: &mut Emit<'_>) -> Flow {
    Flow::Continue(())
}

/// Reads a single mail.
pub fn read_message(_bytes: &[u8], _place: &str, _emit: &mut Emit<'_>) -> Flow {
    Flow::Continue(())
}
