//! PNG in a build without the feature `png`: there is none, and whoever asks is told how to get it.

/// In a line, why an SVG cannot be drawn.
pub fn png(_svg: &str) -> Result<Vec<u8>, String> {
    Err("this build of lakatos draws no PNG: install it with the feature `png`, or convert the SVG (`map --format svg`)"
        .to_owned())
}
