//! An argument as it was.

use super::model::Argument;
use super::renamed::Renaming;

/// An argument as it was, read twice, and both times under the names of the argument as it is.
#[derive(Clone, Debug)]
pub struct Past {
    /// By itself.
    pub alone: Argument,
    /// Over the concepts of the argument as it is, so that formulas of both can be held against each other. What these
    /// concepts cannot say any more is not in it.
    pub over: Argument,
    /// What went by another name.
    pub renamings: Vec<Renaming>,
}
