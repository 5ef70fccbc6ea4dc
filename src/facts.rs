//! An invitation and what is known of it, turned into facts that rules may ask for.
