//! The engine: from the declarations of a draft to its findings, pure.
//!
//! One floor a folder, each ignorant of those below it in this list: what a draft says ([`argument`]), what follows
//! ([`appraisal`]), what a referee would raise ([`rules`]), and the map of it as a picture ([`picture`]). Beside them the
//! question to a data base ([`sql`]), the
//! [`library`] that lakatos ships, and how prose calls things ([`mentions`]). Knows nothing of files, terminals and editors.

pub mod appraisal;
pub mod argument;
pub mod escape;
pub mod library;
pub mod mentions;
pub mod picture;
pub mod rules;
pub mod sql;
