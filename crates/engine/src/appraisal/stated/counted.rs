//! The numbers of the account: the record of a prediction, as `appraise` prints it behind the prediction.

use super::{Answer, Line, Verdict};
use crate::appraisal::record::{Record, Standing};
use crate::appraisal::result::CaseResult;
use crate::appraisal::wording::Wording;
use crate::argument::{Owner, PredictionId};
use lakatos_syntax::claims::CountWord;

/// How many cases stand so.
pub fn counted(wording: Wording, of: PredictionId, word: CountWord) -> Answer {
    let (count, account) = match record(wording, of) {
        Some(record) => {
            let all = wording.record_of(record);
            (in_record(record, word), if all.is_empty() { "no case decides it".to_owned() } else { all })
        }
        None => (of_auxiliary(wording, of, word), wording.fared(of)),
    };
    let lines = vec![(wording.argument.prediction(of).place, Line::Predicted)];
    Answer { verdict: Verdict::Holds, account, lines, count: Some(count) }
}

/// The record of a theory's prediction; auxiliaries have none.
fn record(wording: Wording<'_>, of: PredictionId) -> Option<&Record> {
    let Owner::Theory(theory) = wording.argument.prediction(of).owner else { return None };
    let index = wording.argument.theory(theory).predictions.iter().position(|own| *own == of)?;
    wording.appraisal.theories[theory.index()].records.get(index)
}

fn in_record(record: &Record, word: CountWord) -> usize {
    let standing = match word {
        CountWord::For => Standing::For,
        CountWord::Against => Standing::Against,
        CountWord::Conceded => Standing::LeftOpen,
        CountWord::Excused => Standing::Excused,
        CountWord::Contested => Standing::Contested,
        CountWord::BuiltOn => Standing::BuiltOn,
        CountWord::Absent => Standing::Absent,
        CountWord::Decided => return record.decided(),
    };
    record.count(standing)
}

fn of_auxiliary(wording: Wording, of: PredictionId, word: CountWord) -> usize {
    let count = |result| wording.cases_that(of, result).len();
    match word {
        CountWord::For => count(CaseResult::Corroborates),
        CountWord::Against => count(CaseResult::Contradicts),
        CountWord::Decided => count(CaseResult::Corroborates) + count(CaseResult::Contradicts),
        CountWord::Contested => count(CaseResult::Contested),
        CountWord::Absent => count(CaseResult::Absent),
        CountWord::Conceded | CountWord::Excused | CountWord::BuiltOn => 0,
    }
}
