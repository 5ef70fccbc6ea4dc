//! Lists from fairs: as the header tells, and as the user said.

#![no_main]

use libfuzzer_sys::fuzz_target;
use vestibule::import::Options;
use vestibule::model::mapping::Column;
use vestibule::model::{Confirmed, Foreign, SourceKind};
use vestibule_fuzz::{options, read};

fuzz_target!(|bytes: &[u8]| {
    read("badges.csv", bytes, &options());
    let said = Confirmed {
        kind: Some(SourceKind::Badges),
        columns: vec![(Column::Name, 1), (Column::Company, 2), (Column::Time, 3)],
        event: Some(Foreign::new("Fair of Maps")),
        day: None,
    };
    let told = Options {
        confirmed: said,
        ..options()
    };
    read("badges.csv", bytes, &told);
});
