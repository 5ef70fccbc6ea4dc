//! Who is who: which sightings show one invitation, and which handles belong to one person.
