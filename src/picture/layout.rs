//! Where everything on a map stands.

use super::text::{width, wrapped};
use crate::appraisal::map::{Bond, Edge, Map, Node};
use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir, layout};
use rustc_hash::{FxHashMap, FxHashSet};

/// A map, laid out; in pixels, from the upper left corner.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// How wide it is.
    pub width: f64,
    /// How high.
    pub height: f64,
    /// Its boxes.
    pub boxes: Vec<PlacedNode>,
    /// Its lines.
    pub lines: Vec<PlacedEdge>,
    /// How many nodes were too many to be drawn.
    pub left_out: usize,
}

/// A box.
#[derive(Clone, Debug)]
pub struct PlacedNode {
    /// What it stands for.
    pub node: Node,
    /// The lines of its text: its name, its title, its verdict.
    pub text: Vec<(TextKind, String)>,
    /// Its centre.
    pub x: f64,
    /// Its centre.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high.
    pub height: f64,
}

/// What a line of text in a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the part of a node of that name")]
pub enum TextKind {
    Name,
    Title,
    Verdict,
}

/// A line from one box to another.
#[derive(Clone, Debug)]
pub struct PlacedEdge {
    /// What it stands for.
    pub edge: Edge,
    /// The points that it passes, the first at the box that it comes from.
    pub points: Vec<(f64, f64)>,
}

/// A map of more nodes is no picture any more, and would take seconds to lay out.
const MOST_NODES: usize = 300;

const LINE: f64 = 16.0;
const PADDING: f64 = 9.0;
const TITLE_WIDTH: f64 = 170.0;
const MARGIN: f64 = 16.0;

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
    let mut graph = graph(&boxes, &edges);
    let options = LayoutOptions {
        rankdir: RankDir::RL,
        nodesep: 18.0,
        ranksep: 56.0,
        edgesep: 10.0,
        marginx: MARGIN,
        marginy: MARGIN,
        ..LayoutOptions::default()
    };
    layout(&mut graph, Some(options));
    for placed in &mut boxes {
        if let Some(NodeLabel { x: Some(x), y: Some(y), .. }) = graph.node(&placed.node.id) {
            (placed.x, placed.y) = (*x, *y);
        }
    }
    let lines = placed_edges(&graph, &boxes, &edges);
    let right = boxes.iter().map(|placed| placed.x + placed.width / 2.0).fold(0.0, f64::max);
    let bottom = boxes.iter().map(|placed| placed.y + placed.height / 2.0).fold(0.0, f64::max);
    Picture { width: right + MARGIN, height: bottom + MARGIN, boxes, lines, left_out }
}

fn boxed(node: &Node) -> PlacedNode {
    let mut text = vec![(TextKind::Name, node.id.clone())];
    let title = wrapped(&node.title, TITLE_WIDTH, 3);
    text.extend(title.into_iter().map(|line| (TextKind::Title, line)));
    text.extend(node.verdict.clone().map(|verdict| (TextKind::Verdict, verdict)));
    // Names are bold, and a bold letter is wider.
    let widest = text.iter().map(|(kind, line)| width(line) * if *kind == TextKind::Name { 1.18 } else { 0.98 });
    let width = widest.fold(60.0, f64::max) + 2.0 * PADDING;
    let height = text.len() as f64 * LINE + 2.0 * PADDING - 4.0;
    PlacedNode { node: node.clone(), text, x: 0.0, y: 0.0, width, height }
}

type LayoutGraph = Graph<NodeLabel, EdgeLabel>;

/// From evidence to thesis, so that the one stands right of the other; rivals stand beside each other and are joined
/// afterwards.
fn graph(boxes: &[PlacedNode], edges: &[&Edge]) -> LayoutGraph {
    let mut graph = LayoutGraph::with_options(GraphOptions { directed: true, multigraph: true, compound: false });
    for placed in boxes {
        let label = NodeLabel { width: placed.width, height: placed.height, ..NodeLabel::default() };
        graph.set_node(placed.node.id.clone(), Some(label));
    }
    for edge in edges {
        if let Some((from, to)) = direction(edge) {
            graph.set_edge(from, to, Some(EdgeLabel::default()), Some(edge.kind.word()));
        }
    }
    graph
}

/// Which end stands right of the other.
fn direction(edge: &Edge) -> Option<(&str, &str)> {
    let (from, to) = (edge.from.as_str(), edge.to.as_str());
    match edge.kind {
        Bond::Of | Bond::Amends | Bond::Corroborates | Bond::Contradicts => Some((from, to)),
        Bond::Predicts | Bond::Rescues => Some((to, from)),
        Bond::Rivals => None,
    }
}

fn placed_edges(graph: &LayoutGraph, boxes: &[PlacedNode], edges: &[&Edge]) -> Vec<PlacedEdge> {
    let by_id: FxHashMap<&str, &PlacedNode> = boxes.iter().map(|placed| (placed.node.id.as_str(), placed)).collect();
    let place = |edge: &&Edge| {
        let points: Vec<(f64, f64)> = match direction(edge) {
            Some((from, to)) => {
                let label = graph.edge(from, to, Some(edge.kind.word()))?;
                let points = label.points.iter().map(|point| (point.x, point.y));
                // As the reader thinks it: from the one that does to the one it is done to.
                if from == edge.from { points.collect() } else { points.rev().collect() }
            }
            None => beside(by_id.get(edge.from.as_str())?, by_id.get(edge.to.as_str())?),
        };
        Some(PlacedEdge { edge: Edge::clone(edge), points })
    };
    edges.iter().filter_map(place).collect()
}

/// From the lower edge of the upper box to the upper edge of the lower one.
fn beside(one: &PlacedNode, other: &PlacedNode) -> Vec<(f64, f64)> {
    let (upper, lower) = if one.y <= other.y { (one, other) } else { (other, one) };
    let points = vec![(upper.x, upper.y + upper.height / 2.0), (lower.x, lower.y - lower.height / 2.0)];
    if one.y <= other.y { points } else { points.into_iter().rev().collect() }
}
