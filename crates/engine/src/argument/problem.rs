//! What is wrong with the names and values of an argument.

use super::ids::Place;
use lakatos_syntax::problem::Code;

/// A problem, at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct ArgumentProblem {
    /// Which rule reports it.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// The name it is about.
    pub name: String,
    /// The nearest legitimate name, or empty.
    pub nearest: String,
    /// A text to put in its place, or empty.
    pub replacement: String,
    /// Where the other end is: the first declaration of a name, the first member of a circle.
    pub other: Option<Place>,
}
