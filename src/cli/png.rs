//! A picture as PNG, for programs that take no SVG.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::sync::Arc;

/// How many pixels one of SVG's is: sharp in print.
const SCALE: f32 = 2.0;

/// Draws an SVG; in a line, why it cannot be drawn.
pub fn png(svg: &str) -> Result<Vec<u8>, String> {
    let mut fonts = fontdb::Database::new();
    fonts.load_system_fonts();
    // Letters of some kind are better than none.
    let family = fonts.faces().find_map(|face| face.families.first().map(|(name, _)| name.clone()));
    let options = Options { fontdb: Arc::new(fonts), font_family: family.unwrap_or_default(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|error| format!("the picture cannot be drawn: {error}"))?;
    let size = tree.size();
    let (width, height) = ((size.width() * SCALE).ceil() as u32, (size.height() * SCALE).ceil() as u32);
    let mut pixels = Pixmap::new(width, height).ok_or("the picture is too large to be drawn")?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| format!("the picture cannot be written: {error}"))
}
