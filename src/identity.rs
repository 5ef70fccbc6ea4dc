//! Who is who: which sightings show one invitation, and which people are one.

pub mod proposals;
pub mod sightings;
