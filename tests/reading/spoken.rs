//! Findings in prose that stand after an edit are those of an analysis from scratch.

use crate::edits::keystroke;
use crate::support::choices::{Choices, cases, choices};
use lakatos_engine::rules::finding::Location;
use lakatos_engine::rules::tracked::TrackedFindings;
use lakatos_project::TextChange;
use lakatos_project::workspace::{LiveProject, Workspace};
use lakatos_project::world::Memory;
use lakatos_syntax::Host;
use lakatos_syntax::line_index::{Encoding, floor_char_boundary};
use proptest::test_runner::Config as ProptestConfig;
use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

/// The paragraphs of every example of a rule on prose.
fn paragraphs() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/prose");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let examples = files.iter().flat_map(|file| file.split("text = '''\n").skip(1));
    let texts = examples.flat_map(|text| text.split("'''").next().unwrap_or_default().split("\n\n"));
    let bare = texts.map(|text| text.replace(['«', '»'], "").trim().to_owned());
    bare.filter(|text| !text.is_empty() && !text.contains("```")).collect()
}

/// How a paragraph may stand in a draft.
const MARKDOWN: [(&str, &str); 16] = [
    ("", "\n\n"),
    ("", "\n\n"),
    ("", " It is so [@key], and (Walt 1987) says so.[^1]\n\n"),
    ("As they say, \"", "\"\n\n"),
    ("- one\n- ", "\n\n"),
    ("- one\n\n    ", "\n\n"),
    ("> ", "\n\n"),
    ("[^1]: ", "\n\n"),
    ("# A heading\n", "\n\n"),
    ("References\n==========\n\n", "\n\n"),
    ("# Appendix\n\n", "\n\n# After it\n\n"),
    ("<!-- ", " -->\n\n"),
    ("```r\n", "\n```\n\n"),
    ("term\n: ", "\n\n"),
    ("<div>\n", "\n</div>\n\n"),
    ("<!-- lakatos: allow universal-claim, overclaim-verb — why not -->\n", "\n\n"),
];

const LATEX: [(&str, &str); 12] = [
    ("", "\n\n"),
    ("", " It is so \\citep{key}.\\footnote{A note.}\n\n"),
    ("\\emph{So} 50\\% of it. ", "\n\n"),
    ("\\begin{quote}\n", "\n\\end{quote}\n\n"),
    ("\\footnote{", "}\n\n"),
    ("\\footnote{One.\n\n", "\n\nTwo.}\n\n"),
    ("\\begin{itemize}\n\\item ", "\n\\end{itemize}\n\n"),
    ("\\section{References}\n\n", "\n\n"),
    ("\\section{Results}\n", "\n\n"),
    ("Words % a remark\n\n", "\n\n"),
    ("% ", "\n\n"),
    ("\\begin{verbatim}\n", "\n\\end{verbatim}\n\n"),
];

/// Paragraphs that name theories and cases of the library and of the draft, states by the way, and what protects a theory.
const NAMING: [&str; 10] = [
    "Balance-of-threat theory predicts that states align against threats. Balance-of-threat theory explains alliances.",
    "According to balance-of-threat theory, Korea and Japan should align, and did not in 1965. Realism says as much.",
    "The democratic peace holds, and the logic of the democratic peace fails in the Spanish-American War of 1898.",
    "Offensive realism expects war. In 1914 offensive realism and structural realism predict the First World War.",
    "Poland fell to Germany in 1939, and Germany and France had fought. The Kargil War is one of democracies.",
    "The threat theory applies, as the theory of threats would, unless there is hostage bonding in Korea.",
    "The coefficient in the sample of dyads is small, and the dataset shows it. The regression says no more.",
    "Foreign policy and military alliances are what international relations speak of; a great power wants war so.",
    "Hegemonic stability theory, neorealism and liberalism differ. Hegemonic stability theory struggles with 1990.",
    "Hostages bond weak allies, and the Rum Rebellion of 1808 is an exception to the threat theory.",
];

/// An argument whose prose may leave out what protects it.
const PROTECTED: &str = "use \"ir\"\n\ntheory threat-theory \"A theory of threats\"\n  scope threat\n  predicts align when threat\n  concedes rum-rebellion\n\nauxiliary hostage-bonding \"Hostages bond weak allies\"\n  amends threat-theory\n  excepts threat\n\nconcept threat \"A threat\"\nconcept align \"An alliance\"\n\ncase rum-rebellion \"The Rum Rebellion\" 1808\n  threat = yes\n  align = no\n\n";

pub fn draft(choices: &mut Choices, host: Host) -> String {
    let paragraphs = paragraphs();
    let (around, block) = match host {
        Host::Latex => (&LATEX[..], "\\begin{lakatos}\ntheory t \"A theory\"\n\\end{lakatos}\n\n"),
        _ => (&MARKDOWN[..], "```lakatos\ntheory t \"A theory\"\n```\n\n"),
    };
    let argument = match host {
        Host::Latex => format!("\\begin{{lakatos}}\n{PROTECTED}\\end{{lakatos}}\n\n"),
        _ => format!("```lakatos\n{PROTECTED}```\n\n"),
    };
    let block = if choices.chance(50) { &argument } else { block };
    let mut text = String::new();
    if host == Host::Markdown && choices.chance(40) {
        let said = choices.pick(&paragraphs).replace('\n', " ");
        let front = [
            "title: It always holds".to_owned(),
            "lang: de".to_owned(),
            "lang: en-GB\ntitle: It always holds".to_owned(),
            format!("abstract: |\n  {said}\n  It holds.\n\n  {}", choices.pick(&NAMING)),
            format!("abstract: >-\n  {}\nlang: en", choices.pick(&NAMING)),
        ];
        text += &format!("---\n{}\n---\n\n", choices.pick(&front));
    }
    for _ in 0..3 + choices.below(6) {
        let (before, after) = choices.pick(around);
        let paragraph = if choices.chance(50) { choices.pick(&NAMING).to_owned() } else { choices.pick(&paragraphs) };
        let paragraph = if choices.chance(30) { paragraph.replace(", ", ",\n") } else { paragraph };
        text += &[before, &paragraph, after].concat();
        if choices.chance(20) {
            text += block;
        }
    }
    text
}

/// What somebody types: mostly letters within a line.
pub fn typed(choices: &mut Choices, text: &str) -> (usize, usize, &'static str) {
    if choices.chance(30) {
        return keystroke(choices, text);
    }
    // What stands in the metadata of a file counts for all of it.
    let end = if choices.chance(15) { text.len().min(300) } else { text.len() };
    let at = floor_char_boundary(text, choices.below(end + 1));
    let inserted =
        choices.pick(&["a", " ", ".", "\"", ", ", "*", "[", "]", "(", "@", "s", "always ", "never", "\n", "- "]);
    let end = text[at..].chars().next().map_or(at, |next| at + next.len_utf8());
    if choices.chance(30) { (at, end, "") } else { (at, at, inserted) }
}

type Seen = (String, String, Location);

fn standing(project: &LiveProject) -> Option<Vec<Seen>> {
    let tracked = project.tracked.as_ref().filter(|tracked| tracked.holds())?;
    let seen = tracked.findings().iter().map(|known| {
        let document = &project.files()[known.place.source as usize].document;
        (known.finding.code.to_string(), known.finding.message.clone(), tracked.location(known.place, document))
    });
    Some(seen.collect())
}

fn analyse(project: &mut LiveProject) {
    if !project.is_current() {
        let snapshot = project.project.clone();
        let tracked = TrackedFindings::new(&snapshot.sources(), &snapshot.analysis().findings);
        project.take_findings(&snapshot, tracked);
    }
}

fn afresh(project: &LiveProject) -> Vec<Seen> {
    let findings = &project.project.analysis().findings;
    findings.iter().map(|finding| (finding.code.to_string(), finding.message.clone(), finding.place)).collect()
}

thread_local! {
    /// How many edits left the findings standing, and how many there were.
    static HELD: Cell<(usize, usize)> = const { Cell::new((0, 0)) };
}

#[test]
fn findings_in_prose_that_stand_are_those_of_an_analysis_from_scratch() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig { max_shrink_iters: 16, ..cases(24) });
    let outcome = runner.run(&choices(600), |mut choices| {
        for (host, path) in [(Host::Markdown, "untitled:a.md"), (Host::Latex, "untitled:a.tex")] {
            let path = Path::new(path);
            let text = draft(&mut choices, host);
            let mut workspace = Workspace::new(Arc::new(Memory::default()));
            workspace.open(path.to_path_buf(), host, text, 1);
            workspace.catch_up();
            for version in 2..18 {
                let (project, _) = workspace.find(path).unwrap();
                analyse(&mut workspace.projects[project]);
                let text = workspace.file(path).unwrap().buffer.text().to_owned();
                let (start, end, inserted) = typed(&mut choices, &text);
                let buffer = &workspace.file(path).unwrap().buffer;
                let position = |offset: usize| buffer.position(offset as u32, Encoding::Utf8);
                let range = Some((position(start), position(end)));
                let change = TextChange { range, text: inserted.to_owned() };
                workspace.change(path, version, &[change], Encoding::Utf8).unwrap();
                let project = &workspace.projects[workspace.find(path).unwrap().0];
                let (held, all) = HELD.get();
                let now = standing(project);
                HELD.set((held + usize::from(now.is_some()), all + 1));
                if let Some(now) = now {
                    let is_same = now == afresh(project);
                    assert!(is_same, "{inserted:?} for {start}..{end} of\n{text}\n{now:#?}\n{:#?}", afresh(project));
                }
            }
        }
        Ok(())
    });
    outcome.unwrap();
    let (held, all) = HELD.get();
    assert!(held * 5 > all, "only {held} of {all} edits left the findings standing");
}
