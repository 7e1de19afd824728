//! The puzzle, and the account of every theory. The argument is under its titles.

use super::page::Block;
use crate::cli::output::capitalised;
use lakatos_engine::appraisal::amendment::Amendment;
use lakatos_engine::appraisal::data::timeline::timeline;
use lakatos_engine::appraisal::result::CaseResult;
use lakatos_engine::appraisal::wording::{Wording, ad_hoc, nothing, repair_word};
use lakatos_engine::argument::print::formula_text;
use lakatos_engine::argument::{Argument, Owner, PredictionId, Puzzle, TheoryId};
use lakatos_project::Works;

/// Every puzzle, with where it stands and what answers it.
pub fn puzzles(wording: Wording) -> Vec<Block> {
    let argument = wording.argument;
    let mut blocks = Vec::new();
    for puzzle in &argument.puzzles {
        let Puzzle { header, outcome, about, answer_theories, answer_auxiliaries, against } = puzzle;
        blocks.push(Block::Heading(2, format!("The puzzle: {}", header.name)));
        let mut pairs = Vec::new();
        if let Some(outcome) = outcome {
            pairs.push(("Outcome".to_owned(), argument.concept(*outcome).header.name.to_string()));
        }
        let cases: Vec<String> =
            about.iter().map(|case| argument.case(case.id)).map(|case| case.header.name.to_string()).collect();
        pairs.push(("Cases".to_owned(), cases.join("; ")));
        let theories = answer_theories.iter().map(|id| argument.theory(*id).header.name.to_string());
        let auxiliaries = answer_auxiliaries.iter().map(|id| argument.auxiliary(*id).header.name.to_string());
        pairs.push(("Answer".to_owned(), theories.chain(auxiliaries).collect::<Vec<_>>().join("; ")));
        let against = against.iter().map(|theory| argument.theory(theory.id).header.name.to_string());
        pairs.push(("Against".to_owned(), against.collect::<Vec<_>>().join("; ")));
        pairs.retain(|(_, text)| !text.is_empty());
        blocks.push(Block::Pairs(pairs));
    }
    blocks
}

/// Theory by theory: how it stands, what speaks for it and against it, what its auxiliaries do.
pub fn theories(wording: Wording, works: &Works) -> Vec<Block> {
    let argument = wording.argument;
    let mut blocks = Vec::new();
    for (index, theory) in argument.theories.iter().enumerate() {
        let id = TheoryId::from_index(index);
        let cited = works.all_called(&theory.header.citations, "; ");
        let cited = if cited.is_empty() { cited } else { format!(" ({cited})") };
        blocks.push(Block::Heading(3, format!("{}{cited}", theory.header.name)));
        let mut pairs = vec![("How it stands".to_owned(), capitalised(&wording.standing(id)))];
        pairs.extend(theory.predictions.iter().flat_map(|id| prediction(wording, *id)));
        blocks.push(Block::Pairs(pairs));
        blocks.extend(timelines(wording, id));
        for amended in wording.appraisal.amendments_of(id) {
            blocks.push(Block::Text(format!(
                "Its auxiliary `{}` is **{}**: {}.",
                argument.auxiliary(amended.auxiliary).header.name,
                repair_word(amended),
                wording.repair_reason(amended)
            )));
            blocks.push(Block::Pairs(amendment(wording, amended)));
        }
        blocks.push(Block::Pairs(tests(wording, Owner::Theory(id))));
    }
    blocks.retain(|block| !matches!(block, Block::Pairs(pairs) if pairs.is_empty()));
    blocks
}

/// What the concepts mean that the account calls by a short name, and how each is measured.
pub fn concepts(argument: &Argument, whole: &Argument) -> Vec<Block> {
    let pairs = argument.concepts.iter().zip(&whole.concepts).filter(|(concept, _)| concept.built_in.is_none());
    let pairs = pairs.filter_map(|(concept, titled)| {
        let term = titled.header.name.trim_matches(['“', '”']).to_owned();
        let title = Some(&concept.header.title).filter(|title| ***title != *term).map(ToString::to_string);
        let measured = concept.measured.iter().map(|measure| format!("measured by: {measure}"));
        let defined = titled.defined.as_ref().map(|formula| format!("defined as: {}", formula_text(whole, formula)));
        let said = title.into_iter().filter(|title| !title.is_empty()).chain(measured).chain(defined);
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| (capitalised(&term), said.join("; ")))
    });
    let pairs: Vec<(String, String)> = pairs.collect();
    match pairs.is_empty() {
        true => Vec::new(),
        false => vec![Block::Heading(2, "Concepts".to_owned()), Block::Pairs(pairs)],
    }
}

/// The tests within cases of a theory or an auxiliary.
fn tests(wording: Wording, owner: Owner) -> Vec<(String, String)> {
    let own = wording.argument.tests.iter().filter(|test| test.owner == Some(owner));
    let line = |test| {
        let (what, shows) = wording.test(test);
        (format!("Test: {}", test.header.name), format!("{what}: {shows}"))
    };
    own.map(line).collect()
}

fn prediction(wording: Wording, id: PredictionId) -> Vec<(String, String)> {
    let mut pairs = vec![(format!("Predicts ({})", wording.label(id)), wording.claim(id))];
    if let Some(rates) = wording.appraisal.results[id.index()].rates {
        if !wording.is_of_data_alone(id, rates) {
            pairs.push((capitalised(rates.word()), rates.to_string()));
        }
        pairs.extend(wording.left_out(id).into_iter().map(|line| ("Left out".to_owned(), line)));
        pairs.extend(data(wording, id));
        return pairs;
    }
    for (result, heading) in [
        (CaseResult::Corroborates, "For it"),
        (CaseResult::Contradicts, "Against it"),
        (CaseResult::Absent, "Absent"),
        (CaseResult::Contested, "Contested"),
        (CaseResult::Undecided, "Undecided"),
    ] {
        // What is to be said of several cases is said once.
        let mut groups: Vec<(&str, String, Vec<String>)> = Vec::new();
        for line in wording.results(id).into_iter().filter(|line| line.result == result) {
            let case = wording.dated(line.case);
            let heading = match wording.heading(id, line.case, result) {
                "built on" => "Built on",
                _ => heading,
            };
            match groups.iter_mut().find(|(of, note, _)| *of == heading && *note == line.note) {
                Some((.., cases)) => cases.push(case),
                None => groups.push((heading, line.note, vec![case])),
            }
        }
        for (heading, note, cases) in groups {
            let note = if note.is_empty() { note } else { format!(": {note}") };
            pairs.push((heading.to_owned(), format!("{}{note}", cases.join("; "))));
        }
    }
    pairs.extend(data(wording, id));
    pairs
}

/// What data sets say of a prediction.
fn data(wording: Wording, id: PredictionId) -> Vec<(String, String)> {
    let of_each = wording.data_on(id).flat_map(|(account, counts)| {
        let name = wording.data(account);
        let clauses = wording.on_data(account, counts).into_iter();
        clauses.map(move |(word, text)| (format!("{} ({name})", capitalised(word)), text))
    });
    of_each.collect()
}

/// Small pictures of what data sets say of a theory's predictions, over the years.
fn timelines(wording: Wording, id: TheoryId) -> Vec<Block> {
    let mut blocks = Vec::new();
    for prediction in &wording.argument.theory(id).predictions {
        for (account, _) in wording.data_on(*prediction) {
            if let Some(timeline) = timeline(wording.argument, account, *prediction) {
                let title = format!(
                    "{}: for and against by {}, over the years",
                    wording.claim(*prediction),
                    wording.data(account)
                );
                blocks.push(Block::Timeline(timeline, title));
            }
        }
    }
    blocks
}

fn amendment(wording: Wording, amendment: &Amendment) -> Vec<(String, String)> {
    let listed = |list: Vec<String>| if list.is_empty() { nothing(amendment).to_owned() } else { list.join("; ") };
    let mut pairs = vec![
        ("Rescues".to_owned(), listed(wording.rescues(amendment))),
        ("Loses".to_owned(), listed(wording.cases_of(&amendment.lost))),
        ("Adds".to_owned(), listed(wording.additions(amendment))),
    ];
    for account in &wording.appraisal.data {
        if let Some(repair) = account.repair(amendment.auxiliary, amendment.theory) {
            pairs.push((format!("In {}", wording.data(account)), wording.repair_on_data(account, repair)));
        }
    }
    pairs.extend(wording.argument.auxiliary(amendment.auxiliary).predictions.iter().flat_map(|id| data(wording, *id)));
    let senses = ad_hoc(amendment);
    if !senses.is_empty() {
        pairs.push(("Senses of ad hoc".to_owned(), senses));
    }
    pairs.extend(tests(wording, Owner::Auxiliary(amendment.auxiliary)));
    pairs
}
