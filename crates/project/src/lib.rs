//! Projects: folders, `lakatos.toml`, bibliographies and libraries become what is analysed.
//!
//! Files come out of a [`world::World`], and nothing here asks the file system but [`world::Disk`] and the writer. Knows
//! nothing of LSP and terminals. What cannot be read is a located problem, and everything else goes on.

mod bibliography;
mod bibtex;
mod config;
pub mod counts;
mod csl;
pub mod data;
mod file;
pub mod history;
pub mod library;
mod load;
pub mod lock;
mod problem;
mod project;
mod reference;
mod root;
mod today;
mod watch;
mod works;
pub mod workspace;
pub mod world;
mod write;

pub use bibliography::entry::Glance;
pub use bibliography::{BibliographyFile, CONFIGURATIONS, bibliographies_named_in};
pub use config::{Config, load_rule_folder};
pub use file::{File, TextChange};
pub use load::{ConfigChoice, Loaded, load, read_draft};
pub use problem::{InputPlace, InputProblem, unusable};
pub use project::Project;
pub use root::Root;
pub use today::today;
pub use watch::{Revisions, Watched, load_watched};
pub use works::{ListedWork, Works};
pub use world::{CONFIG_NAME, absolute, relative};
pub use write::{create_file, write_atomically, write_with_folders};
