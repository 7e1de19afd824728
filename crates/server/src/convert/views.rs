//! What an editor draws: the map, the matrix and the blocks, as JSON.

use super::client::ClientAbilities;
use super::edit::workspace_edit;
use super::position::{location, range};
use super::snippets::{SnippetEdits, open_holes};
use lakatos_engine::appraisal::map::map;
use lakatos_engine::appraisal::matrix::matrix;
use lakatos_engine::picture::{picture, svg};
use lakatos_engine::rules::finding::Location;
use lakatos_ide::hover::wording;
use lakatos_ide::references::Target;
use lakatos_ide::start::{self, NextStep, StartRefusal};
use lakatos_ide::why::{Link, Page};
use lakatos_project::{File, Project};
use lakatos_syntax::line_index::Encoding;
use serde_json::{Value, json};

/// Nodes and edges, and the picture of them.
pub fn map_json(project: &Project, encoding: Encoding) -> Value {
    let mut map = map(wording(project));
    map.is_incomplete = !project.analysis().left_out.is_empty();
    let drawn = svg(&picture(&map));
    let nodes = map.nodes.into_iter().map(|node| {
        let place = location(project, project.location(node.place), encoding);
        json!({ "id": node.id, "kind": node.kind, "title": node.title, "standing": node.standing, "location": place })
    });
    let edges = map.edges.into_iter().map(|edge| json!({ "from": edge.from, "to": edge.to, "kind": edge.kind.word() }));
    json!({ "nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>(), "svg": drawn })
}

/// A page, and where its links lead: to a `location`, or to an `edit`.
pub fn page_json(project: &Project, page: Page, client: &ClientAbilities, snippets: Option<SnippetEdits>) -> Value {
    let links = page.links.into_iter().map(|link| match link {
        Link::Line(place) => json!({ "location": location(project, place, client.encoding) }),
        Link::Insert(edits) => {
            let edits = edits.into_iter().map(|edit| (Target::Draft(edit.place), edit.text));
            let mut edit = json!(workspace_edit(project, edits, client));
            if let Some(form) = snippets {
                open_holes(&mut edit, form);
            }
            json!({ "edit": edit })
        }
    });
    json!({ "title": page.title, "markdown": page.markdown, "links": links.collect::<Vec<_>>() })
}

/// What a first block is made from, the text with it, and the edit; or, under `refusal`, why there is none to write.
pub fn start_json(project: &Project, source: u32, client: &ClientAbilities) -> Option<Value> {
    let file = project.file(source)?;
    let recognised = match start::recognised(file) {
        Ok(recognised) => recognised,
        Err(StartRefusal::HasBlock) => {
            return Some(match start::missing(project) {
                None => json!({ "refusal": "This draft has a block already: its findings say what is missing in it." }),
                Some(NextStep { words, .. }) => json!({
                    "refusal": format!("This draft has a block already. Next: {words}."),
                    "next": words,
                }),
            });
        }
        Err(StartRefusal::NoProse) => {
            return Some(json!({ "refusal": "This file is written in the language, and has no prose to start from." }));
        }
    };
    let (span, text) = start::edit(file, &recognised);
    let edit = workspace_edit(project, [(Target::Draft(Location { source, span }), text)], client);
    let after = start::started(file, &recognised);
    let NextStep { over, words } = recognised.next_step();
    Some(json!({ "lines": recognised.lines(), "after": after, "edit": edit, "over": over, "next": words }))
}

/// The blocks of a file: what is read as an argument, and not as prose.
pub fn blocks_json(file: &File, encoding: Encoding) -> Value {
    let blocks = file.host.scan(file.buffer.text()).blocks;
    let spans = blocks.iter().filter_map(|block| Some(block.ranges.first()?.to(*block.ranges.last()?)));
    spans.map(|span| json!(range(&file.buffer, span, encoding))).collect()
}

/// The predictions, and each case with its results in their order.
pub fn matrix_json(project: &Project, encoding: Encoding) -> Value {
    let analysis = project.analysis();
    let argument = &analysis.argument;
    let matrix = matrix(argument, &analysis.appraisal);
    let wording = wording(project);
    let predictions = matrix.predictions.iter().zip(&matrix.tendencies).map(|(id, tendency)| {
        let prediction = argument.prediction(*id);
        let place = location(project, project.location(prediction.place), encoding);
        let over_all = tendency.map(|result| result.word());
        json!({ "name": *prediction.name, "title": wording.claim(*id), "tendency": over_all, "location": place })
    });
    let cases = matrix.rows.iter().map(|(case, results)| {
        let header = &argument.case(*case).header;
        let place = location(project, project.location(header.place), encoding);
        let results: Vec<&str> = results.iter().map(|result| result.map_or("", |result| result.word())).collect();
        json!({ "name": *header.name, "title": *header.title, "location": place, "results": results })
    });
    json!({ "predictions": predictions.collect::<Vec<_>>(), "cases": cases.collect::<Vec<_>>() })
}
