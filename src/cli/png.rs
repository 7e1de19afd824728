//! A picture as PNG, for programs that take no SVG.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::fmt;
use std::sync::Arc;

/// How many pixels one of SVG's is: sharp in print.
const SCALE: f32 = 2.0;

/// Why there is no PNG of a picture.
#[derive(Debug)]
pub enum PngError {
    /// The SVG cannot be read.
    Svg(resvg::usvg::Error),
    /// It has more pixels than fit into memory, or none.
    Size,
    /// The pixels cannot be written as PNG.
    Encoding(Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for PngError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Svg(error) => write!(formatter, "the picture cannot be drawn: {error}"),
            Self::Size => formatter.write_str("the picture is too large to be drawn"),
            Self::Encoding(error) => write!(formatter, "the picture cannot be written: {error}"),
        }
    }
}

impl std::error::Error for PngError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Svg(error) => Some(error),
            Self::Size => None,
            Self::Encoding(error) => Some(error.as_ref()),
        }
    }
}

/// Draws an SVG.
pub fn png(svg: &str) -> Result<Vec<u8>, PngError> {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    // Letters of some kind are better than none.
    let family = fonts.faces().find_map(|face| face.families.first().map(|(name, _)| name.clone()));
    let options = Options { fontdb: Arc::new(fonts), font_family: family.unwrap_or_default(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(PngError::Svg)?;
    let size = tree.size();
    let (width, height) = ((size.width() * SCALE).ceil() as u32, (size.height() * SCALE).ceil() as u32);
    let mut pixels = Pixmap::new(width, height).ok_or(PngError::Size)?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| PngError::Encoding(error.into()))
}
