//! Rules as data: parse, check, evaluate in three values, explain.
