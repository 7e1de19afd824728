//! `lakatos why`: the page of a verdict in a terminal.

use crate::folder::Folder;

const DRAFT: &str = include_str!("../../examples/korea-japan.md");

#[test]
fn a_verdict_is_told_with_its_lines() {
    let folder = Folder::with(&[("draft.md", DRAFT)]);
    let run = folder.run(&["why", "balance-of-threat.align", "--case", "korea-japan"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    insta::assert_snapshot!(run.out);
    for name in ["balance-of-threat", "conquest-memory"] {
        let page = folder.run(&["why", name, "draft.md"]).out;
        assert!(page.lines().all(|line| line.chars().count() <= 100) && !page.contains("](#"), "{page}");
        assert!(page.contains("(draft.md:"), "{page}");
    }
    assert!(folder.run(&["why", "conquest-memory", "draft.md"]).out.contains("## What is missing"));
    assert!(folder.run(&["why", "balance-of-threat", "--crucial"]).out.contains("look for a case where"));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = Folder::with(&[("draft.md", DRAFT)]);
    let run = folder.run(&["why", "nobody"]);
    let told = "lakatos: there is no theory, auxiliary, prediction, paradigm or case `nobody`\n";
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (2, "", told));
}
