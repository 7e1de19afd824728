//! Where everything on a map stands.

use super::grid::{Grid, Line};
use super::order::untangle;
use super::placed::{Picture, PlacedEdge, PlacedNode, TextKind};
use super::ports;
use super::route::Places;
use super::rows::rows;
use super::text::{width, wrapped};
use crate::appraisal::map::{Edge, Map, Node};
use rustc_hash::FxHashSet;

/// A map of more nodes is no picture any more, and would take seconds to lay out.
const MOST_NODES: usize = 300;

const LINE: f64 = 16.0;
const PADDING: f64 = 9.0;
const TITLE_WIDTH: f64 = 170.0;
const MARGIN: f64 = 16.0;
/// How much wider a bold letter is.
const BOLD: f64 = 1.18;
/// Of what is longer, the rest is cut off.
const MOST_LINES: usize = 6;

/// Lays a map out. Cases that bear on nothing are left out.
pub fn picture(map: &Map) -> Picture {
    let bound: FxHashSet<&str> = map.edges.iter().flat_map(|edge| [edge.from.as_str(), edge.to.as_str()]).collect();
    let shown: Vec<&Node> =
        map.nodes.iter().filter(|node| node.kind != "case" || bound.contains(node.id.as_str())).collect();
    let left_out = shown.len().saturating_sub(MOST_NODES);
    let shown = &shown[..shown.len() - left_out];
    let mut boxes: Vec<PlacedNode> = shown.iter().map(|node| boxed(node)).collect();
    let known: FxHashSet<&str> = shown.iter().map(|node| node.id.as_str()).collect();
    let edges: Vec<&Edge> = map
        .edges
        .iter()
        .filter(|edge| known.contains(edge.from.as_str()) && known.contains(edge.to.as_str()) && edge.from != edge.to)
        .collect();
    let mut grid = Grid::new(&boxes, &edges);
    untangle(&mut grid);
    ports::stretch(&mut grid);
    ports::assign(&mut grid);
    let rows = rows(&grid, MARGIN);
    // The boxes of a column are equally wide.
    let width = |column: &Vec<usize>| {
        let of_column = column.iter().filter_map(|item| boxes.get(*item));
        of_column.map(|placed| placed.width).fold(0.0, f64::max)
    };
    let widths: Vec<f64> = grid.columns.iter().map(width).collect();
    let places = Places::new(&grid, &rows, &widths, MARGIN);
    for ((placed, item), row) in boxes.iter_mut().zip(&grid.items).zip(&rows) {
        let (left, right) = places.columns[item.column];
        (placed.x, placed.width) = ((left + right) / 2.0, right - left);
        (placed.y, placed.height) = (*row, item.height);
    }
    let line = |(edge, line): (&Edge, &Line)| PlacedEdge { edge: edge.clone(), points: places.way(line) };
    let lines = edges.into_iter().zip(&grid.lines).map(line).collect();
    let right = places.columns.last().map_or(0.0, |column| column.1);
    let bottom = rows.iter().zip(&grid.items).map(|(row, item)| row + item.height / 2.0).fold(0.0, f64::max);
    Picture { width: right + MARGIN, height: bottom + MARGIN, boxes, lines, left_out, is_incomplete: map.is_incomplete }
}

fn boxed(node: &Node) -> PlacedNode {
    let label = wrapped(&node.heading, TITLE_WIDTH / BOLD, MOST_LINES);
    let mut text: Vec<_> = label.into_iter().map(|line| (TextKind::Name, line)).collect();
    text.extend(wrapped(node.says(), TITLE_WIDTH, MOST_LINES).into_iter().map(|line| (TextKind::Claim, line)));
    text.extend(node.standing.clone().map(|standing| (TextKind::Standing, standing)));
    let widest = text.iter().map(|(kind, line)| width(line) * if *kind == TextKind::Name { BOLD } else { 0.98 });
    let width = widest.fold(60.0, f64::max) + 2.0 * PADDING;
    let height = text.len() as f64 * LINE + 2.0 * PADDING - 4.0;
    PlacedNode { node: node.clone(), text, x: 0.0, y: 0.0, width, height }
}
