//! Layout that changes nothing: what authors add behind lines, between them and around them.

use super::choices::Choices;
use super::print::Printed;

/// What may stand behind any property: none of it changes what the property says of the argument.
const BEHIND: [&str; 12] = [
    " @leeds2002",
    " @walt1987[pp. 17-21] @waltz1979",
    " \"since 1951\"",
    " “so it is said — 한국”",
    " \"a \\\"quoted\\\" word\"",
    " via archive",
    " \"😀 e\u{301}tat\" via press @kelly2012",
    " # a \"remark",
    " \"a reason\n      that wraps, and goes on\"",
    "\n      @leeds2002",
    "\n      \"wrapped\n      case closed, it says\n      theory and all\"",
    " @waltz1979 # “twice",
];

/// The same declarations with citations, reasons and comments behind their properties; some properties on the header's
/// line, and comments and blank lines between.
pub fn styled(choices: &mut Choices, declarations: Vec<Printed>) -> Vec<Printed> {
    declarations.into_iter().map(|printed| styled_declaration(choices, printed)).collect()
}

fn styled_declaration(choices: &mut Choices, printed: Printed) -> Printed {
    let Printed { mut header, mut properties } = printed;
    for property in &mut properties {
        if choices.chance(25) {
            property.push_str(choices.pick(&BEHIND));
        }
    }
    if !properties.is_empty() && choices.chance(10) {
        header = format!("{header} {}", properties.remove(0));
    }
    let between = ["# between", "# case in a comment", ""];
    for at in (1..properties.len()).rev() {
        if choices.chance(8) {
            properties.insert(at, choices.pick(&between).to_owned());
        }
    }
    if choices.chance(10) {
        properties.push("note \"An aside.\"".to_owned());
    }
    Printed { header, properties }
}
