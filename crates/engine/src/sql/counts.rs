//! What is counted of a claim, by its mode.

use super::dialect::Dialect;
use lakatos_syntax::ast::Mode;

/// A count by its name, and what the rows meet that it counts.
type Count = (&'static str, String);

/// Names of parts, in the quotation marks of an engine.
struct Parts {
    scope: String,
    condition: String,
    outcome: String,
}

impl Parts {
    fn new(dialect: Dialect) -> Self {
        let [scope, condition, outcome] = ["in scope", "condition", "outcome"].map(|part| dialect.name(part));
        Self { scope, condition, outcome }
    }

    /// In scope, with a condition and an outcome that are known to hold, or not to.
    fn cell(&self, condition: bool, outcome: bool) -> String {
        let Self { scope, condition: with, outcome: out } = self;
        format!("{scope} IS TRUE AND {with} IS {} AND {out} IS {}", word(condition), word(outcome))
    }
}

fn word(truth: bool) -> &'static str {
    if truth { "TRUE" } else { "FALSE" }
}

/// What a row says of a claim: a word. None of a tendency, of which no single row says anything, and of `moves with`,
/// which holds rows against those before them.
pub(super) fn result(mode: Mode, dialect: Dialect) -> Option<String> {
    let parts = Parts::new(dialect);
    let Parts { scope, condition, outcome } = &parts;
    let cell = |with, out| parts.cell(with, out);
    let (silent, cells): (String, Vec<Count>) = match mode {
        Mode::When | Mode::Always => (
            format!("{scope} IS FALSE OR {condition} IS FALSE"),
            vec![("for", cell(true, true)), ("against", cell(true, false))],
        ),
        // The condition without the outcome: what is needed need not be enough.
        Mode::OnlyWhen => (
            format!("{scope} IS FALSE OR ({condition} IS TRUE AND {outcome} IS FALSE)"),
            vec![("for", cell(true, true)), ("against", cell(false, true)), ("absent", cell(false, false))],
        ),
        Mode::ExactlyWhen => (
            format!("{scope} IS FALSE"),
            vec![
                ("for", format!("({}) OR ({})", cell(true, true), cell(false, false))),
                ("against", format!("({}) OR ({})", cell(true, false), cell(false, true))),
            ],
        ),
        Mode::MoreOftenWhen | Mode::MostlyWhen | Mode::MovesWith => return None,
    };
    let whens: String = cells.into_iter().map(|(word, test)| format!("\n      WHEN {test} THEN '{word}'")).collect();
    Some(format!("CASE\n      WHEN {silent} THEN 'silent'{whens}\n      ELSE 'undecided'\n    END"))
}

/// The counts of rows and of units by what rows say.
pub(super) fn of_results(mode: Mode, dialect: Dialect) -> Vec<String> {
    let (result, unit) = (dialect.name("result"), dialect.name("unit"));
    let words = ["for", "against", "absent", "silent", "undecided"];
    let words = words.into_iter().filter(|word| *word != "absent" || mode == Mode::OnlyWhen);
    let mut counts = vec!["COUNT(*) AS rows_in_all".to_owned(), format!("COUNT(DISTINCT {unit}) AS units_in_all")];
    for word in words {
        let test = format!("{result} = '{word}'");
        counts.push(format!("{} AS rows_{word}", dialect.count(&test)));
        counts.push(format!("{} AS units_{word}", dialect.count_distinct(&unit, &test)));
    }
    if matches!(mode, Mode::When | Mode::OnlyWhen | Mode::ExactlyWhen) {
        let parts = Parts::new(dialect);
        let Parts { scope, condition, outcome } = &parts;
        let known = |part: &str| format!("({part} IS TRUE OR {part} IS FALSE)");
        let with = format!("{scope} IS TRUE AND {condition} IS TRUE AND {}", known(outcome));
        let out = format!("{scope} IS TRUE AND {outcome} IS TRUE AND {}", known(condition));
        counts.push(format!("{} AS rows_with_both", dialect.count(&parts.cell(true, true))));
        counts.push(format!("{} AS rows_with_condition", dialect.count(&with)));
        counts.push(format!("{} AS rows_with_outcome", dialect.count(&out)));
    }
    counts
}

/// What is asked of a tendency: counts over rows, and over units the mean of the shares that their rows have the outcome
/// in.
pub(super) struct Rates {
    /// What is counted in each unit, and over all rows.
    pub(super) of_rows: Vec<(&'static str, String)>,
    /// What is asked of units.
    pub(super) of_units: Vec<String>,
}

/// The rates of a tendency; none of other claims.
pub(super) fn rates(mode: Mode, dialect: Dialect) -> Option<Rates> {
    let parts = Parts::new(dialect);
    let open = format!("{} IS TRUE AND {} IS TRUE AND {} IS NULL", parts.scope, parts.condition, parts.outcome);
    let with = [("with_yes", parts.cell(true, true)), ("with_no", parts.cell(true, false))];
    let side = |side: &str| {
        let known = format!("{side}_yes + {side}_no");
        [
            format!("{} AS units_{side}", dialect.count(&format!("{known} > 0"))),
            format!("AVG(CASE WHEN {known} > 0 THEN 1.0 * {side}_yes / ({known}) END) AS mean_{side}"),
        ]
    };
    Some(match mode {
        Mode::MoreOftenWhen => Rates {
            of_rows: with
                .into_iter()
                .chain([("without_yes", parts.cell(false, true)), ("without_no", parts.cell(false, false))])
                .collect(),
            of_units: side("with").into_iter().chain(side("without")).collect(),
        },
        Mode::MostlyWhen => {
            let all_open = dialect.count("with_yes + with_no = 0 AND still_open > 0");
            Rates {
                of_rows: with.into_iter().chain([("still_open", open)]).collect(),
                of_units: side("with").into_iter().chain([format!("{all_open} AS units_still_open")]).collect(),
            }
        }
        _ => return None,
    })
}
