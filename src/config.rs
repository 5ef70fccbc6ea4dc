//! The configuration file, resolved to settings, with errors that point at the place.
