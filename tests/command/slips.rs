//! What cannot be meant says what to type.

use crate::folder::Folder;

const DRAFT: &str = "theory balance \"Balance\"\n  predicts war when threat\n\nconcept war\nconcept threat\n";

#[test]
fn what_is_typed_wrongly_says_what_to_type() {
    let folder = Folder::with(&[("paper.lak", DRAFT), ("chapters/one.qmd", "Prose.\n")]);
    let slips = [
        ("chek", "'check'"),
        ("aprraise", "'appraise'"),
        ("paper.lak", "lakatos check paper.lak"),
        ("chapters", "lakatos check chapters"),
        ("gone.qmd", "lakatos check gone.qmd"),
        ("paper.lak appraise", "lakatos appraise paper.lak"),
        ("lint paper.lak", "lakatos check"),
        ("format paper.lak", "lakatos fmt"),
        ("init", "lakatos new"),
        ("lsp", "lakatos server"),
        ("check --fix", "lakatos fix"),
        ("check --fix paper.lak", "lakatos fix"),
        ("check --output-format json", "--format json"),
        ("check --output-format=github", "--format"),
        ("check --select ad-hoc", "lakatos.toml"),
        ("check --ignore scope-missing", "lakatos.toml"),
        ("check --exclude old", "lakatos.toml"),
        ("check --exit-zero", "--fail-on never"),
        ("check --diff", "lakatos fix --diff"),
        ("check -q", "--format concise"),
        ("fix --unsafe-fixes", "lakatos fix --unsafe"),
        ("fmt --write", "lakatos fmt"),
        ("appraise --json", "--format json"),
        ("map -o map.svg", "lakatos map > FILE"),
        ("map paper.lak map.svg", "> map.svg"),
        ("check --format sarf", "'sarif'"),
        ("matrix --format md", "'markdown'"),
        ("explain", "lakatos rules"),
        ("explain paper.lak", "lakatos check paper.lak"),
        ("explain undefined", "undefined-name"),
        ("explain E501", "lakatos rules"),
        ("rules paper.lak", "lakatos check paper.lak"),
        ("suggest", "lakatos suggest balance-of-threat"),
        ("suggest paper.lak", "lakatos suggest THEORY paper.lak"),
        ("suggest paper.lak balance", "lakatos suggest balance paper.lak"),
        ("suggest balanse paper.lak", "did you mean `balance`?"),
        ("diff paper.lak", "lakatos diff HEAD --path paper.lak"),
        ("diff", "lakatos diff HEAD"),
        ("export paper.lak", "--to json"),
        ("check paper.lak appraise", "lakatos appraise PATH"),
        ("check papr.lak", "did you mean `paper.lak`?"),
        ("why", "lakatos why balance-of-threat"),
        ("why paper.lak", "lakatos why NAME paper.lak"),
        ("why paper.lak balance", "lakatos why balance paper.lak"),
        ("explain 3", "lakatos rules"),
        ("explain ad-hoc paper.lak", "lakatos rules"),
        ("start", "lakatos start paper.md"),
        ("completions", "lakatos completions bash"),
        ("man paper.lak", "lakatos man man1"),
        ("server --port 3", "standard input"),
        ("server paper.lak", "an editor starts it"),
        ("check *.qmd", "lakatos check ."),
        ("new nosuch/paper.md", "there is no folder nosuch"),
        ("appraise nowhere", "there is no such file or folder"),
    ];
    for (typed, advice) in slips {
        let run = folder.run(&typed.split(' ').collect::<Vec<_>>());
        assert_eq!(run.code, 2, "{typed}: {run:?}");
        assert!(run.err.contains(advice), "{typed}: {}", run.err);
    }
}

#[test]
fn what_is_typed_rightly_is_told_nothing() {
    let folder = Folder::with(&[("paper.lak", DRAFT)]);
    for typed in ["check paper.lak", "suggest balance paper.lak", "map paper.lak", "explain unfalsifiable", "--version"]
    {
        let run = folder.run(&typed.split(' ').collect::<Vec<_>>());
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{typed}");
    }
}
