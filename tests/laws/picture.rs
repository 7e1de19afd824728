//! Every argument has a picture: boxes that do not overlap, and a line for every bond.

use crate::support::choices::cases;
use crate::support::generate::drafts;
use lakatos::appraisal::map::map;
use lakatos::appraisal::wording::Wording;
use lakatos::picture::{dot, mermaid, picture, svg};
use lakatos::rules::{AnalysisSource, RuleSet, analyse};
use lakatos::syntax::{Document, Host};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn boxes_do_not_overlap_and_every_bond_is_drawn(draft in drafts()) {
        let text = draft.text();
        let document = Document::read(&text, Host::Lakatos);
        let analysis = analyse(&[AnalysisSource::new(&text, &document)], &RuleSet::default());
        let map = map(Wording { argument: &analysis.argument, appraisal: &analysis.appraisal });
        let drawn = picture(&map);
        for (index, one) in drawn.boxes.iter().enumerate() {
            for other in &drawn.boxes[..index] {
                let apart_x = (one.x - other.x).abs() >= (one.width + other.width) / 2.0 - 0.5;
                let apart_y = (one.y - other.y).abs() >= (one.height + other.height) / 2.0 - 0.5;
                prop_assert!(apart_x || apart_y, "{} and {}\n{}", one.node.id, other.node.id, text);
            }
            prop_assert!(one.x - one.width / 2.0 >= 0.0 && one.x + one.width / 2.0 <= drawn.width);
            prop_assert!(one.y - one.height / 2.0 >= 0.0 && one.y + one.height / 2.0 <= drawn.height);
        }
        prop_assert_eq!(drawn.lines.len(), map.edges.iter().filter(|edge| edge.from != edge.to).count());
        prop_assert!(drawn.lines.iter().all(|line| line.points.len() >= 2));
        let text = svg(&drawn);
        prop_assert_eq!(text.matches("<g class=\"node").count(), drawn.boxes.len());
        prop_assert!(!text.contains("NaN"));
        prop_assert_eq!(dot(&map).matches(" -> ").count(), map.edges.len());
        prop_assert_eq!(mermaid(&map).lines().count(), 1 + map.nodes.len() + map.edges.len());
    }
}
