//! `docs/library/`: what the library holds, theory by theory and case by case, from `library/ir/`.

use crate::generated::Generated;
use lakatos_engine::argument::formula::Formula;
use lakatos_engine::argument::print::{claim_text, coded_text, formula_text, period_text};
use lakatos_engine::argument::{
    Argument, Case, Concept, Domain, Header, Observation, Source, SourceRole, Theory, build,
};
use lakatos_engine::escape::markdown_cell;
use lakatos_engine::library::SHIPPED;
use lakatos_project::BibliographyFile;
use lakatos_syntax::ast::Citation;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// Where the pages go.
pub const FOLDER: &str = "docs/library";

const MARK: &str = "<!-- Written by `cargo xtask gen` from `library/ir/`. -->";

/// Every page.
pub fn pages() -> Vec<Generated> {
    let sources: Vec<Source> = SHIPPED
        .iter()
        .enumerate()
        .map(|(number, library)| Source {
            number: number as u32,
            document: library.document(),
            role: SourceRole::Draft,
            missing: &[],
        })
        .collect();
    let argument = build(&sources);
    let library = Library { argument: &argument, works: works() };
    let page = |name: &str, text: String| Generated { path: Path::new(FOLDER).join(name), text };
    vec![
        page("README.md", library.overview()),
        page("concepts.md", library.concepts()),
        page("theories.md", library.theories()),
        page("cases.md", library.cases()),
        page("sources.md", library.sources()),
    ]
}

/// The works of the library's bibliography, by key.
fn works() -> BTreeMap<String, String> {
    let text = SHIPPED[0].bibliography.to_owned();
    let Ok(file) = BibliographyFile::read("sources.bib".into(), text) else { return BTreeMap::new() };
    let works = file.entries.iter().filter_map(|entry| Some((entry.key.clone(), file.reference(entry)?)));
    works.collect()
}

struct Library<'argument> {
    argument: &'argument Argument,
    works: BTreeMap<String, String>,
}

impl Library<'_> {
    fn overview(&self) -> String {
        let Argument { theories, cases, paradigms, .. } = self.argument;
        let codings: usize = cases.iter().map(|case| case.observations.len()).sum();
        let mut text = format!(
            "# The library\n\n{MARK}\n\nlakatos ships what every student of International Relations learns: {} concepts with their measures, {} theories of {} paradigms with what their authors predict, and {} cases with {codings} codings, each with its source.\nIt is written in the language itself; [Libraries](../libraries.md) explains how a draft uses it.\n\n| `use` | what is in it |\n| --- | --- |\n",
            self.declared().count(),
            theories.len(),
            paradigms.len(),
            cases.len()
        );
        for library in &SHIPPED {
            let first = library.text.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']);
            let _ = writeln!(text, "| `\"{}\"` | {} |", library.name, markdown_cell(first));
        }
        text.push_str("| `\"ir\"` | all of them |\n\n- [Concepts](concepts.md)\n- [Theories](theories.md)\n- [Cases](cases.md)\n- [Sources](sources.md)\n");
        text
    }

    /// The concepts that a file declares; what follows from the cases alone, such as years, is not among them.
    fn declared(&self) -> impl Iterator<Item = &Concept> {
        self.argument.concepts.iter().filter(|concept| concept.built_in.is_none())
    }

    fn concepts(&self) -> String {
        let mut text =
            format!("# Concepts of the library\n\n{MARK}\n\n| concept | values | measured |\n| --- | --- | --- |\n");
        for concept in self.declared() {
            let measured = concept.measured.join("; ");
            let _ = writeln!(
                text,
                "| `{}`: {} | {} | {}{} |",
                concept.header.name,
                cell(&concept.header.title),
                cell(&values(concept)),
                cell(&measured),
                cell(&self.measures(concept))
            );
        }
        text
    }

    fn measures(&self, concept: &Concept) -> String {
        let names: Vec<String> =
            concept.measures.iter().map(|id| format!("`{}`", self.argument.concept(*id).header.name)).collect();
        if names.is_empty() { String::new() } else { format!(" (a measure of {})", names.join(", ")) }
    }

    fn theories(&self) -> String {
        let mut text = format!(
            "# Theories of the library\n\n{MARK}\n\nEach theory is listed with what its author claims, in the weakest mode that does the claim justice, and with the cases of the library that it is known to have trouble with.\n"
        );
        let paradigms = self.argument.paradigms.iter().enumerate().map(|(index, paradigm)| (Some(index), paradigm));
        for (index, paradigm) in paradigms {
            let _ = write!(text, "\n## {}\n\n{}", paradigm.header.title, noted(&paradigm.header));
            for id in &paradigm.assumptions {
                let assumption = self.argument.assumption(*id);
                let kind = if assumption.is_core { "core" } else { "heuristic" };
                let _ = writeln!(text, "- {kind} `{}`: {}", assumption.name, assumption.text);
            }
            self.theories_of(index, &mut text);
        }
        text.push_str("\n## No paradigm\n");
        self.theories_of(None, &mut text);
        text
    }

    fn theories_of(&self, paradigm: Option<usize>, text: &mut String) {
        let of_paradigm = |theory: &&Theory| theory.paradigm.map(|id| id.index()) == paradigm;
        for theory in self.argument.theories.iter().filter(of_paradigm) {
            let header = &theory.header;
            let _ = write!(text, "\n### `{}`: {}\n\n", header.name, header.title);
            let _ = writeln!(text, "{}\n", self.cited(&header.citations).join("; "));
            for mechanism in &theory.mechanisms {
                let _ = writeln!(text, "{mechanism}\n");
            }
            if theory.scope != Formula::TRUE {
                let _ = writeln!(text, "- where `{}`", formula_text(self.argument, &theory.scope));
            }
            for id in &theory.predictions {
                let prediction = self.argument.prediction(*id);
                let label = prediction.name.rsplit('.').next().unwrap_or_default();
                let _ = writeln!(text, "- predicts `{label}`: `{}`", claim_text(self.argument, &prediction.claim));
            }
            let concepts = theory.irrespective_of.iter().map(|id| &self.argument.concept(*id).header);
            bullet(text, "irrespective of", concepts);
            bullet(text, "rivals", theory.rivals.iter().map(|rival| &self.argument.theory(rival.id).header));
            bullet(text, "built on", theory.built_on.iter().map(|case| &self.argument.case(*case).header));
            bullet(text, "has trouble with", theory.concedes.iter().map(|case| &self.argument.case(case.id).header));
            let _ = write!(text, "\n{}", noted(header));
        }
    }

    fn cases(&self) -> String {
        let mut text = format!(
            "# Cases of the library\n\n{MARK}\n\nAn entry with two values is contested: both stand, each with who says so.\nNothing is coded without a source.\n"
        );
        for case in &self.argument.cases {
            let period = period_text(case).map(|period| format!(", {period}")).unwrap_or_default();
            let _ = write!(text, "\n## `{}`: {}{period}\n\n", case.header.name, case.header.title);
            if let Some(parent) = case.parent {
                let _ = writeln!(text, "Within `{}`.\n", self.argument.case(parent).header.name);
            }
            self.codings(case, &mut text);
            let _ = write!(text, "\n{}", noted(&case.header));
        }
        text
    }

    fn codings(&self, case: &Case, text: &mut String) {
        if !case.observations.is_empty() {
            text.push_str("| concept | value | source |\n| --- | --- | --- |\n");
        }
        for observation in &case.observations {
            let Observation { concept, backing, .. } = observation;
            let value = coded_text(self.argument, *concept, observation.value);
            let mut source: Vec<String> =
                backing.citations.iter().map(|citation| format!("[{0}](sources.md#{0})", citation.key)).collect();
            if !backing.why.is_empty() {
                source.push(backing.why.to_string());
            }
            let name = &self.argument.concept(*concept).header.name;
            let _ = writeln!(text, "| `{name}` | {} | {} |", cell(&value), cell(&source.join(": ")));
        }
    }

    fn sources(&self) -> String {
        let mut text = format!("# Sources of the library\n\n{MARK}\n");
        let cited: BTreeSet<&str> = SHIPPED
            .iter()
            .flat_map(|library| &library.document().pieces)
            .flat_map(|piece| &piece.read.declarations)
            .flat_map(|declaration| declaration.all_citations())
            .map(|citation| &*citation.key)
            .collect();
        for (key, work) in self.works.iter().filter(|(key, _)| cited.contains(key.as_str())) {
            let _ = write!(text, "\n## {key}\n\n{work}\n");
        }
        text
    }

    /// Works as they are to be read; the key where the bibliography has none.
    fn cited(&self, citations: &[Citation]) -> Vec<String> {
        citations.iter().map(|citation| format!("[{0}](sources.md#{0})", citation.key)).collect()
    }
}

fn noted(header: &Header) -> String {
    header.notes.iter().map(|note| format!("{note}\n")).collect()
}

fn bullet<'header>(text: &mut String, what: &str, headers: impl Iterator<Item = &'header Header>) {
    let names: Vec<String> = headers.map(|header| format!("`{}`", header.name)).collect();
    if !names.is_empty() {
        let _ = writeln!(text, "- {what}: {}", names.join(", "));
    }
}

fn values(concept: &Concept) -> String {
    match &concept.domain {
        Domain::Number => "a number".to_owned(),
        Domain::Levels { names, ordered } => names.join(if *ordered { " < " } else { ", " }),
    }
}

/// As a cell of a table.
fn cell(text: &str) -> String {
    markdown_cell(text).replace('<', "&lt;")
}
