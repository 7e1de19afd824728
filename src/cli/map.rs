//! `lakatos map`: the argument as a picture.

use super::arguments::{Map, Picture};
use super::{CLEAN, UNUSABLE};
use crate::appraisal::map::map;
use crate::appraisal::wording::Wording;
use crate::picture::{dot, mermaid, picture, svg};
use crate::project::load;
use crate::rules::{RuleSet, analyse};
use std::io::{self, Write};

/// Prints the picture of the one argument that the paths hold.
pub fn run(arguments: &Map, out: &mut impl Write) -> io::Result<u8> {
    let loaded = load(&arguments.paths.inputs(), &arguments.paths.config_choice(), &|| {});
    for problem in &loaded.problems {
        eprintln!("lakatos: {problem}");
    }
    let maps = loaded.projects.iter().map(|project| {
        // What rules say of the argument is no part of its map.
        let analysis = analyse(&project.sources(), &RuleSet::default());
        map(Wording { argument: &analysis.argument, appraisal: &analysis.appraisal })
    });
    let drawn: Vec<_> = maps.filter(|map| !map.nodes.is_empty()).collect();
    let [only] = drawn.as_slice() else {
        let message = match drawn.len() {
            0 => "there is nothing to draw: no theory, no case".to_owned(),
            count => {
                format!("{count} arguments are no one picture: name the draft, or the folder of its `lakatos.toml`")
            }
        };
        eprintln!("lakatos: {message}");
        return Ok(UNUSABLE);
    };
    let text = match arguments.format {
        Picture::Svg => svg(&picture(only)),
        Picture::Dot => dot(only),
        Picture::Mermaid => mermaid(only),
    };
    out.write_all(text.as_bytes())?;
    Ok(if loaded.problems.is_empty() { CLEAN } else { UNUSABLE })
}
