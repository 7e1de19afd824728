//! Colours and strokes of a picture: for light and dark. An editor with themes of its own
//! overrides them in a style sheet of its own.
//!
//! Every colour is written out, since not all that draws SVG knows variables.

use std::fmt::Write;

/// The colours of one theme.
struct Palette {
    ink: &'static str,
    paper: &'static str,
    soft: &'static str,
    line: &'static str,
    good: &'static str,
    bad: &'static str,
    help: &'static str,
    paradigm: &'static str,
    theory: &'static str,
    auxiliary: &'static str,
    case: &'static str,
}

const LIGHT: Palette = Palette {
    ink: "#1f2328",
    paper: "#ffffff",
    soft: "#59636e",
    line: "#7d858e",
    good: "#116329",
    bad: "#b3261e",
    help: "#0550ae",
    paradigm: "#eef2f7",
    theory: "#e7f0fb",
    auxiliary: "#fdf3dc",
    case: "#f3f4f6",
};

const DARK: Palette = Palette {
    ink: "#e6edf3",
    paper: "#181b20",
    soft: "#a8b0b8",
    line: "#868e97",
    good: "#6bc46d",
    bad: "#ff938a",
    help: "#79c0ff",
    paradigm: "#252d38",
    theory: "#16283f",
    auxiliary: "#3a3015",
    case: "#24272c",
};

/// What is the same in every theme.
const STROKES: &str = "\
.lakatos{font-family:system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;font-size:12px}\
.lakatos .name{font-weight:600}.lakatos .title,.lakatos .legend{font-size:11.5px}\
.lakatos .standing{font-style:italic;font-size:11.5px}\
.lakatos .box{stroke-width:1.2}.lakatos .paradigm .box{stroke-width:2.4}.lakatos .auxiliary .box{stroke-dasharray:5 3}\
.lakatos .node{cursor:pointer}.lakatos .node:focus{outline:none}\
.lakatos .node:focus .box,.lakatos .node.current .box{stroke-width:3}\
.lakatos .edge{fill:none;stroke-width:1.3}.lakatos .corroborates{stroke-width:1.8}\
.lakatos .contradicts{stroke-width:1.8;stroke-dasharray:7 4}.lakatos .rescues{stroke-dasharray:2 4;stroke-width:2}\
.lakatos .amends{stroke-dasharray:5 3}.lakatos .succeeds{stroke-width:2.2}.lakatos .objects,.lakatos .answers{stroke-dasharray:2 3}.lakatos .rivals{stroke-dasharray:1 3;stroke-width:2}\
.lakatos marker .bad{stroke-width:2.4;fill:none}.lakatos marker .help{stroke-width:1.6}\
.lakatos marker .plain{fill:none;stroke-width:1.3}";

/// The style sheet: light, unless the reader's system is dark.
pub fn style() -> String {
    let mut out = STROKES.to_owned();
    colours(&mut out, &LIGHT);
    out.push_str("@media(prefers-color-scheme:dark){");
    colours(&mut out, &DARK);
    out.push('}');
    out
}

/// What a timeline needs beside that.
pub fn bars() -> String {
    let of = |palette: &Palette| {
        let Palette { good, bad, paper, .. } = palette;
        format!(
            ".lakatos .bar-for{{fill:{good}}}.lakatos .bar-against{{fill:{bad}}}.lakatos .bar-line{{stroke:{paper}}}"
        )
    };
    format!(".lakatos .bar-line{{stroke-width:2}}{}@media(prefers-color-scheme:dark){{{}}}", of(&LIGHT), of(&DARK))
}

fn colours(out: &mut String, palette: &Palette) {
    let Palette { ink, paper, soft, line, good, bad, help, paradigm, theory, auxiliary, case } = palette;
    let rules = [
        (".paper", "fill", *paper),
        ("text", "fill", ink),
        (".title", "fill", soft),
        (".legend", "fill", soft),
        (".box", "stroke", line),
        (".paradigm .box", "fill", paradigm),
        (".theory .box", "fill", theory),
        (".auxiliary .box", "fill", auxiliary),
        (".prediction .box", "fill", paper),
        (".case .box", "fill", case),
        (".objection .box", "fill", paper),
        (".objection .box", "stroke", bad),
        (".node:focus .box", "stroke", help),
        (".node.current .box", "stroke", help),
        (".edge", "stroke", line),
        (".corroborates", "stroke", good),
        (".contradicts", "stroke", bad),
        (".rescues", "stroke", help),
        (".amends", "stroke", soft),
        (".succeeds", "stroke", ink),
        (".rivals", "stroke", ink),
        (".objects", "stroke", bad),
        (".answers", "stroke", good),
        ("marker .good", "fill", good),
        ("marker .bad", "stroke", bad),
        ("marker .help", "stroke", help),
        ("marker .help", "fill", paper),
        ("marker .plain", "stroke", line),
    ];
    for (selector, property, colour) in rules {
        let _ = write!(out, ".lakatos {selector}{{{property}:{colour}}}");
    }
}
