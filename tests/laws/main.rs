//! Laws that hold of every argument, on random valid drafts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../support/mod.rs"]
mod support;

mod allowing;
mod amendments;
mod comparison;
mod completing;
mod data;
mod doubts;
mod escaping;
mod evidence;
mod formatting;
mod generator;
mod in_force;
mod inert;
mod large;
mod libraries;
mod logic;
mod narrowing;
mod navigating;
mod order;
mod outcome;
mod periods;
mod picture;
mod reference;
mod renaming;
mod repairs;
mod results;
mod series;
mod solver;
mod stance;
mod tables;
mod told;
