//! `lakatos.counts.json`: what was counted before, each with the fingerprint of its claim.

use super::world::{ReadError, World};
use lakatos_engine::appraisal::data::{Recorded, Tally};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The name of the file, of a project.
pub const COUNTS_NAME: &str = "lakatos.counts.json";

/// Which version of the file this is.
const VERSION: u64 = 1;

/// Of a draft on its own.
pub fn counts_beside(draft: &Path) -> PathBuf {
    let name = draft.file_name().unwrap_or_default().to_string_lossy();
    draft.with_file_name(format!("{name}.{COUNTS_NAME}"))
}

/// The text of such a file.
pub fn counts_file(recorded: &[Recorded]) -> String {
    let tally = |tally: Tally| json!({ "rows": tally.rows, "units": tally.units });
    let claims = recorded.iter().map(|one| {
        json!({
            "claim": one.prediction,
            "data": one.data,
            "fingerprint": one.fingerprint,
            "counted": one.on,
            "for": tally(one.bears_out),
            "against": tally(one.contradicts),
            "undecided": tally(one.undecided),
        })
    });
    let report = json!({ "version": VERSION, "claims": claims.collect::<Vec<_>>() });
    format!("{report:#}\n")
}

/// What such a file holds: nothing where there is none, and why it cannot be read where it cannot.
pub fn read_counts(world: &dyn World, path: &Path) -> Result<Vec<Recorded>, String> {
    if !world.is_file(path) {
        return Ok(Vec::new());
    }
    let text = match world.read(path) {
        Ok(text) => text,
        Err(ReadError::Pending) => return Ok(Vec::new()),
        Err(error) => return Err(error.to_string()),
    };
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("is no JSON: {error}"))?;
    if value["version"] != VERSION {
        return Err("is a file of counts that was written by another version of lakatos: count again".to_owned());
    }
    let claims = value["claims"].as_array().map(Vec::as_slice).unwrap_or_default();
    claims
        .iter()
        .map(|claim| recorded(claim).ok_or_else(|| "has a claim without its counts: count again".to_owned()))
        .collect()
}

fn recorded(claim: &Value) -> Option<Recorded> {
    let text = |key: &str| Some(claim[key].as_str()?.to_owned());
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    let tally = |key: &str| Some(Tally { rows: number(&claim[key]["rows"])?, units: number(&claim[key]["units"])? });
    Some(Recorded {
        prediction: text("claim")?,
        data: text("data")?,
        fingerprint: text("fingerprint")?,
        on: text("counted")?,
        bears_out: tally("for")?,
        contradicts: tally("against")?,
        undecided: tally("undecided")?,
    })
}
