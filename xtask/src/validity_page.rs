//! `docs/validity.md`: how often lakatos is right about debates that others led, from what its tests hold.

use crate::generated::Generated;
use crate::root;
use serde::Deserialize;
use std::fmt::Write;
use std::path::PathBuf;

const SOURCE: &str = "tests/debates/judged.toml";

const HEAD: &str = "# How often lakatos is right

<!-- Written by `cargo xtask gen` from `tests/debates/judged.toml`. -->

A linter that is wrong about an argument is worse than none.
So the debates below, published or public, were written down as a good student would, and every finding was read and judged as a specialist would judge it:

- *true*: a referee would raise it, and the draft gives ground for it;
- *arguable*: it is so, and a referee might leave it out;
- *false*: the draft gives no ground for it, or the sentence is wrong.

A false finding is a fault of the first order, and the tests fail on it.
The judgements are ours, and so were most of the choices in writing the debates down: the figures say how lakatos does on debates that it was made with in view, and not how it does on yours.
If you hold a finding to be false, tell us, with the lines that it is about.

";

const TAIL: &str = "
## How to repeat the count

`cargo test --test debates` holds the findings of every draft in `tests/debates` against `tests/debates/judged.toml`, one by one and in order.
A finding that is new, gone, or judged false fails it.
`lakatos check tests/debates/NAME.md` shows what is raised, and where.
";

#[derive(Deserialize)]
struct Judged {
    debate: Vec<Debate>,
}

#[derive(Deserialize)]
struct Debate {
    file: String,
    title: String,
    missed: Vec<String>,
    finding: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    raised: String,
    verdict: String,
    why: String,
}

/// The page; or why the judgements cannot be read.
///
/// # Errors
/// Where the file cannot be read, or is not as expected.
pub fn page() -> Result<Generated, String> {
    let text = std::fs::read_to_string(root().join(SOURCE)).map_err(|error| format!("{SOURCE}: {error}"))?;
    let judged: Judged = toml::from_str(&text).map_err(|error| format!("{SOURCE}: {error}"))?;
    let mut page = HEAD.to_owned();
    page += "| debate | findings | true | arguable | false | missed |\n| --- | --: | --: | --: | --: | --: |\n";
    let mut sums = [0; 5];
    for debate in &judged.debate {
        let count = |verdict: &str| debate.finding.iter().filter(|finding| finding.verdict == verdict).count();
        let counts = [debate.finding.len(), count("true"), count("arguable"), count("false"), debate.missed.len()];
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        let _ = writeln!(page, "| {} | {} |", debate.title, counts.map(|count| count.to_string()).join(" | "));
    }
    let _ = writeln!(page, "| all | {} |", sums.map(|count| count.to_string()).join(" | "));
    for debate in &judged.debate {
        let _ = write!(page, "\n## {}\n\nThe draft is `tests/debates/{}`.\n\n", debate.title, debate.file);
        page += "| finding | about | verdict | why |\n| --- | --- | --- | --- |\n";
        for finding in &debate.finding {
            let mut words = finding.raised.split(' ').skip(1);
            let (rule, about) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let _ = writeln!(page, "| [{rule}](rules/{rule}.md) | `{about}` | {} | {} |", finding.verdict, finding.why);
        }
        for missed in &debate.missed {
            let _ = writeln!(page, "| | | missed | {missed} |");
        }
    }
    page += TAIL;
    Ok(Generated { path: PathBuf::from("docs/validity.md"), text: page })
}
