//! Reading, reading again after one character, following an edit, and analysing arguments of 1,000 and 10,000 lines; predictions over a
//! million cases; a bibliography of ten thousand works. `cargo bench --bench engine`.

#![allow(missing_docs, reason = "a benchmark is called after what it measures")]

mod support;

use biblatex::RawBibliography;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use lakatos_engine::appraisal::column::Column;
use lakatos_engine::appraisal::data::{Bound, DataSet, Loaded, Tables, UnitNames, Values};
use lakatos_engine::appraisal::result::RowResults;
use lakatos_engine::appraisal::table::Table;
use lakatos_engine::appraisal::truth::Evaluator;
use lakatos_engine::argument::formula::{Claim, Comparison, Formula};
use lakatos_engine::argument::{Argument, ConceptId, DataId, Effort, Place};
use lakatos_engine::library::with_used;
use lakatos_engine::rules::tracked::TrackedFindings;
use lakatos_engine::rules::{AnalysisSource, analyse, analyse_with};
use lakatos_project::BibliographyFile;
use lakatos_syntax::ast::{Mode, Operator};
use lakatos_syntax::edit::Edit;
use lakatos_syntax::{Buffer, Document, Host, Span};
use std::sync::Arc;

const LINES: [usize; 2] = [1_000, 10_000];

fn main() {
    divan::main();
}

/// tree-sitter alone, over the whole text: what reading is held against.
#[divan::bench(args = LINES)]
fn tree_sitter_alone(bencher: Bencher, lines: usize) {
    let text = support::argument(lines);
    let mut parser = tree_sitter::Parser::new();
    if parser.set_language(&tree_sitter_lakatos::LANGUAGE.into()).is_ok() {
        bencher.counter(BytesCount::of_str(&text)).bench_local(|| parser.parse(black_box(&text), None));
    }
}

#[divan::bench(args = LINES)]
fn read(bencher: Bencher, lines: usize) {
    let text = support::argument(lines);
    bencher.counter(BytesCount::of_str(&text)).bench(|| Document::read(black_box(&text), Host::Lakatos));
}

#[divan::bench(args = LINES)]
fn read_again_after_one_character(bencher: Bencher, lines: usize) {
    let before = support::argument(lines);
    let mut after = before.clone();
    let middle = before[..before.len() / 2].rfind("fits").unwrap_or_default();
    after.insert(middle, 'x');
    let document = Document::read(&before, Host::Lakatos);
    bencher.bench(|| Document::read_again(black_box(&after), Host::Lakatos, &document));
}

/// What the server does for a letter typed into a text that no rule reads: as long for ten lines as for a hundred thousand.
#[divan::bench(args = LINES)]
fn follow_one_character_and_back(bencher: Bencher, lines: usize) {
    let text = support::argument(lines);
    let mut document = Document::read(&text, Host::Lakatos);
    let mut buffer = Buffer::from_text(text.as_str());
    let rules = lakatos_rules::built_in();
    let source = [AnalysisSource::new(&text, &document)];
    let mut standing = TrackedFindings::new(&source, &analyse(&source, rules).findings);
    let at = text[..text.len() / 2].rfind("fear").unwrap_or_default();
    bencher.bench_local(|| {
        for (removed, inserted) in [("", "x"), ("x", "")] {
            buffer.replace(Span::new(at, at + removed.len()), inserted);
            let edit = Edit { start: at as u32, removed, inserted };
            let change = document.follow(Host::Lakatos, &buffer, edit);
            standing.follow(0, &document, &change, edit, &|kind| rules.reads_title(kind));
        }
        standing.holds()
    });
}

#[divan::bench(args = LINES)]
fn analyse_all_rules(bencher: Bencher, lines: usize) {
    let text = support::argument(lines);
    let document = Document::read(&text, Host::Lakatos);
    let rules = lakatos_rules::built_in();
    bencher.bench(|| analyse(&[AnalysisSource::new(black_box(&text), &document)], rules).findings.len());
}

/// The same with the library of cases in use, none of which the argument speaks of.
#[divan::bench(args = LINES)]
fn analyse_all_rules_with_the_library(bencher: Bencher, lines: usize) {
    let text = support::argument(lines);
    let document = Document::read(&text, Host::Lakatos);
    let rules = lakatos_rules::built_in();
    let libraries = with_used(["ir/cases"]);
    bencher.bench(|| {
        let mut sources = vec![AnalysisSource::new(black_box(&text), &document)];
        sources.extend(libraries.iter().map(|library| AnalysisSource::shipped(library)));
        analyse(&sources, rules).findings.len()
    });
}

/// Ten thousand works, 14 MB.
const WORKS: usize = 10_000;

/// The syntax alone, over the whole text: what reading a bibliography is held against.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn biblatex_alone(bencher: Bencher) {
    let text = support::bibliography(WORKS);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| RawBibliography::parse(black_box(&text)).map(|raw| raw.entries.len()).ok());
}

/// Keys and their places, duplicates, and what is broken.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn read_bibliography(bencher: Bencher) {
    let text = support::bibliography(WORKS);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone())
        .bench_values(|text| BibliographyFile::read("refs.bib".into(), text).map(|file| file.entries.len()));
}

/// A hundred predictions over twenty concepts and a million cases, loaded already.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn hundred_predictions_over_a_million_cases(bencher: Bencher) {
    const CASES: usize = 1_000_000;
    let column = |concept: usize| {
        let value = |row: usize| row.wrapping_mul(2_654_435_761).wrapping_add(concept * 977) >> 7;
        if concept.is_multiple_of(4) {
            Column::Numbers { low: (0..CASES).map(|row| (value(row) % 100) as f64).collect(), high: None }
        } else {
            Column::Levels((0..CASES).map(|row| (value(row) % 3) as u8).collect())
        }
    };
    let table = Table::from_columns((0..20).map(|concept| column(concept).into()).collect(), CASES);
    let compare = |concept: usize, operator| {
        let operand = if concept.is_multiple_of(4) { 50.0 } else { 1.0 };
        Formula::Comparison(Comparison {
            concept: ConceptId::from_index(concept),
            operator,
            operand,
            place: Place::default(),
        })
    };
    let modes = [Mode::When, Mode::OnlyWhen, Mode::ExactlyWhen, Mode::MoreOftenWhen];
    let claims: Vec<Claim> = (0..100)
        .map(|number| Claim {
            outcome: compare(number % 20, Operator::AtLeast),
            mode: modes[number % modes.len()],
            condition: Formula::And(vec![
                compare((number + 1) % 20, Operator::Equal),
                Formula::Or(vec![
                    compare((number + 7) % 20, Operator::AtMost),
                    compare((number + 13) % 20, Operator::Greater),
                ]),
            ]),
            scope: Formula::TRUE,
            movement: None,
        })
        .collect();
    bencher.bench_local(|| {
        let mut evaluator = Evaluator::new(black_box(&table));
        let results = claims.iter().map(|claim| RowResults::evaluate(claim, &Formula::TRUE, &mut evaluator, None));
        results.map(|results| results.contradicts.count()).sum::<usize>()
    });
}

/// Rows of pairs over the years, as a draft's table has them: five concepts, one of them coded of both sides.
struct Pairs(Bound);

const ROWS: usize = 1_000_000;

impl Pairs {
    fn new(argument: &Argument) -> Self {
        let value = |row: usize, salt: usize| row.wrapping_mul(2_654_435_761).wrapping_add(salt * 977) >> 9;
        let yes_no = |salt: usize, most: usize| {
            let rank = |row: usize| match value(row, salt) % 100 {
                95.. => u8::MAX,
                share => u8::from(share < most),
            };
            Values::OfRow(Column::Levels((0..ROWS).map(rank).collect()).into())
        };
        let polity = |salt: usize| {
            let score = |row: usize| match value(row, salt) % 24 {
                21.. => i8::MIN,
                score => score as i8 - 10,
            };
            Arc::new(Column::Bytes((0..ROWS).map(score).collect()))
        };
        let columns = vec![
            yes_no(1, 20),
            yes_no(2, 30),
            yes_no(3, 5),
            yes_no(4, 10),
            Values::OfActors(vec![polity(5), polity(6)]),
        ];
        let units: Vec<u32> = (0..ROWS as u32).map(|row| row / 40).collect();
        let years = Column::Shorts((0..ROWS).map(|row| 1950 + (row % 40) as i16).collect());
        let names = UnitNames::new(vec!["a".into()], vec![0; 2 * ROWS.div_ceil(40)], 2);
        let set = DataSet::new(&units, names, Some(years), columns).into();
        let concept = |name: &str| argument.concepts.iter().position(|concept| &*concept.header.name == name);
        let names = ["pact", "rival", "conquered", "dispute", "polity"];
        let concepts =
            names.iter().enumerate().filter_map(|(column, name)| Some((ConceptId::from_index(concept(name)?), column)));
        Self(Bound { set, concepts: concepts.collect() })
    }
}

impl Tables for Pairs {
    fn load(&self, _: &Argument) -> Loaded {
        Loaded { sets: vec![(DataId(0), self.0.clone())], ..Loaded::default() }
    }
}

/// A draft that argues with a table; its last line is the one that is changed.
fn with_a_table(threshold: usize) -> String {
    format!(
        r#"
data dyads "Dyad-years"
  from "dyads.csv"
  row ccode1, ccode2, year
concept pact
  column "pact" of dyads
concept rival
  column "rival" of dyads
concept conquered
  column "conquered" of dyads
concept dispute
  column "dispute" of dyads
concept polity
  values number
  column "polity2" of dyads by ccode1, ccode2
theory threat "Balance of threat" @walt1987
  core own: "Each sees to itself."
  rivals community
  predicts align: pact when rival
  predicts needed: pact only when rival or conquered
  predicts oftener: pact more often when rival
theory community "Security community" @deutsch1957
  predicts calm: not dispute when polity by both >= 6
  predicts same: dispute exactly when not polity by both >= 6
auxiliary memory "A conquest is not forgotten"
  amends threat
  follows-from threat.own
  excepts conquered and polity by any <= {threshold} "who was occupied does not trust"
  predicts alone: not pact when conquered
"#
    )
}

/// What an editor does for a formula that has changed: everything that follows, over a million rows that are read already.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_changed_formula_over_a_million_rows(bencher: Bencher) {
    let rules = lakatos_rules::built_in();
    let texts = [with_a_table(3), with_a_table(4)];
    let documents = texts.each_ref().map(|text| Document::read(text, Host::Lakatos));
    let argument = analyse(&[AnalysisSource::new(&texts[0], &documents[0])], rules).argument;
    let tables = Pairs::new(&argument);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn = 1 - turn;
        let source = [AnalysisSource::new(&texts[turn], &documents[turn])];
        analyse_with(black_box(&source), rules, &tables, Effort::default()).findings.len()
    });
}
