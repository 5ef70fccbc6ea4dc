//! The program in a real terminal.

#[cfg(test)]
#[path = "terminal/journeys.rs"]
mod journeys;
#[cfg(test)]
#[path = "terminal/probe.rs"]
mod probe;
#[cfg(test)]
#[path = "terminal/round_trip.rs"]
mod round_trip;
#[cfg(test)]
#[path = "terminal/session.rs"]
mod session;
#[cfg(test)]
#[path = "terminal/who_is_it.rs"]
mod who_is_it;
