//! Arguments of any length, the same for the same size.

use std::fmt::Write;

/// About `lines` lines: concepts, theories, auxiliaries and cases in the proportions of a real draft.
pub fn argument(lines: usize) -> String {
    let blocks = (lines / 32).max(1);
    let mut text = String::new();
    for block in 0..blocks {
        let _ = write!(
            text,
            "concept outcome-{block} \"What happens in respect {block}\"\n  values none < some < much\n  measured \"a measure of respect {block}\" @source{block}\n\n\
             concept cause-{block} \"What may bring it about in respect {block}\"\n  measured \"another measure of respect {block}\" @source{block}\n\n\
             concept years-{block} \"Years since the last time\"\n  values number\n  measured \"calendar years\"\n\n\
             theory theory-{block} \"The theory of respect {block}\" @author{block}\n  mechanism \"The cause leads to the outcome by way of fear and calculation.\"\n  scope years-{block} >= 0\n  predicts main: outcome-{block} >= some when cause-{block}\n\n\
             auxiliary rescue-{block} \"It takes time\"\n  amends theory-{block}\n  rescues deviant-{block}\n  excepts years-{block} <= 20 \"a generation\" @author{block}\n  predicts late: outcome-{block} = much when cause-{block} and years-{block} > 20\n\n\
             case typical-{block} \"A case that fits\" 1950..1960\n  cause-{block} = yes @source{block}\n  outcome-{block} = much @source{block}\n  years-{block} = 30\n\n\
             case deviant-{block} \"A case that does not\" 1970..1980\n  cause-{block} = yes @source{block}\n  outcome-{block} = none @source{block} \"Nothing came of it.\"\n  years-{block} = 5..15\n\n"
        );
    }
    text
}

/// A bibliography of 1,400 bytes an entry, abstracts and all, as reference managers export it.
pub fn bibliography(entries: usize) -> String {
    let abstract_text = "We argue that {Alliances} form against threats rather than against power alone. ".repeat(14);
    let mut text = String::new();
    for entry in 0..entries {
        let _ = write!(
            text,
            "@article{{author{entry},\n  title = {{The {{Origins}} of Matter Number {entry}}},\n  author = {{M{{\\\"u}}ller, Anna and Walt, Stephen M.}},\n  \
             date = {{2014-03-12}},\n  journaltitle = {{International Organization}},\n  volume = {{58}},\n  number = {{3}},\n  \
             doi = {{10.1000/x.{entry}}},\n  abstract = {{{abstract_text}}}\n}}\n\n"
        );
    }
    text
}
