//! A picture as SVG: readable in light and dark, told apart by shape as well as by colour, and to those who listen.

use super::INCOMPLETE;
use super::placed::{Picture, PlacedEdge, PlacedNode, TextKind};
use super::style::style;
use crate::appraisal::map::Bond;
use crate::escape::xml as escaped;
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// How a line ends: an arrow for what supports, a bar for what speaks against, a ring for what rescues.
const MARKERS: &str = "<defs>\
<marker id=\"lakatos-good\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"good\" d=\"M0 0L10 5L0 10z\"/></marker>\
<marker id=\"lakatos-bad\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"bad\" d=\"M6 0.5V9.5\"/></marker>\
<marker id=\"lakatos-help\" viewBox=\"0 0 10 10\" refX=\"8\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\"><circle class=\"help\" cx=\"5\" cy=\"5\" r=\"3.6\"/></marker>\
<marker id=\"lakatos-plain\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"plain\" d=\"M1 1L9 5L1 9\"/></marker>\
</defs>";

const LEGEND: [(Bond, &str); 8] = [
    (Bond::Corroborates, "corroborates"),
    (Bond::Contradicts, "contradicts"),
    (Bond::Amends, "amends"),
    (Bond::Rescues, "rescues"),
    (Bond::Succeeds, "succeeds"),
    (Bond::Rivals, "rivals"),
    (Bond::Objects, "objects"),
    (Bond::Answers, "answers"),
];

/// Draws a picture.
pub fn svg(picture: &Picture) -> String {
    let mut out = String::new();
    let (width, height) = (picture.width.max(420.0), picture.height + if picture.is_incomplete { 52.0 } else { 34.0 });
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lakatos\" role=\"img\" aria-label=\"Map of the argument\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\">\n\
         <title>Map of the argument</title>\n<desc>{}</desc>\n<style>{}</style>\n{MARKERS}\n\
         <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n",
        escaped(&description(picture)),
        style()
    );
    let labels = labels(picture);
    picture.lines.iter().for_each(|line| edge(&mut out, line, &labels));
    picture.boxes.iter().for_each(|placed| node(&mut out, placed));
    legend(&mut out, picture, picture.height + 20.0);
    if picture.is_incomplete {
        let _ = writeln!(out, "<text class=\"legend\" x=\"16\" y=\"{:.0}\">{INCOMPLETE}</text>", height - 12.0);
    }
    out.push_str("</svg>\n");
    out
}

/// The map for those who do not see it: every line as a sentence.
fn description(picture: &Picture) -> String {
    let labels = labels(picture);
    let sentence = |line: &PlacedEdge| {
        let PlacedEdge { edge, .. } = line;
        let verb = match edge.kind {
            Bond::Of => "belongs to",
            Bond::Objects => "objects to",
            kind => kind.word(),
        };
        format!("{} {verb} {}.", called(&labels, &edge.from), called(&labels, &edge.to))
    };
    let incomplete = if picture.is_incomplete { INCOMPLETE } else { "" };
    let sentences = picture.lines.iter().map(sentence).chain((!incomplete.is_empty()).then(|| incomplete.to_owned()));
    sentences.collect::<Vec<_>>().join(" ")
}

/// How a reader calls what has a name.
type Labels<'picture> = FxHashMap<&'picture str, &'picture str>;

fn labels(picture: &Picture) -> Labels<'_> {
    picture.boxes.iter().map(|placed| (placed.node.id.as_str(), placed.node.label.as_str())).collect()
}

fn called<'name>(labels: &Labels<'name>, id: &'name str) -> &'name str {
    labels.get(id).copied().unwrap_or(id)
}

fn edge<'picture>(out: &mut String, line: &'picture PlacedEdge, labels: &Labels<'picture>) {
    let kind = line.edge.kind;
    let _ = writeln!(
        out,
        "<path class=\"edge {}\" data-from=\"{}\" data-to=\"{}\" d=\"{}\"{}><title>{} {} {}</title></path>",
        kind.word(),
        escaped(&line.edge.from),
        escaped(&line.edge.to),
        path(&line.points),
        end(kind),
        escaped(called(labels, &line.edge.from)),
        kind.word(),
        escaped(called(labels, &line.edge.to)),
    );
}

/// What a line ends in; rivals are equals, and theirs ends in nothing.
fn end(kind: Bond) -> String {
    let marker = match kind {
        Bond::Corroborates | Bond::Answers => "good",
        Bond::Contradicts | Bond::Objects => "bad",
        Bond::Rescues => "help",
        Bond::Of | Bond::Amends | Bond::Succeeds | Bond::Predicts => "plain",
        Bond::Rivals => return String::new(),
    };
    format!(" marker-end=\"url(#lakatos-{marker})\"")
}

/// Curve after curve, each by its handles and its end.
fn path(points: &[(f64, f64)]) -> String {
    let Some(((x, y), curves)) = points.split_first() else { return String::new() };
    let mut path = format!("M{x:.1} {y:.1}");
    for (index, (x, y)) in curves.iter().enumerate() {
        let _ = write!(path, "{}{x:.1} {y:.1}", if index % 3 == 0 { "C" } else { " " });
    }
    path
}

fn node(out: &mut String, placed: &PlacedNode) {
    let PlacedNode { node, x, y, width, height, .. } = placed;
    // What is broken over lines of one kind is one text.
    let parts = placed.text.chunk_by(|(one, _), (other, _)| one == other);
    let label: Vec<String> =
        parts.map(|part| part.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join(" ")).collect();
    let _ = writeln!(
        out,
        "<g class=\"node {}\" data-id=\"{}\" tabindex=\"0\" role=\"button\" aria-label=\"{} {}\">",
        node.kind,
        escaped(&node.id),
        node.kind,
        escaped(&label.join(", "))
    );
    let (left, top) = (x - width / 2.0, y - height / 2.0);
    let _ = match node.kind {
        // Square for what is observed, round for what is claimed; a paradigm has a thick border, an auxiliary a broken one.
        "case" => {
            let cut = 8.0;
            writeln!(
                out,
                "<path class=\"box\" d=\"M{left:.1} {top:.1}H{:.1}L{:.1} {:.1}V{:.1}H{left:.1}z\"/>",
                left + width - cut,
                left + width,
                top + cut,
                top + height
            )
        }
        kind => {
            let radius = match kind {
                "prediction" => height / 2.0,
                "theory" => 8.0,
                _ => 2.0,
            };
            writeln!(
                out,
                "<rect class=\"box\" x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"{:.1}\"/>",
                radius.min(16.0)
            )
        }
    };
    for (index, (kind, line)) in placed.text.iter().enumerate() {
        let class = match kind {
            TextKind::Name => "name",
            TextKind::Claim => "title",
            TextKind::Standing => "standing",
        };
        let baseline = y + (index as f64 - placed.text.len() as f64 / 2.0) * 16.0 + 12.0;
        let _ = writeln!(
            out,
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{baseline:.1}\" text-anchor=\"middle\">{}</text>",
            escaped(line)
        );
    }
    out.push_str("</g>\n");
}

fn legend(out: &mut String, picture: &Picture, y: f64) {
    let mut x = 16.0;
    for (kind, word) in LEGEND {
        if !picture.lines.iter().any(|line| line.edge.kind == kind) {
            continue;
        }
        let _ = writeln!(
            out,
            "<path class=\"edge {word}\" d=\"M{x:.0} {0:.0}H{1:.0}\"{4}/>\
             <text class=\"legend\" x=\"{2:.0}\" y=\"{3:.0}\">{word}</text>",
            y - 4.0,
            x + 30.0,
            x + 37.0,
            y,
            end(kind)
        );
        x += 37.0 + super::text::width(word) + 18.0;
    }
    if picture.left_out > 0 {
        let _ = writeln!(out, "<text class=\"legend\" x=\"{x:.0}\" y=\"{y:.0}\">and {} more</text>", picture.left_out);
    }
}
