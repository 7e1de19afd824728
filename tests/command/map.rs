//! `lakatos map`: the argument drawn.

use crate::folder::Folder;

const DRAFT: &str = "\
concept alignment

concept threat

paradigm realism \"Realism\"

theory balance \"Balance of <threat>\"
  of realism
  predicts align: alignment when threat

case korea-japan 1990..2012
  threat    = yes
  alignment = no

case idle 1990
";

#[test]
fn a_picture_shows_what_bears_on_what() {
    let folder = Folder::with(&[("a.lak", DRAFT)]);
    let run = folder.run(&["map", "a.lak"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.starts_with("<svg "), "{}", run.out);
    assert!(run.out.contains("Korea japan, 1990–2012 contradicts Balance of &lt;threat&gt;: align."), "{}", run.out);
    assert!(run.out.contains("Balance of &lt;threat&gt;"), "{}", run.out);
    // A case that bears on nothing has no place on it.
    assert!(!run.out.contains("Idle"), "{}", run.out);
    // Its boxes speak to those who have not read the draft.
    assert!(run.out.contains(">Korea japan,") && run.out.contains(">align</text>"), "{}", run.out);
}

#[test]
fn a_map_says_that_it_is_incomplete() {
    let folder = Folder::with(&[("a.lak", &format!("{DRAFT}  threat =\n"))]);
    for format in ["svg", "dot", "mermaid"] {
        let run = folder.run(&["map", "--format", format, "a.lak"]);
        assert!(run.out.contains("Incomplete: some lines of the draft are left out."), "{}", run.out);
        assert!(run.err.contains("this account is incomplete: a line is left out, at a.lak:"), "{}", run.err);
    }
}

#[test]
fn the_same_for_graphviz_and_mermaid() {
    let folder = Folder::with(&[("a.lak", DRAFT)]);
    let dot = folder.run(&["map", "--format", "dot", "a.lak"]).out;
    assert!(
        dot.contains("\"korea-japan\" -> \"balance.align\" [color=\"#b3261e\", style=dashed, arrowhead=tee"),
        "{dot}"
    );
    let mermaid = folder.run(&["map", "--format", "mermaid", "a.lak"]).out;
    assert!(mermaid.starts_with("flowchart RL\n  n0[[\"Realism\"]]"), "{mermaid}");
    assert!(mermaid.contains("#lt;threat#gt;"), "{mermaid}");
}

#[test]
fn nothing_and_too_much_are_no_picture() {
    let folder = Folder::with(&[("a.lak", DRAFT), ("b.lak", DRAFT), ("prose.md", "Nothing here.\n")]);
    let nothing = folder.run(&["map", "prose.md"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (2, ""));
    assert_eq!(nothing.err, "lakatos: there is nothing to draw: no theory and no case\n");
    let several = folder.run(&["map"]);
    assert_eq!(several.code, 2);
    assert!(several.err.contains("cannot draw 2 arguments at once"), "{}", several.err);
    folder.write("lakatos.toml", b"[project]\n");
    folder.write("b.lak", b"case more 1990\n");
    assert_eq!(folder.run(&["map"]).code, 0);
}

#[test]
fn nothing_is_called_ad_hoc_of_which_a_line_could_not_be_read() {
    let argument = "concept pact \"A pact\"\nconcept threat \"A threat\"\nconcept past \"A past\"\n\ntheory bot \"Balance\"\n  predicts align: pact when threat\n\n";
    let case = "case korea-japan 1990\n  threat = yes\n  pact = no\n  past = yes\n";
    for line in
        ["predicts trade more when past", "predicts pact wen past", "pedicts pact when past", "predicts … when past"]
    {
        let auxiliary = format!("auxiliary memory\n  amends bot\n  rescues korea-japan\n  excepts past\n  {line}\n\n");
        let folder = Folder::with(&[("a.lak", &format!("{argument}{auxiliary}{case}"))]);
        let run = folder.run(&["appraise", "a.lak"]);
        assert!(run.out.contains("auxiliary memory                          not read in full\n"), "{}", run.out);
        assert!(run.out.contains("adds      nothing that could be read\n"), "{}", run.out);
        assert!(!run.out.contains("ad hoc"), "{}", run.out);
    }
    let theory = argument.replace("when threat", "wen threat");
    let folder = Folder::with(&[("a.lak", &format!("{theory}{case}"))]);
    let run = folder.run(&["appraise", "a.lak"]);
    assert!(run.out.contains("what it predicts could not be read, or is unfinished"), "{}", run.out);
}
