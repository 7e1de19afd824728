//! A map with places: what is drawn.

use crate::appraisal::map::{Edge, Node};

/// A map, laid out; in pixels, from the upper left corner.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// How wide it is.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// Its boxes.
    pub boxes: Vec<PlacedNode>,
    /// Its lines.
    pub lines: Vec<PlacedEdge>,
    /// How many nodes were too many to be drawn.
    pub left_out: usize,
    /// Whether lines of the draft could not be read, so that something may be missing.
    pub is_incomplete: bool,
}

/// A box.
#[derive(Clone, Debug)]
pub struct PlacedNode {
    /// What it stands for.
    pub node: Node,
    /// The lines of its text: its title, what it says, how it stands.
    pub text: Vec<(TextKind, String)>,
    /// Its centre.
    pub x: f64,
    /// Its centre.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// What a line of text in a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the part of a node of that name")]
pub enum TextKind {
    Name,
    Claim,
    Standing,
}

/// A line from one box to another.
#[derive(Clone, Debug)]
pub struct PlacedEdge {
    /// What it stands for.
    pub edge: Edge,
    /// Where it leaves the box that it comes from; then for every curve its two handles and its end.
    pub points: Vec<(f64, f64)>,
}
