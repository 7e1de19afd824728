//! A draft as text: declarations of one header and a line for each property.

use super::draft::{Auxiliary, Case, Draft, Formula, Prediction, Theory, Value, Values};

/// A declaration, line by line; properties without their indentation.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    pub header: String,
    pub properties: Vec<String>,
}

impl Printed {
    /// With its properties indented below it, and a line end.
    pub fn text(&self) -> String {
        let properties: String = self.properties.iter().map(|line| format!("  {line}\n")).collect();
        format!("{}\n{properties}", self.header)
    }
}

/// Declarations as one text, a blank line between each two.
pub fn joined(declarations: &[Printed]) -> String {
    declarations.iter().map(Printed::text).collect::<Vec<_>>().join("\n")
}

impl Draft {
    /// As one text.
    pub fn text(&self) -> String {
        joined(&self.printed())
    }

    /// Every declaration.
    pub fn printed(&self) -> Vec<Printed> {
        let mut printed = Vec::new();
        if let Some(about) = &self.puzzle {
            let mut properties = vec![format!("outcome {}", self.concepts[0].name)];
            properties.extend(self.cases_line("about", about));
            printed.push(Printed { header: "puzzle why \"Why?\"".to_owned(), properties });
        }
        for concept in &self.concepts {
            let mut properties = Vec::new();
            match &concept.values {
                Values::Levels { names, .. } if names == &["no", "yes"] => {}
                Values::Levels { names, is_ordered } => {
                    properties.push(format!("values {}", names.join(if *is_ordered { " < " } else { ", " })));
                }
                Values::Number => properties.push("values number".to_owned()),
            }
            properties.extend(self.concepts_line("measures", &concept.measures));
            printed.push(Printed { header: format!("concept {} \"What it is\"", concept.name), properties });
        }
        for name in &self.paradigms {
            let properties = vec!["core \"States fear.\"".to_owned(), "heuristic way: \"Look for power.\"".to_owned()];
            printed.push(Printed { header: format!("paradigm {name}"), properties });
        }
        printed.extend(self.theories.iter().map(|theory| self.theory(theory)));
        printed.extend(self.auxiliaries.iter().map(|auxiliary| self.auxiliary(auxiliary)));
        printed.extend(self.cases.iter().map(|case| self.case(case)));
        printed.extend(self.tests.iter().map(|test| Printed {
            header: format!("test {}", test.name),
            properties: vec![
                format!("of {}", test.of),
                format!("on {}", self.cases[test.on].name),
                format!("kind {}", test.kind),
                format!("found {}", test.found),
            ],
        }));
        printed
    }

    fn theory(&self, theory: &Theory) -> Printed {
        let mut properties: Vec<String> =
            theory.paradigm.iter().map(|paradigm| format!("of {}", self.paradigms[*paradigm])).collect();
        if theory.has_core {
            properties.push("core own: \"Threats are seen.\"".to_owned());
        }
        properties.extend(theory.scope.iter().map(|scope| format!("scope {}", self.formula(scope))));
        properties.extend(theory.predictions.iter().map(|prediction| self.prediction(prediction)));
        properties.extend(self.concepts_line("irrespective-of", &theory.irrespective_of));
        let rivals: Vec<&str> = theory.rivals.iter().map(|rival| self.theories[*rival].name.as_str()).collect();
        properties.extend(line("rivals", &rivals));
        properties.extend(self.cases_line("built-on", &theory.built_on));
        properties.extend(self.cases_line("concedes", &theory.concedes));
        Printed { header: format!("theory {} \"A theory\" @walt1987", theory.name), properties }
    }

    /// An auxiliary.
    pub fn auxiliary(&self, auxiliary: &Auxiliary) -> Printed {
        let amended: Vec<&str> = auxiliary.amends.iter().map(|theory| self.theories[*theory].name.as_str()).collect();
        let mut properties: Vec<String> = line("amends", &amended).into_iter().collect();
        properties.extend(self.cases_line("rescues", &auxiliary.rescues));
        properties.extend(auxiliary.excepts.iter().map(|formula| format!("excepts {}", self.formula(formula))));
        properties.extend(auxiliary.recodes.iter().map(|(case, concept, value)| {
            format!("recodes {}: {}", self.cases[*case].name, self.coding(*concept, *value))
        }));
        properties.extend(auxiliary.predictions.iter().map(|prediction| self.prediction(prediction)));
        let sources: Vec<&str> = auxiliary.follows_from.iter().map(String::as_str).collect();
        properties.extend(line("follows-from", &sources));
        properties.extend(self.cases_line("built-on", &auxiliary.built_on));
        Printed { header: format!("auxiliary {}", auxiliary.name), properties }
    }

    fn case(&self, case: &Case) -> Printed {
        let period = match case.period {
            Some((first, last)) if first == last => format!(" {first}"),
            Some((first, last)) => format!(" {first}..{last}"),
            None => String::new(),
        };
        let mut properties: Vec<String> =
            case.within.iter().map(|parent| format!("within {}", self.cases[*parent].name)).collect();
        properties.extend(case.observations.iter().map(|(concept, value)| self.coding(*concept, *value)));
        let settles = case.settles.iter().map(|(concept, value)| format!("settles {}", self.coding(*concept, *value)));
        properties.extend(settles);
        Printed { header: format!("case {} \"A case\"{period}", case.name), properties }
    }

    fn prediction(&self, prediction: &Prediction) -> String {
        let label = prediction.label.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
        let outcome = match &prediction.outcome {
            Formula::Not(inner) => format!("not {}", self.formula(inner)),
            outcome => self.formula(outcome),
        };
        match prediction.mode {
            "" => format!("predicts {label}{outcome}"),
            mode => format!("predicts {label}{outcome} {mode} {}", self.formula(&prediction.condition)),
        }
    }

    /// A formula, each of its parts in parentheses.
    pub fn formula(&self, formula: &Formula) -> String {
        let bracketed = |part: &Formula| match part {
            Formula::Compare { .. } => self.formula(part),
            _ => format!("({})", self.formula(part)),
        };
        let joined = |parts: &[Formula], word| parts.iter().map(bracketed).collect::<Vec<_>>().join(word);
        match formula {
            Formula::Compare { concept, operator, operand } => {
                let Values::Levels { names, .. } = &self.concepts[*concept].values else {
                    return format!("{} {operator} {operand}", self.concepts[*concept].name);
                };
                match (names[*operand as usize], *operator) {
                    ("yes", "=") => self.concepts[*concept].name.clone(),
                    (level, operator) => format!("{} {operator} {level}", self.concepts[*concept].name),
                }
            }
            Formula::Not(inner) => format!("not {}", bracketed(inner)),
            Formula::And(parts) => joined(parts, " and "),
            Formula::Or(parts) => joined(parts, " or "),
        }
    }

    fn coding(&self, concept: usize, value: Value) -> String {
        format!("{} = {}", self.concepts[concept].name, self.value(concept, value))
    }

    /// A value of a concept.
    pub fn value(&self, concept: usize, value: Value) -> String {
        match (value, &self.concepts[concept].values) {
            (Value::Unknown, _) => "unknown".to_owned(),
            (Value::Within(rank, _), Values::Levels { names, .. }) => names[rank as usize].to_owned(),
            (Value::Within(low, high), Values::Number) if low == high => low.to_string(),
            (Value::Within(low, high), Values::Number) if high.is_infinite() => format!("{low}.."),
            (Value::Within(low, high), Values::Number) => format!("{low}..{high}"),
        }
    }

    fn cases_line(&self, keyword: &str, cases: &[usize]) -> Option<String> {
        line(keyword, &cases.iter().map(|case| self.cases[*case].name.as_str()).collect::<Vec<_>>())
    }

    fn concepts_line(&self, keyword: &str, concepts: &[usize]) -> Option<String> {
        line(keyword, &concepts.iter().map(|concept| self.concepts[*concept].name.as_str()).collect::<Vec<_>>())
    }
}

fn line(keyword: &str, names: &[&str]) -> Option<String> {
    (!names.is_empty()).then(|| format!("{keyword} {}", names.join(", ")))
}
