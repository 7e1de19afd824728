//! The argument as a picture: its map, laid out and drawn.
//!
//! The thesis stands on the left and the evidence on the right: maps of arguments are wide and shallow, and from top to
//! bottom they would be strips. Knows nothing of files, editors and commands.

mod dot;
mod grid;
mod layout;
mod mermaid;
mod order;
mod placed;
mod ports;
mod route;
mod rows;
mod style;
mod svg;
mod text;
mod timeline;

pub use dot::dot;
pub use layout::picture;
pub use mermaid::mermaid;
pub use placed::Picture;
pub use svg::svg;
pub use timeline::timeline_svg;

/// What a picture or a table says of an argument of which lines could not be read.
pub const INCOMPLETE: &str = "Incomplete: some lines of the draft are left out.";
