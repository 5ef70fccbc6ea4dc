//! Measures who-is-who on pairs made from a seed: `cargo run --release --example measure_people [SEED]`.

#[path = "../tests/shapes/shapes.rs"]
mod shapes;

use std::io::{self, Write as _};

use shapes::pairs::{Tally, measured, pairs};

fn main() -> io::Result<()> {
    let seed = std::env::args()
        .nth(1)
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(4);
    let pairs = pairs(seed);
    let mut out = io::stdout().lock();
    let mut all = Tally::default();
    for (kind, tally) in measured(&pairs) {
        writeln!(
            out,
            "{kind:<58} {:>4} pairs  found {:>3}/{:<3}  proposed {:>3}",
            tally.pairs, tally.found, tally.one, tally.proposed
        )?;
        all.pairs += tally.pairs;
        all.one += tally.one;
        all.found += tally.found;
        all.proposed += tally.proposed;
    }
    writeln!(
        out,
        "\n{} pairs: precision {}/{}, recall {}/{}",
        all.pairs, all.found, all.proposed, all.found, all.one
    )
}
