//! Compares lakatos with JSON, whose grammar is as plain as grammars get: how long a reparse takes after one character
//! is typed in the middle of 10,000 lines, and how many bytes a second are parsed afresh.

use divan::Bencher;
use divan::counter::BytesCount;
use tree_sitter::{InputEdit, Language, Parser, Point, Tree};

const LINES: usize = 10_000;

fn main() {
    divan::main();
}

#[divan::bench]
fn reparse_lakatos(bencher: Bencher) {
    reparse(bencher, &lakatos());
}

#[divan::bench]
fn reparse_json(bencher: Bencher) {
    reparse(bencher, &json());
}

#[divan::bench]
fn parse_lakatos(bencher: Bencher) {
    parse(bencher, &lakatos());
}

#[divan::bench]
fn parse_json(bencher: Bencher) {
    parse(bencher, &json());
}

/// A text with the name in it, near its middle, that is being typed.
struct Sample {
    language: Language,
    text: String,
    name: &'static str,
}

fn lakatos() -> Sample {
    let text = |case: usize| {
        format!(
            "case dyad-{case} \"South Korea and Japan, part {case}\" {}..{}\n\
             \x20 shared-threat = yes @kelly2012 \"Both named the North in their white papers.\"\n\
             \x20 alignment = none @leeds2002[pp. 12-14]\n\
             \x20 years-since-conquest = 45..67 via dataset\n\
             \x20 like dyad-{} on shared-threat, alignment\n\
             \x20 note \"The period opens with the normalisation of relations.\"\n\
             \n",
            1900 + case % 100,
            1910 + case % 100,
            case / 2,
        )
    };
    Sample { language: tree_sitter_lakatos::LANGUAGE.into(), text: lines_of(text), name: "shared-threat" }
}

fn json() -> Sample {
    let object = |case: usize| {
        format!(
            "  {{\n\
             \x20   \"name\": \"dyad-{case}\",\n\
             \x20   \"title\": \"South Korea and Japan, part {case}\",\n\
             \x20   \"shared-threat\": true,\n\
             \x20   \"alignment\": [\"none\", \"leeds2002\", {{ \"pages\": [12, 14] }}],\n\
             \x20   \"years-since-conquest\": {},\n\
             \x20 }},\n",
            case % 100,
        )
    };
    let objects = lines_of(object).replace(",\n  }", "\n  }");
    let text = format!("[\n{}\n]\n", objects.trim_end().trim_end_matches(','));
    Sample { language: tree_sitter_json::LANGUAGE.into(), text, name: "shared-threat" }
}

fn lines_of(part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0..LINES.div_ceil(part(0).lines().count()) {
        text.push_str(&part(number));
    }
    text
}

fn parse(bencher: Bencher, sample: &Sample) {
    let mut parser = sample.parser();
    bencher.counter(BytesCount::of_str(&sample.text)).bench_local(|| sample.parse(&mut parser, &sample.text, None));
}

/// Types a letter into a name in the middle of the text.
fn reparse(bencher: Bencher, sample: &Sample) {
    let mut parser = sample.parser();
    let before = sample.parse(&mut parser, &sample.text, None);
    assert!(!before.root_node().has_error(), "errors would be slow to parse");
    let middle = sample.text.len() / 2;
    let place = middle + sample.text[middle..].find(sample.name).expect("the name is in every part") + 1;
    let mut text = sample.text.clone();
    text.insert(place, 'x');
    let point = |byte: usize| {
        let row = text[..byte].matches('\n').count();
        Point::new(row, byte - text[..byte].rfind('\n').map_or(0, |end| end + 1))
    };
    let edit = InputEdit {
        start_byte: place,
        old_end_byte: place,
        new_end_byte: place + 1,
        start_position: point(place),
        old_end_position: point(place),
        new_end_position: point(place + 1),
    };
    bencher
        .with_inputs(|| {
            let mut edited = before.clone();
            edited.edit(&edit);
            edited
        })
        .bench_local_values(|edited| sample.parse(&mut parser, &text, Some(&edited)));
}

impl Sample {
    fn parser(&self) -> Parser {
        let mut parser = Parser::new();
        parser.set_language(&self.language).expect("the grammar's ABI is supported");
        parser
    }

    fn parse(&self, parser: &mut Parser, text: &str, before: Option<&Tree>) -> Tree {
        parser.parse(text, before).expect("no time limit is set")
    }
}
