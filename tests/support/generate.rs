//! Valid drafts from a tape of choices.

use super::choices::{Choices, choices};
use super::draft::{
    Auxiliary, Case, Concept, Draft, Formula, MODES, OPERATORS, Prediction, Test, Theory, Value, Values,
};
use proptest::prelude::*;

/// Drafts of every construct of the language, with no mistake in them.
pub fn drafts() -> impl Strategy<Value = Draft> {
    choices(600).prop_map(|mut choices| draft(&mut choices))
}

/// Names with what makes names hard: keywords within them, letters beyond ASCII.
const CONCEPTS: [&str; 6] = ["threat", "case-count", "동맹", "of-land", "étatisme", "when_then"];
const CASES: [&str; 7] = ["korea-japan", "test-ban", "wien1815", "no-man-s-land", "Ærø", "use-of-force", "k7"];
const NUMBERS: [f64; 4] = [0.0, 2.0, -2.5, 5.0];

/// A draft.
pub fn draft(choices: &mut Choices) -> Draft {
    let mut draft = Draft::default();
    for name in CONCEPTS.iter().take(2 + choices.below(4)) {
        let concept = Concept {
            name: (*name).to_owned(),
            values: values(choices),
            measures: choices.some_below(draft.concepts.len(), 10),
        };
        draft.concepts.push(concept);
    }
    draft.paradigms = (0..choices.below(3)).map(|number| format!("paradigm-{number}")).collect();
    for name in CASES.iter().take(1 + choices.below(6)) {
        let case = case(choices, name, &draft);
        draft.cases.push(case);
    }
    for number in 0..1 + choices.below(3) {
        let theory = theory(choices, format!("theory-{number}"), &draft);
        draft.theories.push(theory);
    }
    for number in 0..choices.below(4) {
        let auxiliary = auxiliary(choices, format!("aux-{number}"), &draft);
        draft.auxiliaries.push(auxiliary);
    }
    for number in 0..choices.below(3) {
        let test = test(choices, format!("t{number}"), &draft);
        draft.tests.push(test);
    }
    draft.puzzle = choices.chance(30).then(|| choices.some_below(draft.cases.len(), 50));
    draft
}

fn values(choices: &mut Choices) -> Values {
    let levels = |names: &[&'static str], is_ordered| Values::Levels { names: names.to_vec(), is_ordered };
    match choices.below(10) {
        0..5 => levels(&["no", "yes"], true),
        5..7 => levels(&["none", "consultation", "entente", "defence"][..3 + choices.below(2)], true),
        7 => levels(&["europe", "east-asia", "other"], false),
        8 => levels(&["1", "2", "3"], true),
        _ => Values::Number,
    }
}

/// One value that the concept takes.
pub fn value(choices: &mut Choices, concept: &Concept) -> Value {
    if choices.chance(8) {
        return Value::Unknown;
    }
    match &concept.values {
        Values::Levels { names, .. } => {
            let rank = choices.below(names.len()) as f64;
            Value::Within(rank, rank)
        }
        Values::Number => {
            let low = choices.pick(&NUMBERS) + choices.below(3) as f64 - 1.0;
            match choices.below(4) {
                0 | 1 => Value::Within(low, low),
                2 => Value::Within(low, low + 1.0 + choices.below(4) as f64),
                _ => Value::Within(low, f64::INFINITY),
            }
        }
    }
}

fn case(choices: &mut Choices, name: &str, draft: &Draft) -> Case {
    let first = 1900 + choices.below(90) as u32;
    let mut case = Case {
        name: name.to_owned(),
        period: choices.chance(70).then(|| (first, first + choices.below(30) as u32)),
        within: (!draft.cases.is_empty() && choices.chance(20)).then(|| choices.below(draft.cases.len())),
        ..Case::default()
    };
    for (index, concept) in draft.concepts.iter().enumerate() {
        let count = [1, 1, 1, 1, 1, 0, 0, 2, 2, 3][choices.below(10)];
        for _ in 0..count {
            case.observations.push((index, value(choices, concept)));
        }
        if choices.chance(if count > 1 { 40 } else { 5 }) {
            case.settles.push((index, value(choices, concept)));
        }
    }
    case
}

fn theory(choices: &mut Choices, name: String, draft: &Draft) -> Theory {
    let cases = draft.cases.len();
    let predictions = (0..1 + choices.below(3)).map(|number| prediction(choices, number, draft)).collect();
    Theory {
        name,
        paradigm: (!draft.paradigms.is_empty() && choices.chance(60)).then(|| choices.below(draft.paradigms.len())),
        has_core: choices.chance(30),
        scope: (0..[0, 0, 1, 2][choices.below(4)]).map(|_| formula(choices, draft, 1)).collect(),
        predictions,
        irrespective_of: choices.some_below(draft.concepts.len(), 10),
        rivals: choices.some_below(draft.theories.len(), 30),
        built_on: choices.some_below(cases, 15),
        concedes: choices.some_below(cases, 10),
    }
}

/// A prediction; labelled ones have different labels by their numbers.
pub fn prediction(choices: &mut Choices, number: usize, draft: &Draft) -> Prediction {
    let outcome = comparison(choices, draft);
    let outcome = if choices.chance(20) { outcome.negated() } else { outcome };
    let mode = choices.pick(&MODES);
    let condition = if mode.is_empty() { Formula::TRUE } else { formula(choices, draft, 2) };
    Prediction { label: choices.chance(50).then(|| format!("label{number}")), outcome, mode, condition }
}

fn comparison(choices: &mut Choices, draft: &Draft) -> Formula {
    let concept = choices.below(draft.concepts.len());
    let (operators, operand): (&[&'static str], f64) = match &draft.concepts[concept].values {
        Values::Levels { names, is_ordered: true } => (&OPERATORS, choices.below(names.len()) as f64),
        Values::Levels { names, is_ordered: false } => (&OPERATORS[..2], choices.below(names.len()) as f64),
        Values::Number => (&OPERATORS, choices.pick(&NUMBERS)),
    };
    Formula::Compare { concept, operator: choices.pick(operators), operand }
}

/// A formula over the concepts of a draft.
pub fn formula(choices: &mut Choices, draft: &Draft, depth: usize) -> Formula {
    let kind = if depth == 0 { 0 } else { choices.below(8) };
    match kind {
        0..4 => comparison(choices, draft),
        4 => formula(choices, draft, depth - 1).negated(),
        kind => {
            let parts = (0..2 + choices.below(2)).map(|_| formula(choices, draft, depth - 1)).collect();
            if kind == 5 { Formula::Or(parts) } else { Formula::And(parts) }
        }
    }
}

fn auxiliary(choices: &mut Choices, name: String, draft: &Draft) -> Auxiliary {
    let cases = draft.cases.len();
    let first = choices.below(draft.theories.len());
    let mut amends = vec![first];
    amends.extend(choices.some_below(draft.theories.len(), 15).into_iter().filter(|theory| *theory != first));
    let recodes = (0..[0, 0, 0, 1, 2][choices.below(5)]).map(|_| {
        let concept = choices.below(draft.concepts.len());
        (choices.below(cases), concept, value(choices, &draft.concepts[concept]))
    });
    let recodes = recodes.collect();
    let sources: Vec<String> = (draft.theories.iter().filter(|theory| theory.has_core))
        .map(|theory| format!("{}.own", theory.name))
        .chain(draft.paradigms.iter().flat_map(|name| [format!("{name}.c1"), format!("{name}.way")]))
        .collect();
    Auxiliary {
        name,
        amends,
        rescues: choices.some_below(cases, 30),
        excepts: (0..[0, 1, 1, 2][choices.below(4)]).map(|_| formula(choices, draft, 1)).collect(),
        recodes,
        predictions: (0..choices.below(3)).map(|number| prediction(choices, number, draft)).collect(),
        follows_from: choices.some_below(sources.len(), 40).into_iter().map(|index| sources[index].clone()).collect(),
        built_on: choices.some_below(cases, 10),
    }
}

fn test(choices: &mut Choices, name: String, draft: &Draft) -> Test {
    let theory = choices.pick(&draft.theories);
    let whole = theory.name.clone();
    let number = choices.below(theory.predictions.len());
    let one = Draft::prediction_name(&whole, number, &theory.predictions[number]);
    Test {
        name,
        of: choices.pick(&[whole, one]),
        on: choices.below(draft.cases.len()),
        kind: choices.pick(&["hoop", "smoking-gun", "straw-in-the-wind", "doubly-decisive"]),
        found: choices.pick(&["pending", "yes", "no"]),
    }
}
