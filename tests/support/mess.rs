//! White space as authors leave it: too much of it, too little, tabs.

use super::choices::Choices;
use super::print::Printed;

/// The same declarations, with other white space between their tokens. Strings, comments and lines are as before.
pub fn messy(choices: &mut Choices, declarations: Vec<Printed>) -> Vec<Printed> {
    let mut line = |line: String| format!("{}{}", choices.pick(&INDENTS), messy_line(choices, &line));
    let mut messy = |Printed { header, properties }| {
        let header = line(header);
        Printed { header, properties: properties.into_iter().map(&mut line).collect() }
    };
    declarations.into_iter().map(&mut messy).collect()
}

const INDENTS: [&str; 6] = ["", "", "  ", " ", "\t", "      "];
const SPACES: [&str; 6] = [" ", " ", "  ", "\t", "     ", " \t"];
const SIGNS: &str = "=<>!,:()";

fn messy_line(choices: &mut Choices, line: &str) -> String {
    let mut messy = String::new();
    let mut closing = None;
    let mut rest = line.chars().peekable();
    while let Some(character) = rest.next() {
        let before = messy.chars().next_back().unwrap_or(' ');
        let after = rest.peek().copied().unwrap_or(' ');
        match (closing, character) {
            (Some(close), _) => {
                messy.push(character);
                if character == '\\' {
                    messy.extend(rest.next());
                } else if character == close {
                    closing = None;
                }
            }
            (None, ' ') if SIGNS.contains(before) || SIGNS.contains(after) => {
                messy.push_str(if choices.chance(40) { "" } else { choices.pick(&SPACES) });
            }
            (None, ' ') => messy.push_str(choices.pick(&SPACES)),
            (None, '\n') => {
                messy.push_str(choices.pick(&["", " ", "\t"]));
                messy.push('\n');
            }
            (None, '.') if after == '.' && choices.chance(40) => {
                rest.next();
                messy.push_str(choices.pick(&[" .. ", " ..", "..  "]));
            }
            (None, _) => {
                messy.push(character);
                closing = match character {
                    '"' => Some('"'),
                    '“' => Some('”'),
                    // No line end is ever asked for: a comment is the last of its line.
                    '#' => Some('\n'),
                    _ => None,
                };
            }
        }
    }
    messy + choices.pick(&["", "", "  ", "\t"])
}
