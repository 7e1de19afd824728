//! Every argument has a picture: boxes that do not overlap, a line for every bond, and no line behind a box.

use crate::support::api::appraised;
use crate::support::choices::{Choices, cases, choices};
use crate::support::generate::drafts;
use lakatos_engine::appraisal::map::{Bond, Edge, Map, Node, map};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::picture::{Picture, dot, mermaid, picture, svg};
use lakatos_engine::rules::{Analysis, AnalysisSource, RuleSet, analyse};
use lakatos_syntax::{Document, Host};
use proptest::prelude::*;
use std::path::Path;

fn map_of(analysis: &Analysis) -> Map {
    map(Wording { argument: &analysis.argument, appraisal: &analysis.appraisal })
}

/// So many points of a curve are looked at.
const SAMPLES: usize = 32;

/// A point of a curve that is given by its start, its two handles and its end.
fn point(curve: &[(f64, f64)], share: f64) -> (f64, f64) {
    let rest = 1.0 - share;
    let shares = [rest.powi(3), 3.0 * rest * rest * share, 3.0 * rest * share * share, share.powi(3)];
    curve.iter().zip(shares).fold((0.0, 0.0), |(x, y), (at, share)| (x + at.0 * share, y + at.1 * share))
}

/// What is wrong with a picture: boxes that overlap, what sticks out of it, lines that do not join what they should, or
/// that come near to a box that is none of their ends.
fn faults(drawn: &Picture) -> Vec<String> {
    let mut faults = Vec::new();
    // How far a point is within a box; less than nothing where it is outside.
    let depth = |number: usize, (x, y): (f64, f64)| {
        let placed = &drawn.boxes[number];
        (placed.width / 2.0 - (x - placed.x).abs()).min(placed.height / 2.0 - (y - placed.y).abs())
    };
    let is_inside = |(x, y): (f64, f64)| x >= 0.0 && y >= 0.0 && x <= drawn.width && y <= drawn.height;
    for (index, one) in drawn.boxes.iter().enumerate() {
        for other in &drawn.boxes[..index] {
            let apart_x = (one.x - other.x).abs() >= (one.width + other.width) / 2.0 - 0.5;
            let apart_y = (one.y - other.y).abs() >= (one.height + other.height) / 2.0 - 0.5;
            if !(apart_x || apart_y) {
                faults.push(format!("{} overlaps {}", one.node.id, other.node.id));
            }
        }
        let (wide, high) = (one.width / 2.0, one.height / 2.0);
        if !is_inside((one.x - wide, one.y - high)) || !is_inside((one.x + wide, one.y + high)) {
            faults.push(format!("{} sticks out", one.node.id));
        }
    }
    for line in &drawn.lines {
        let name = format!("{} {} {}", line.edge.from, line.edge.kind.word(), line.edge.to);
        let number = |id: &str| drawn.boxes.iter().position(|placed| placed.node.id == id).unwrap();
        let ends = [number(&line.edge.from), number(&line.edge.to)];
        for (end, at) in ends.iter().zip([line.points[0], line.points[line.points.len() - 1]]) {
            if depth(*end, at).abs() > 0.1 {
                faults.push(format!("{name} does not end at {}", drawn.boxes[*end].node.id));
            }
        }
        if line.points.len() % 3 != 1 {
            faults.push(format!("{name} is made of {} points", line.points.len()));
        }
        for start in (0..line.points.len() - 1).step_by(3) {
            for sample in 0..=SAMPLES {
                let at = point(&line.points[start..start + 4], sample as f64 / SAMPLES as f64);
                if !is_inside(at) {
                    faults.push(format!("{name} sticks out"));
                }
                for (index, placed) in drawn.boxes.iter().enumerate() {
                    let most = if ends.contains(&index) { 0.5 } else { -1.0 };
                    if depth(index, at) > most {
                        faults.push(format!("{name} passes {}", placed.node.id));
                    }
                }
            }
        }
    }
    faults.dedup();
    faults
}

/// Maps of whatever kind, with bonds between anything.
fn any_map(choices: &mut Choices) -> Map {
    let mut map = Map::default();
    let place = appraised("case k\n").argument.cases[0].header.place;
    for number in 0..1 + choices.below(40) {
        let kind = choices.pick(&["paradigm", "theory", "auxiliary", "prediction", "case"]);
        let title = "what it says ".repeat(choices.below(8));
        let standing = choices.chance(50).then(|| "sound so far".to_owned());
        let id = format!("{kind}-{number}");
        map.nodes.push(Node { label: id.clone(), heading: id.clone(), id, kind, title, standing, place });
    }
    let bonds =
        [Bond::Of, Bond::Amends, Bond::Predicts, Bond::Corroborates, Bond::Contradicts, Bond::Rescues, Bond::Rivals];
    for _ in 0..choices.below(90) {
        let [from, to] = [(); 2].map(|()| choices.pick(&map.nodes).id);
        map.edges.push(Edge { from, to, kind: choices.pick(&bonds) });
    }
    map
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn boxes_do_not_overlap_and_every_bond_is_drawn(draft in drafts()) {
        let text = draft.text();
        let document = Document::read(&text, Host::Lakatos);
        let analysis = analyse(&[AnalysisSource::new(&text, &document)], &RuleSet::default());
        let map = map_of(&analysis);
        let drawn = picture(&map);
        prop_assert_eq!(faults(&drawn), Vec::<String>::new(), "{}", text);
        prop_assert_eq!(drawn.lines.len(), map.edges.iter().filter(|edge| edge.from != edge.to).count());
        let text = svg(&drawn);
        prop_assert_eq!(text.matches("<g class=\"node").count(), drawn.boxes.len());
        prop_assert!(!text.contains("NaN"));
        prop_assert_eq!(dot(&map).matches(" -> ").count(), map.edges.len());
        prop_assert_eq!(mermaid(&map).lines().count(), 1 + map.nodes.len() + map.edges.len());
    }

    #[test]
    fn no_line_passes_behind_a_box_whatever_is_joined(mut choices in choices(600)) {
        let map = any_map(&mut choices);
        let drawn = picture(&map);
        prop_assert_eq!(faults(&drawn), Vec::<String>::new());
        prop_assert_eq!(svg(&drawn), svg(&picture(&map)));
    }
}

#[test]
fn no_line_of_an_example_passes_behind_a_box() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("examples"), root.join("tests/debates")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if let Some(host) = Host::from_path(&path) {
                let text = std::fs::read_to_string(&path).unwrap();
                let document = Document::read(&text, host);
                let analysis = analyse(&[AnalysisSource::new(&text, &document)], &RuleSet::default());
                let drawn = picture(&map_of(&analysis));
                assert_eq!(faults(&drawn), Vec::<String>::new(), "{}", path.display());
                count += usize::from(!drawn.lines.is_empty());
            }
        }
    }
    assert!(count >= 10, "only {count} examples have a map");
}

#[test]
fn no_line_of_an_odd_argument_passes_behind_a_box() {
    let theories = |count: usize| -> String {
        let rivals = |number: usize| -> String { (0..number).map(|other| format!("  rivals t{other}\n")).collect() };
        (0..count)
            .map(|number| format!("theory t{number}\n  predicts p: war when c{number}\n{}", rivals(number)))
            .collect()
    };
    let concepts: String = (0..40).map(|number| format!("concept c{number}\n")).collect();
    let yes_if = |is_yes| if is_yes { "yes" } else { "no" };
    let coded = |number: usize| -> String {
        let is_so = |concept: usize| (number + concept).is_multiple_of(3);
        (0..40).map(|concept| format!("  c{concept} = {}\n", yes_if(is_so(concept)))).collect()
    };
    let case =
        |number: usize| format!("case k{number}\n  war = {}\n{}", yes_if(number.is_multiple_of(4)), coded(number));
    let many_cases: String = (0..60).map(case).collect();
    for (draft, least) in [
        ("theory alone\n".to_owned(), 0),
        ("theory t\n  predicts p: war\nconcept war\n".to_owned(), 1),
        (format!("concept war\n{concepts}{}", theories(7)), 28),
        (format!("concept war\n{concepts}{}{many_cases}", theories(1)), 15),
        (format!("concept war\n{concepts}{}{many_cases}", theories(40)), 500),
    ] {
        let drawn = picture(&map_of(&appraised(&draft)));
        assert_eq!(faults(&drawn), Vec::<String>::new(), "{draft}");
        assert!(drawn.lines.len() >= least, "{} lines: {draft}", drawn.lines.len());
    }
}

#[test]
fn a_map_of_very_many_lines_is_drawn() {
    let place = appraised("case k\n").argument.cases[0].header.place;
    let node = |kind: &'static str, number: usize| Node {
        id: format!("{kind}-{number}"),
        kind,
        title: String::new(),
        label: String::new(),
        heading: format!("{kind}-{number}"),
        standing: None,
        place,
    };
    let mut map = Map::default();
    for number in 0..90 {
        map.nodes.extend(["theory", "prediction", "case"].map(|kind| node(kind, number)));
        for other in 0..90 {
            let edge = |from: String, to: String, kind| Edge { from, to, kind };
            map.edges.push(edge(format!("case-{number}"), format!("prediction-{other}"), Bond::Corroborates));
            map.edges.push(edge(format!("theory-{number}"), format!("theory-{other}"), Bond::Rivals));
        }
    }
    assert_eq!(picture(&map).boxes.len(), 270);
}
