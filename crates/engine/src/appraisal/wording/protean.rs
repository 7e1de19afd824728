//! Protean paradigms: whatever had happened in a case would have served them.

use super::Wording;
use crate::appraisal::protean::protean;
use crate::argument::ParadigmId;

impl Wording<'_> {
    /// Each pair of theories of a paradigm that expect contrary outcomes of one case, with the cases that each claims.
    pub fn protean(self, paradigm: ParadigmId) -> Vec<String> {
        let name = |id| &self.argument.theory(id).header.name;
        let pairs = protean(self.argument, self.appraisal, paradigm).into_iter();
        pairs
            .map(|pair| {
                let cases = self.cases(&pair.cases);
                let (one, other) = (name(pair.one), name(pair.other));
                format!("whatever happened would have served it in {cases}: what `{one}` rules out, `{other}` expects")
            })
            .collect()
    }
}
