//! The keys of a rule file, by table, each in one line: what `docs/rules-of-ones-own.md` says at length.

/// Keys with what they hold.
pub type Keys = &'static [(&'static str, &'static str)];

/// The keys of a table of a rule file; those of the file itself for the empty name.
pub fn keys_of(table: &str) -> Keys {
    match table {
        "" => RULE,
        "lowered" => &[("to", "the severity that it then has"), ("when", "the condition under which it is lowered")],
        "related" => &[
            ("each", "a list: a related place for each of its elements, which is `it`"),
            ("at", "the place"),
            ("message", "what is there"),
        ],
        "option" => &[
            ("name", "its name: `option.NAME` in expressions"),
            ("default", "what it is unless `lakatos.toml` says otherwise"),
            ("doc", "what it does, in one line"),
        ],
        "fix" => &[
            ("title", "what it does, as a menu says it"),
            ("each", "a list: a fix for each of its elements, which is `it`"),
            ("at", "the place that it edits"),
            ("edit", "what it does there: `add-line`, `replace`, `append` or `add-declaration`"),
            ("text", "what it writes"),
            ("safe", "whether it may be made without asking"),
        ],
        "bad" | "good" => &[
            ("text", "a short draft; `«` and `»` mark where the finding goes"),
            ("host", "the kind of file: `lak`, `md` or `tex`"),
            ("note", "what the example shows"),
            ("frozen", "what was frozen before, in the language"),
        ],
        _ => &[],
    }
}

/// Keys that are written as tables: `[[related]]`.
pub const TABLES: [&str; 5] = ["related", "option", "fix", "bad", "good"];

const RULE: Keys = &[
    ("id", "its name, as suppressions name it: the fault, not the remedy"),
    ("since", "the version from which on there is such a rule"),
    ("severity", "how much it weighs: `error`, `warning`, `info` or `hint`"),
    ("tags", "what it is one of, for profiles and editors to go by: `unused`, `nomothetic` or `test`"),
    ("applies-to", "the kind of thing that it is asked about, or a list of kinds"),
    ("summary", "what it finds, in one line"),
    ("when", "the condition under which it finds something"),
    ("at", "the place of the finding, where it is not that of the thing itself"),
    ("message", "what is wrong, in one sentence; expressions stand in braces"),
    ("label", "a few words on the place itself"),
    ("why", "why it matters"),
    ("instead", "what to do: the legitimate move"),
    ("references", "the literature that it rests on"),
    ("lowered", "a lower severity under some condition"),
    ("related", "another place that the finding has to do with"),
    ("option", "a threshold that a project may set"),
    ("fix", "an edit that answers the finding"),
    ("bad", "an example in which it finds something"),
    ("good", "an example in which it finds nothing"),
];
