//! The properties: a row for each.

use super::operand::Operand::{
    self, Choice, Codes, Coding, Column, ColumnFormula, Formula, FreeName, Join, Levels, Likeness, Names, OwnNames,
    Prediction, Qualified, QualifiedNames, Recoding, Row, Selection, Text, Texts, UnitNames, Year,
};
use super::operand::Target;
use super::words::{TEST_KINDS, TEST_RESULTS};
use crate::ast::ListProperty as List;
use crate::ast::{DeclarationKind, PropertyValue, TextProperty};

/// A line of a declaration.
#[derive(Clone, Copy, Debug)]
pub struct PropertyRow {
    /// The word that opens it.
    pub keyword: &'static str,
    /// Whether a declaration takes it once at most, and with one name only.
    pub is_single: bool,
    /// What it says, by the declarations that take it.
    pub usages: &'static [Usage],
}

/// A property in some of the declarations that take it.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    /// The declarations.
    pub owners: &'static [DeclarationKind],
    /// What follows the keyword.
    pub operand: Operand,
    /// How it is written.
    pub form: &'static str,
    /// One line of documentation.
    pub summary: &'static str,
}

impl PropertyRow {
    /// What the grammar calls its node.
    pub fn node_name(&self) -> String {
        match self.keyword {
            // These are nodes of their own within other lines.
            "where" => "filter".to_owned(),
            "missing" => "missing_codes".to_owned(),
            keyword => keyword.replace('-', "_"),
        }
    }

    /// Whether the word that opens it opens nothing but a line of a data set, and is a name elsewhere.
    pub fn is_of_data(&self) -> bool {
        self.owners().all(|owner| owner == DeclarationKind::Data)
    }

    /// Its usage in a declaration; none where that does not take it.
    pub fn usage_in(&self, owner: DeclarationKind) -> Option<&'static Usage> {
        self.usages.iter().find(|usage| usage.owners.contains(&owner))
    }

    /// Its usage in a declaration, or else in the first that takes it.
    pub fn usage_in_or_first(&self, owner: Option<DeclarationKind>) -> Option<&'static Usage> {
        owner.and_then(|owner| self.usage_in(owner)).or_else(|| self.usages.first())
    }

    /// How it is written in a declaration, or else in the first that takes it.
    pub fn form_in(&self, owner: Option<DeclarationKind>) -> &'static str {
        self.usage_in_or_first(owner).map_or("", |usage| usage.form)
    }

    /// The declarations that take it.
    pub fn owners(&self) -> impl Iterator<Item = DeclarationKind> {
        self.usages.iter().flat_map(|usage| usage.owners).copied()
    }
}

/// What the one property without a keyword is called.
pub const OBSERVATION: &str = "observation";

/// Writes rows as a table: whether there is one at most, the keyword, and for each usage the declarations that take it,
/// the operand, the form and the summary.
macro_rules! rows {
    ($($count:ident $keyword:literal {
        $([$($owner:ident)*] $operand:expr, $form:literal, $summary:literal;)+
    })*) => {
        &[$(PropertyRow {
            keyword: $keyword,
            is_single: matches!(Count::$count, Count::Single),
            usages: &[$(Usage {
                owners: &[$(DeclarationKind::$owner),*],
                operand: $operand,
                form: $form,
                summary: $summary,
            }),+],
        }),*]
    };
}

enum Count {
    Single,
    Several,
}

/// In the order in which they are offered and named in messages.
pub const PROPERTIES: &[PropertyRow] = rows! {
    Single "outcome" {
        [Puzzle] Names(List::Outcome, Target::Concept), "outcome CONCEPT", "What is to be explained.";
    }
    Several "about" {
        [Puzzle] Names(List::About, Target::Case), "about CASE, …", "The cases that pose the puzzle.";
    }
    Several "answer" {
        [Puzzle] Names(List::Answer, Target::TheoryOrAuxiliary), "answer THEORY",
            "The theory or auxiliary that you say answers the puzzle.";
    }
    Several "against" {
        [Puzzle] Names(List::Against, Target::Theory), "against THEORY, …",
            "The theories that the paper argues against.";
    }
    Single "values" {
        [Concept] Levels, "values none < entente < defence",
            "The values of the concept: levels with `<` where they are ordered, with commas where not, or `number`. \
             Where nothing is said, `no < yes`.";
    }
    Several "measured" {
        [Concept] Text(TextProperty::Measured), "measured \"…\"",
            "How one would observe it, so that two readers code a case alike.";
    }
    Several "measures" {
        [Concept] Names(List::Measures, Target::Concept), "measures CONCEPT",
            "The concept that this one is a measure of.";
    }
    Single "defined" {
        [Concept] Formula(PropertyValue::Defined), "defined FORMULA",
            "What an index is made of. It holds where the formula does, and is never observed itself.";
    }
    Several "same-as" {
        [Concept] Names(List::SameAs, Target::InLibrary), "same-as CONCEPT",
            "It is the concept of that name in a library.";
        [Theory] Names(List::SameAs, Target::InLibrary), "same-as THEORY",
            "It is the theory of that name in a library.";
        [Case] Names(List::SameAs, Target::InLibrary), "same-as CASE",
            "It is the case of that name in a library.";
    }
    Several "column" {
        [Concept] Column, "column \"…\" of DATA",
            "Its column in a data set, once for each. Behind it, `by COLUMN, COLUMN` says whose of the actors of a row it \
             is, and `as LEVEL = CODE, …` which of its values stands for which level.";
    }
    Several "core" {
        [Paradigm] Text(TextProperty::Core), "core LABEL: \"…\"",
            "An assumption that no repair may give up: Lakatos's hard core.";
        [Theory] Text(TextProperty::Core), "core LABEL: \"…\"",
            "An assumption, of this theory alone, that no repair may give up: Lakatos's hard core.";
    }
    Several "heuristic" {
        [Paradigm] Text(TextProperty::Heuristic), "heuristic LABEL: \"…\"",
            "Where the programme looks when something does not fit.";
    }
    Several "predicts" {
        [Theory] Prediction, "predicts LABEL: OUTCOME when CONDITION",
            "What will be observed. Choose the weakest mode that your argument needs: `more often when`, `mostly when`, \
             `when`, `only when`, `exactly when`, or none for *always*; `moves with` for what changes together. \
             `where FORMULA` behind it says where this one prediction holds.";
        [Auxiliary] Prediction, "predicts LABEL: OUTCOME when CONDITION",
            "What will be observed if the auxiliary is true. Choose the weakest mode that your argument needs: \
             `more often when`, `mostly when`, `when`, `only when`, `exactly when`, or none for *always*; `moves with` \
             for what changes together. `where FORMULA` behind it says where this one prediction holds.";
        [Paradigm] Prediction, "predicts LABEL: OUTCOME when CONDITION",
            "What will be observed. lakatos asks which theory of the paradigm is meant.";
    }
    Several "explains" {
        [Theory] Names(List::Explains, Target::Case), "explains CASE, …",
            "The paper claims that it explains these cases.";
        [Paradigm] Names(List::Explains, Target::Case), "explains CASE, …",
            "A claim in the text that it explains these cases. lakatos asks which theory of the paradigm is meant.";
    }
    Single "of" {
        [Theory] Qualified(Target::Paradigm), "of PARADIGM",
            "The research programme that the theory belongs to.";
        [Test] Qualified(Target::Prediction), "of THEORY",
            "The theory, or the one prediction or step of it, that is tested: `of THEORY.LABEL`.";
    }
    Several "mechanism" {
        [Theory] Text(TextProperty::Mechanism), "mechanism \"…\"",
            "How the outcome comes about: who does what.";
    }
    Several "step" {
        [Theory] Text(TextProperty::Step), "step LABEL: \"…\"",
            "A link of the mechanism, in order. A test may look for the trace of one: `of THEORY.LABEL`.";
    }
    Single "unit" {
        [Theory] FreeName(PropertyValue::Unit), "unit NAME",
            "What the theory is about: `dyad`, `state`, `crisis`. It bears on cases of that unit alone.";
        [Case] FreeName(PropertyValue::Unit), "unit NAME",
            "What the case is: `dyad`, `state`, `crisis`. Theories of another unit do not bear on it.";
    }
    Several "scope" {
        [Theory] Formula(PropertyValue::Scope), "scope CONDITION",
            "Where the theory claims to apply. Elsewhere it is silent.";
    }
    Several "irrespective-of" {
        [Theory] Names(List::IrrespectiveOf, Target::Concept), "irrespective-of CONCEPT, …",
            "What makes no difference, according to the theory itself.";
    }
    Several "rivals" {
        [Theory] Names(List::Rivals, Target::Theory), "rivals THEORY, …",
            "Theories that compete with it. It is enough to say so in one of the two.";
    }
    Several "succeeds" {
        [Theory] Names(List::Succeeds, Target::Theory), "succeeds THEORY",
            "The theory that this one replaces: a step in a series of theories.";
    }
    Single "proposed" {
        [Theory Auxiliary] Year, "proposed 1987",
            "The year in which it was proposed, where no work cited on its first line gives it.";
    }
    Several "built-on" {
        [Theory Auxiliary] Names(List::BuiltOn, Target::Case), "built-on CASE, …",
            "The cases that it was built from, which cannot also test it.";
    }
    Several "concedes" {
        [Theory] Names(List::Concedes, Target::Case), "concedes CASE \"why\"",
            "An anomaly that you leave open on purpose.";
    }
    Several "amends" {
        [Auxiliary] Names(List::Amends, Target::TheoryOrAuxiliary), "amends THEORY",
            "The theory that the auxiliary protects, or the auxiliary that it is added to.";
    }
    Several "rescues" {
        [Auxiliary] Names(List::Rescues, Target::Case), "rescues CASE, …",
            "The anomalies that it is meant to explain.";
    }
    Several "excepts" {
        [Auxiliary] Formula(PropertyValue::Excepts), "excepts CONDITION",
            "Where this holds, the theory no longer claims anything. An exception predicts nothing.";
    }
    Several "recodes" {
        [Auxiliary] Recoding, "recodes CASE: CONCEPT = VALUE",
            "The case is recoded for the amended theory.";
    }
    Several "follows-from" {
        [Auxiliary] QualifiedNames(PropertyValue::FollowsFrom, Target::Assumption), "follows-from NAME.LABEL",
            "The core or heuristic that the auxiliary follows from.";
    }
    Several "observation" {
        [Case] Coding(PropertyValue::Observation, Target::Concept), "CONCEPT = VALUE",
            "An observation: what you found in the case. Of one of its actors: `CONCEPT by ACTOR = VALUE`.";
    }
    Several "settles" {
        [Case] Coding(PropertyValue::Settles, Target::ObservedConcept), "settles CONCEPT = VALUE \"why\"",
            "Which of several codings you adopt. The others stay where readers can see them.";
    }
    Single "within" {
        [Case] Names(List::Within, Target::Case), "within CASE",
            "The case is a period or a part of that one, and inherits what is observed in it.";
    }
    Several "actors" {
        [Case] OwnNames(PropertyValue::Actors), "actors NAME, …",
            "Who acts in the case. Each may be coded: `CONCEPT by ACTOR = VALUE`.";
    }
    Several "selected-as" {
        [Case] Selection, "selected-as ROLE for THEORY",
            "Why you chose the case: `most-likely`, `least-likely`, `typical`, `deviant`, `pathway` or `crucial`. \
             Your own coding has to bear it out.";
    }
    Several "like" {
        [Case] Likeness, "like CASE on CONCEPT, …",
            "You compare the case to another. Say in what respect: `on CONCEPT`.";
    }
    Single "on" {
        [Test] Names(List::On, Target::Case), "on CASE", "The case that the test looks into.";
    }
    Single "kind" {
        [Test] Choice(PropertyValue::Kind, TEST_KINDS), "kind hoop",
            "How much the trace weighs: `straw-in-the-wind`, `hoop`, `smoking-gun` or `doubly-decisive`.";
    }
    Several "looks-for" {
        [Test] Text(TextProperty::LooksFor), "looks-for \"…\"", "The trace that the theory should have left.";
    }
    Single "found" {
        [Test] Choice(PropertyValue::Found, TEST_RESULTS), "found yes",
            "Whether you found it: `yes`, `no`, or `pending` until you have looked.";
    }
    Several "to" {
        [Objection] QualifiedNames(PropertyValue::To, Target::Anything), "to NAME, …",
            "What the objection is raised against: anything declared, or a line of it, as in `to THEORY.LABEL`.";
    }
    Several "answered" {
        [Objection] Text(TextProperty::Answered), "answered \"…\"", "What you say to it.";
    }
    Several "answered-by" {
        [Objection] QualifiedNames(PropertyValue::AnsweredBy, Target::Anything), "answered-by NAME, …",
            "What in the argument answers it: an auxiliary, a case, a prediction.";
    }
    Several "granted" {
        [Objection] Text(TextProperty::Granted), "granted \"…\"", "That it is right, and what follows from that.";
    }
    Single "from" {
        [Data] Text(TextProperty::From), "from \"data/dyads.csv\"",
            "The file that holds its rows, by its path from the draft: CSV or TSV (also `.gz`), Stata's `.dta`, Parquet.";
    }
    Single "table" {
        [Data] Text(TextProperty::Table), "table \"schema.dyads\"",
            "A table of a data base in place of a file. lakatos never asks one; `lakatos sql` prints what to ask.";
    }
    Single "row" {
        [Data] Row, "row COLUMN, …",
            "The columns that tell a row from every other. The last is the time if it is called `year` or `date`, or \
             `by COLUMN` behind them says which is; the others name the unit.";
    }
    Several "where" {
        [Data] ColumnFormula, "where COLUMN >= 1950",
            "Which rows count: a formula over the columns of the table. Rows of which it is not known to hold are left out.";
    }
    Single "names" {
        [Data] UnitNames, "names \"data/names.csv\" on COLUMN",
            "A small table of codes and what they stand for, so that a unit can be called by its name.";
    }
    Several "missing" {
        [Data] Codes, "missing -9, -88",
            "What stands for a missing value, beside empty cells, `NA`, `.` and Stata's `.a` to `.z`.";
    }
    Several "joined" {
        [Data] Join, "joined to DATA on COLUMN = COLUMN, …",
            "Each row of that data set takes up the columns of the row of this one that it goes with. The column of that \
             data set stands first.";
    }
    Several "known-as" {
        [Puzzle Concept Paradigm Theory Auxiliary Case Test Objection Data] Texts(PropertyValue::KnownAs),
            "known-as \"…\", \"…\"", "What your prose calls it.";
    }
    Several "note" {
        [Puzzle Source Concept Paradigm Theory Auxiliary Case Test Objection Use Data] Text(TextProperty::Note), "note \"…\"",
            "For your readers. lakatos does not read it.";
    }
};
