//! Drafts within hosts: in fences of every form, in lists and quotations, in comments and environments.

use super::choices::Choices;
use super::print::Printed;
use lakatos_syntax::Host;

pub const HOSTS: [Host; 3] = [Host::Lakatos, Host::Markdown, Host::Latex];

/// A file of `host` that holds the declarations, cut into blocks here and there, and prose between them.
pub fn embedded(choices: &mut Choices, host: Host, declarations: &[Printed]) -> String {
    let text = match host {
        Host::Lakatos => declarations.iter().map(Printed::text).collect::<Vec<_>>().join(choices.pick(&["\n", ""])),
        Host::Markdown => {
            let start = choices.pick(&["", "---\ntitle: \"A paper\"\nlakatos: yes\n---\n\n", "# Theory\n\n"]);
            blocks(choices, declarations).into_iter().fold(start.to_owned(), |text, block| {
                text + PROSE[choices.below(PROSE.len())] + &markdown_block(choices, &block) + "\n"
            })
        }
        Host::Latex => {
            blocks(choices, declarations).into_iter().fold("\\section{Theory}\n".to_owned(), |text, block| {
                text + choices.pick(&["Some prose, 50\\% of it.\n\n", "% theory comments are left alone\n"])
                    + &latex_block(choices, &block)
            })
        }
    };
    if choices.chance(30) { text.replace('\n', "\r\n") } else { text }
}

const PROSE: [&str; 4] = [
    "Some prose about `lakatos`, one “case” of it 😀.\n\n",
    "```python\ntheory = 'left alone'\n```\n\n",
    "<!-- theory left alone -->\n\n",
    "",
];

/// Lines in blocks. A block may begin in the midst of a declaration, before a property.
fn blocks(choices: &mut Choices, declarations: &[Printed]) -> Vec<Vec<String>> {
    let mut blocks: Vec<Vec<String>> = Vec::new();
    for declaration in declarations {
        if blocks.is_empty() || choices.chance(50) {
            blocks.push(Vec::new());
        }
        let add = |blocks: &mut Vec<Vec<String>>, lines: &str| {
            let last = blocks.len() - 1;
            blocks[last].extend(lines.split('\n').map(str::to_owned));
        };
        add(&mut blocks, &declaration.header);
        for property in &declaration.properties {
            if choices.chance(5) {
                blocks.push(Vec::new());
            }
            add(&mut blocks, &format!("  {property}"));
        }
        if choices.chance(30) {
            add(&mut blocks, "");
        }
    }
    blocks
}

/// First lines and the others begin so, in a list or a quotation.
const MARGINS: [(&str, &str); 6] = [("", ""), ("", ""), ("> ", "> "), ("- ", "  "), ("10. ", "    "), ("> - ", ">   ")];

fn markdown_block(choices: &mut Choices, lines: &[String]) -> String {
    let (open, close) = if choices.chance(20) {
        ("<!-- lakatos".to_owned(), "-->".to_owned())
    } else {
        let fence = choices.pick(&["```", "~~~", "`````"]);
        let info = choices.pick(&["lakatos", "lak", "{.lakatos}", "{#first .lakatos echo=false}", "lakatos title=x"]);
        (format!("{fence}{}{info}", choices.pick(&["", " "])), fence.to_owned())
    };
    let (first, others) = choices.pick(&MARGINS);
    let mut block = format!("{first}{open}\n");
    for line in lines.iter().chain([&close]) {
        block.push_str(format!("{others}{line}").trim_end());
        block.push('\n');
    }
    block
}

fn latex_block(choices: &mut Choices, lines: &[String]) -> String {
    if choices.chance(50) {
        let margin = choices.pick(&["%| ", "%|", "  %|\t"]);
        return lines.iter().map(|line| format!("{margin}{line}\n")).collect();
    }
    let indent = choices.pick(&["", "  "]);
    format!("{indent}\\begin{{lakatos}}\n{}\n{indent}\\end{{lakatos}}\n", lines.join("\n"))
}
