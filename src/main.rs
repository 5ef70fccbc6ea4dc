//! The program: parses arguments, chooses a face, maps the error to an exit status.

fn main() {}
