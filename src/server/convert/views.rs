//! What an editor draws: the map, the matrix and the blocks, as JSON.

use super::position::{location, range};
use lakatos_engine::appraisal::map::map;
use lakatos_engine::appraisal::matrix::matrix;
use lakatos_engine::picture::{picture, svg};
use lakatos_ide::hover::wording;
use lakatos_project::{File, Project};
use lakatos_syntax::line_index::Encoding;
use serde_json::{Value, json};

/// Nodes and edges, and the picture of them.
pub fn map_json(project: &Project, encoding: Encoding) -> Value {
    let map = map(wording(project));
    let drawn = svg(&picture(&map));
    let nodes = map.nodes.into_iter().map(|node| {
        let place = location(project, project.location(node.place), encoding);
        json!({ "id": node.id, "kind": node.kind, "title": node.title, "standing": node.standing, "location": place })
    });
    let edges = map.edges.into_iter().map(|edge| json!({ "from": edge.from, "to": edge.to, "kind": edge.kind.word() }));
    json!({ "nodes": nodes.collect::<Vec<_>>(), "edges": edges.collect::<Vec<_>>(), "svg": drawn })
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
