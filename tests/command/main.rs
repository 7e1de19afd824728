//! The command itself, run as a user runs it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod allowing;
mod bibliographies;
mod broken_tables;
mod citations;
mod claims;
mod codes;
mod compared;
mod configuration;
mod earlier;
mod explain;
mod explanations;
mod fix;
mod fmt;
mod folder;
mod formats;
mod founding;
mod history;
mod inputs;
mod json;
mod manual;
mod map;
mod of_the_library;
mod own_rules;
mod page;
mod paper;
mod plans_with_data;
mod projects;
mod prose;
mod sarif;
mod slips;
mod sql;
mod suppressions;
mod tables;
mod trust;
mod truth;
mod watch;
mod why;
mod wild;
