//! `lakatos map`: the argument as a picture.

use super::arguments::{Map, Picture};
use super::one::{one_argument, tell_incomplete};
use super::png::png;
use super::{CLEAN, UNUSABLE, refuse};
use lakatos_engine::appraisal::map::map;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::picture::{dot, mermaid, picture, svg};
use lakatos_engine::rules::RuleSet;
use std::io::{self, Write};

/// Prints the picture of the one argument that the paths hold.
pub fn run(arguments: &Map, out: &mut impl Write) -> io::Result<u8> {
    // What rules say of the argument is no part of its map.
    let (project, analysis, problems) = match one_argument(&arguments.paths, Some(&RuleSet::default()), "draw") {
        Ok(one) => one,
        Err(refusal) => return refuse(refusal),
    };
    tell_incomplete(&project, &analysis);
    let mut map = map(Wording { argument: &analysis.argument, appraisal: &analysis.appraisal });
    map.is_incomplete = !analysis.left_out.is_empty();
    let bytes = match arguments.format {
        Picture::Svg => svg(&picture(&map)).into_bytes(),
        Picture::Png => match png(&svg(&picture(&map))) {
            Ok(bytes) => bytes,
            Err(error) => return refuse(error.to_string()),
        },
        Picture::Dot => dot(&map).into_bytes(),
        Picture::Mermaid => mermaid(&map).into_bytes(),
    };
    out.write_all(&bytes)?;
    Ok(if problems.is_empty() { CLEAN } else { UNUSABLE })
}
