//! What the tests share: a generator of valid drafts, and the few calls into the library that tests go through.

#![allow(dead_code, unused_imports, reason = "each test uses a part of it")]

pub mod api;
pub mod choices;
pub mod conditions;
pub mod damage;
pub mod draft;
pub mod embed;
pub mod generate;
pub mod mess;
pub mod print;
pub mod style;
