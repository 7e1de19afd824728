//! What is said of a draft that argues with a table: by the rules, and in words.

use lakatos_engine::appraisal::data::{NoTables, PlainTables};
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::{Effort, PredictionId};
use lakatos_engine::rules::{Analysis, AnalysisSource, RuleSet, analyse_with};
use lakatos_syntax::{Document, Host};

const DRAFT: &str = r#"
data dyads "Dyad-years" @leeds2002
  from "dyads.csv"
  row ccode1, ccode2, year
  names "names.csv" on ccode

concept pact "A defence pact in force"
  column "pact" of dyads

concept shared-rival "Both have a rival in common"
  column "rival" of dyads

concept conquered "The one held the other within fifty years"
  column "conquered" of dyads

concept polity
  values number
  column "polity2" of dyads by ccode1, ccode2

concept joint-democracy
  defined polity by both >= 6

theory balance-of-threat "Balance of threat" @walt1987
  core self-help: "Each state sees to its own security."
  mechanism "A common enemy makes friends."
  predicts align: pact when shared-rival
  predicts oftener: pact more often when shared-rival
  predicts needed: pact only when shared-rival
  predicts both: pact exactly when shared-rival
  predicts majority: pact mostly when shared-rival

theory community "Security community" @deutsch1957
  core identity: "Democracies are friends."
  mechanism "Who trusts a regime needs no pact against it."
  rivals balance-of-threat
  predicts free: not pact when joint-democracy

auxiliary conquest-memory "A conquest is not forgotten"
  amends balance-of-threat
  follows-from balance-of-threat.self-help
  excepts conquered "who was occupied does not trust"
  predicts alone: not pact when conquered
"#;

const TABLE: &str = "
ccode1,ccode2,year,rival,pact,conquered,polity21,polity22
2,200,1950,1,1,0,10,10
2,200,1951,1,1,0,10,10
2,200,1952,0,1,0,10,10
2,750,1955,1,0,0,10,9
2,750,1956,1,0,0,10,9
2,740,1955,1,0,1,10,10
2,740,1956,1,1,1,10,NA
2,365,1955,0,0,0,10,-7
2,365,1956,0,NA,0,10,NA
740,732,1955,1,0,1,NA,5
";

const NAMES: &str = "ccode,name\n2,United States\n200,United Kingdom\n750,India\n740,Japan\n365,Russia\n732,Korea\n";

fn tables() -> PlainTables {
    PlainTables {
        files: vec![("dyads.csv".to_owned(), TABLE.to_owned()), ("names.csv".to_owned(), NAMES.to_owned())],
        recorded: Vec::new(),
    }
}

fn analysed(text: &str, rules: &RuleSet, tables: &PlainTables) -> Analysis {
    let document = Document::read(text, Host::Lakatos);
    analyse_with(&[AnalysisSource::new(text, &document)], rules, tables, Effort::default())
}

#[test]
fn rows_and_units_are_told_in_words() {
    let analysis = analysed(DRAFT, &RuleSet::new(Vec::new()), &tables());
    let wording = Wording { argument: &analysis.argument, appraisal: &analysis.appraisal };
    let mut told = String::new();
    for id in (0..analysis.argument.predictions.len()).map(PredictionId::from_index) {
        told.push_str(&format!("{}: {}\n", analysis.argument.prediction(id).name, wording.claim(id)));
        for (account, counts) in wording.data_on(id) {
            for (word, text) in wording.on_data(account, counts) {
                told.push_str(&format!("  {word}: {text}\n"));
            }
        }
    }
    for account in &analysis.appraisal.data {
        account
            .repairs
            .iter()
            .for_each(|repair| told.push_str(&format!("{}\n", wording.repair_on_data(account, repair))));
        account
            .contests
            .iter()
            .for_each(|contest| told.push_str(&format!("{}\n", wording.contest_on_data(account, contest))));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn a_draft_with_a_table_and_no_case_is_not_told_that_it_has_none() {
    let analysis = analysed(DRAFT, lakatos_rules::built_in(), &tables());
    let told = |analysis: &Analysis| {
        let lines = analysis.findings.iter().map(|finding| format!("{}: {}\n", finding.code, finding.message));
        lines.collect::<String>()
    };
    insta::assert_snapshot!(told(&analysis));
    // And while the table is not read, nothing is said for or against either.
    let document = Document::read(DRAFT, Host::Lakatos);
    let unread =
        analyse_with(&[AnalysisSource::new(DRAFT, &document)], lakatos_rules::built_in(), &NoTables, Effort::default());
    insta::assert_snapshot!(told(&unread));
}
