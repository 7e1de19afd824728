//! `docs/rule-language.md`: the kinds and fields that rules may speak of, from the field table.

use crate::generated::Generated;
use lakatos_engine::rules::vocabulary::KINDS;
use std::fmt::Write;
use std::path::PathBuf;

const HEAD: &str = "# The vocabulary of rules

<!-- Written by `cargo xtask gen` from the field table in `crates/engine/src/rules/vocabulary/`. -->

A rule applies to things of one kind (`applies-to`) and describes them by their fields.
[Rules of your own](rules-of-ones-own.md) explains how to write a rule file.

Every condition may use `self`, which is also known by the name of its kind.
A field marked `?` may be absent: a condition that reads it is then false, unless it asks with `has(…)`.

Operators: `==` `!=` `<` `<=` `>` `>=` `in` `&&` `||` `!` `+` `-` `*` `/` `?:`.
On lists: `.size()`, `.exists(x, …)`, `.all(x, …)`, `.filter(x, …)`, `.map(x, …)`.
On strings: `.contains(s)`, `.startsWith(s)`, `.endsWith(s)`, `.size()`.
In messages: `listed(strings)` gives \u{201c}`a`, `b` and `c`\u{201d}, `plural(n, one, many)` the word that fits the number.
";

/// The page.
pub fn page() -> Generated {
    let mut text = HEAD.to_owned();
    for info in KINDS {
        let _ = write!(
            text,
            "\n## `{}`\n\n{}\n\n| field | type | what it is |\n| --- | --- | --- |\n",
            info.name, info.doc
        );
        for field in info.fields {
            let mark = if field.is_optional { "?" } else { "" };
            let _ = writeln!(text, "| `{}` | {}{mark} | {} |", field.name, field.ty.words(), field.doc);
        }
    }
    Generated { path: PathBuf::from("docs/rule-language.md"), text }
}
