//! The owner's calendar since 2018. A list: whom she met and where, whom she saw on a screen, what was called off, and
//! what has nobody in it.

use super::book::BOAT_BUILDER;
use super::owner;
use crate::shapes::calendar::{Entry, Maker, ics};
use crate::shapes::export::Failure;

/// Those of a meeting that was too large to have met them all.
const ASSEMBLY: [(&str, &str); 17] = [
    ("Livia Steinmetz", "livia@reading-rooms.example"),
    ("Tendai Mutasa", "tendai@reading-rooms.example"),
    ("Albrecht Njoroge", "albrecht@rooms-graz.example"),
    ("Signe Kaltoft", "signe@rooms-aarhus.example"),
    ("Dorotea Lipovšek", "dorotea@rooms-celje.example"),
    ("Fiachra Donlon", "fiachra@rooms-sligo.example"),
    ("Manaia Tuhoe", "manaia@rooms-nelson.example"),
    ("Petronella Quist", "petronella@rooms-lund.example"),
    ("Yared Tesfaye", "yared@rooms-adama.example"),
    ("Chiyo Nagase", "chiyo@rooms-otaru.example"),
    ("Valdís Hjaltadóttir", "valdis@rooms-akranes.example"),
    ("Emeka Obiora", "emeka@rooms-nsukka.example"),
    ("Rosaura Quispe", "rosaura@rooms-puno.example"),
    ("Leszek Gąsiorowski", "leszek@rooms-sopot.example"),
    ("Nayeli Tzoc", "nayeli@rooms-xela.example"),
    ("Bartholomew Sixsmith", "bart@rooms-whitby.example"),
    ("Ineke Hoogland", "ineke@rooms-delft.example"),
];

fn entries() -> Result<Vec<Entry>, Failure> {
    let me = owner::ADDRESSES[0];
    let name = owner::party().name;
    let mine = |entry: Entry| entry.asked_by(&name, me).with(&name, me, "ACCEPTED");
    let mut assembly = mine(
        Entry::new(
            "k11",
            "General assembly of the reading rooms",
            "2026-11-10T13:00",
        )?
        .minutes(180)
        .at("Great hall, Rathausplatz 1, Vienna"),
    );
    for (guest, address) in ASSEMBLY {
        assembly = assembly.with(guest, address, "ACCEPTED");
    }
    Ok(vec![
        // With the boat builder of Gothenburg, who isn't the one who asks.
        mine(
            Entry::new("k01", "Lunch with Arvid Sjöholm", "2018-06-21T12:30")?
                .at("Fish market, Gothenburg")
                .with("Arvid Sjöholm", BOAT_BUILDER, "ACCEPTED"),
        ),
        Entry::new("k02", "Choir", "2022-01-11T19:00")?
            .minutes(120)
            .at("The Mill, Vienna")
            .again("FREQ=WEEKLY;COUNT=60"),
        mine(
            Entry::new("k03", "Poster round", "2023-02-07T10:00")?
                .minutes(30)
                .again("FREQ=WEEKLY;COUNT=20")
                .line("X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij")
                .with("Ngaio Whetu", "ngaio@tidewright.example", "ACCEPTED")
                .with("Jarmila Benešová", "jarmila@tidewright.example", "ACCEPTED"),
        ),
        // Only a title tells with whom.
        Entry::new("k04", "Coffee with Wambui Gathoni", "2024-05-14T10:30")?
            .at("Café Morgenstern, Vienna"),
        Entry::new(
            "k05",
            "Telegraph hall, evening with a piano",
            "2024-10-17T18:00",
        )?
        .minutes(240)
        .at("Old telegraph hall, Graz"),
        // Called off, and declined: neither came about.
        Entry::new("k06", "Coffee with Beatriz Amoedo", "2025-03-20T15:00")?
            .at("Gare de Lyon-Perrache")
            .called_off(),
        Entry::new("k07", "Lunch: Bram Tuinstra and Imke", "2025-09-09T12:00")?
            .at("Harbour canteen, Leeuwarden")
            .asked_by("Bram Tuinstra", "bram@greyling.example")
            .with(&name, me, "DECLINED"),
        Entry::new("k08", "Zahnarzt", "2026-02-05T08:00")?.minutes(45),
        mine(
            Entry::new("k09", "Last lunch", "2026-10-29T12:00")?
                .at("Canteen at the canal, Vienna")
                .with("Oskar Lindenthal", "oskar@tidewright.example", "ACCEPTED")
                .with("Ngaio Whetu", "ngaio@tidewright.example", "ACCEPTED"),
        ),
        Entry::new("k10", "Steyr Days for Associations", "2026-10-14T00:00")?
            .minutes(0)
            .at("Steyr"),
        assembly,
        mine(
            Entry::new("k12", "Plan for spring", "2026-11-17T14:00")?
                .at("https://zoom.us/j/555019012")
                .with("Livia Steinmetz", "livia@reading-rooms.example", "ACCEPTED"),
        ),
    ])
}

/// The calendar, as Google writes it.
pub(crate) fn calendar() -> Result<String, Failure> {
    ics(Maker::Google, owner::ADDRESSES[0], &entries()?)
}
