//! The series of theories, and the paradigms that they belong to.

use super::page::Block;
use crate::cli::output::capitalised;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::ParadigmId;

/// Every series, step by step; nothing where no theory or auxiliary replaces another.
pub fn blocks(wording: Wording) -> Vec<Block> {
    let mut blocks = Vec::new();
    for series in &wording.appraisal.series.series {
        blocks.push(Block::Heading(3, format!("Series: {}", wording.versions(series))));
        blocks.push(Block::Text(format!("{}.", wording.series_ledger(series))));
        for (step, pair) in series.steps.iter().zip(series.versions.windows(2)) {
            let [before, after] = pair else { continue };
            blocks.push(Block::Text(format!("`{}` after `{}`:", wording.version(after), wording.version(before))));
            let points = wording.step([before, after], step).into_iter();
            blocks.push(Block::Pairs(
                points
                    .map(|(what, texts)| {
                        (capitalised(what), texts.iter().map(|text| text.trim_start()).collect::<Vec<_>>().join("; "))
                    })
                    .collect(),
            ));
        }
    }
    if wording.appraisal.series.has_more {
        blocks.push(Block::Text("More series than these are not worked out.".to_owned()));
    }
    for (index, paradigm) in wording.argument.paradigms.iter().enumerate() {
        let lines = wording.of_paradigm(ParadigmId::from_index(index));
        if !lines.is_empty() {
            blocks.push(Block::Heading(3, format!("Paradigm: `{}`", paradigm.header.name)));
            blocks.push(Block::List(lines));
        }
    }
    blocks
}
