//! PNG in a build without the feature `png`: there is none, and whoever asks is told how to get it.

use std::fmt;

/// Why there is no PNG of a picture: this build draws none.
#[derive(Debug)]
pub struct PngError;

impl fmt::Display for PngError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(
            "this lakatos was built without PNG: build it with the feature `png`, or convert the SVG (`map --format svg`)",
        )
    }
}

impl std::error::Error for PngError {}

/// Draws an SVG.
pub fn png(_svg: &str) -> Result<Vec<u8>, PngError> {
    Err(PngError)
}
