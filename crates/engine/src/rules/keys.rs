//! The keys of a rule file, by table, each in one line: what `docs/rules-of-ones-own.md` says at length.

/// Keys with what they hold.
pub type Keys = &'static [(&'static str, &'static str)];

/// The keys of a table of a rule file; those of the file itself for the empty name.
pub fn keys_of(table: &str) -> Keys {
    match table {
        "" => RULE,
        "lowered" => &[
            ("to", "the severity that the finding then has"),
            ("when", "the condition under which the severity is lowered"),
        ],
        "related" => &[
            ("each", "a list: a related place for each of its elements, which is `it`"),
            ("at", "the place"),
            ("message", "what is there"),
        ],
        "option" => &[
            ("name", "its name: `option.NAME` in expressions"),
            ("default", "its value unless `lakatos.toml` sets another"),
            ("doc", "what it does, in one line"),
        ],
        "fix" => &[
            ("title", "what it does, as shown in the menu"),
            ("each", "a list: a fix for each of its elements, which is `it`"),
            ("at", "the place that it edits"),
            ("also", "a list of further places that it edits in the same way"),
            ("edit", "what it does there: `add-line`, `replace`, `append`, `add-declaration` or `add-block`"),
            ("text", "what it writes; `…` where only the author can say it"),
            ("safe", "whether it may be applied without asking"),
        ],
        "phrase" => {
            &[("words", "the phrase that the prose is searched for"), ("never", "phrases that excuse a sentence")]
        }
        "bad" | "good" => &[
            ("text", "a short draft; `«` and `»` mark where the finding goes"),
            ("host", "the kind of file: `lak`, `md` or `tex`"),
            ("note", "what the example shows"),
            ("frozen", "the plan that was frozen before, in the language"),
            (
                "table",
                "the table that the draft's data set is `from`: a line of names, then a line a row, with commas between",
            ),
            ("counted", "what `lakatos count` has kept: a prediction, a data set and the fingerprint of the claim"),
        ],
        _ => &[],
    }
}

/// Keys that are written as tables: `[[related]]`.
pub const TABLES: [&str; 6] = ["phrase", "related", "option", "fix", "bad", "good"];

const RULE: Keys = &[
    ("id", "its name, as used in suppressions: the fault, not the remedy"),
    ("since", "the version that introduced the rule"),
    ("severity", "how serious it is: `error`, `warning`, `info` or `hint`"),
    ("tags", "what it is one of, for profiles and editors to go by: `unused`, `nomothetic` or `test`"),
    ("applies-to", "the kind of thing that it checks, or a list of kinds"),
    ("summary", "what it finds, in one line"),
    ("when", "the condition under which it finds something"),
    ("at", "the place of the finding, if it is not that of the thing itself"),
    ("message", "what is wrong, in one sentence, with expressions in braces"),
    ("label", "a few words at the place itself"),
    ("why", "why it matters"),
    ("instead", "what to do: the legitimate move"),
    ("no-fix", "why no edit can do what `instead` advises, where there is no `[[fix]]`"),
    ("references", "the literature that it rests on"),
    ("lowered", "a lower severity under some condition"),
    ("phrase", "what a rule on sentences looks for"),
    ("related", "another place that the finding is about"),
    ("option", "a threshold that a project may set"),
    ("fix", "an edit that resolves the finding"),
    ("bad", "an example in which it finds something"),
    ("good", "an example in which it finds nothing"),
];
