//! Measures how far the damage of a damaged line reaches: no further than the line.
//!
//! Each line of each document is deleted, or cut short at every token boundary and inside every token. Every
//! declaration and property that lies wholly on other lines must come out as before: of the same kind, with the same
//! text and the same syntax tree, in the same declaration (unless that declaration's own header was damaged) and
//! outside any error. The same is then asked of lines that lack a token, and of lines with a stray sign in them.

mod support;

use std::collections::BTreeSet;
use std::ops::Range;

use tree_sitter::Node;

#[test]
fn a_damaged_line_damages_no_other() {
    measure(2_500, cut_and_deleted_lines);
}

#[test]
fn a_damaged_line_damages_no_other_with_crlf() {
    measure(2_500, |document| {
        cut_and_deleted_lines(&Document::new(&document.name, document.text.replace('\n', "\r\n")))
    });
}

#[test]
fn a_token_left_out_of_a_line_damages_no_other_line() {
    measure(900, |document| {
        document.tokens_on_one_line().map(|token| document.damaged(token, "", "left out")).collect()
    });
}

#[test]
fn a_stray_sign_damages_no_other_line() {
    measure(6_000, |document| {
        ["? ", ") ", "= ", "when ", "no ", "\" ", "7 "]
            .into_iter()
            .flat_map(|sign| document.tokens_on_one_line().map(move |token| (token.start, sign)))
            .map(|(place, sign)| document.damaged(place..place, sign, "before this, "))
            .collect()
    });
}

#[test]
fn a_line_of_junk_damages_no_other() {
    const JUNK: [&str; 12] = [
        "The two states never signed, and won't.",
        "= = )",
        "?",
        "predicts ?",
        "x = when",
        "x = ?",
        "scope ((a",
        "scope a and and b",
        "on when",
        "“unclosed",
        "- a list item",
        "</div>",
    ];
    measure(3_000, |document| {
        let lines =
            document.lines.iter().map(|line| line.start..line.start + document.text[line.clone()].trim_end().len());
        lines.flat_map(|line| JUNK.map(|junk| document.damaged(line.clone(), junk, "became"))).collect()
    });
}

/// Damages every document in every way that `damage` knows, of which there must be `at_least` so many, and asserts
/// that no damage spreads.
fn measure(at_least: usize, damage: impl Fn(&Document) -> Vec<Wreck> + Sync) {
    let mut documents = support::files("tests/documents", "lak");
    documents.retain(|(name, _)| name != support::DATA);
    let measured: Vec<(usize, usize, Vec<String>)> = std::thread::scope(|scope| {
        let threads: Vec<_> = documents
            .iter()
            .map(|(name, text)| {
                let damage = &damage;
                scope.spawn(move || {
                    let wrecks = damage(&Document::new(name, text.clone()));
                    let spread: Vec<String> = wrecks.iter().filter_map(|wreck| wreck.loss()).collect();
                    let compared = wrecks.iter().map(|wreck| wreck.elements_on_other_lines().count()).sum();
                    println!("{name}: {} damages, {compared} elements on other lines", wrecks.len());
                    (wrecks.len(), compared, spread)
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().expect("no parse panics")).collect()
    });
    let damages: usize = measured.iter().map(|(damages, ..)| damages).sum();
    let compared: usize = measured.iter().map(|(_, compared, _)| compared).sum();
    let spread: Vec<String> = measured.into_iter().flat_map(|(.., spread)| spread).collect();
    println!("{damages} damages, {compared} elements compared, {} damages spread", spread.len());
    assert!(spread.is_empty(), "{} of {damages} damages spread:\n{}", spread.len(), spread.join("\n"));
    assert!(damages >= at_least, "{damages} damages are too few to mean anything");
}

/// Every line deleted, made blank, and cut short wherever a token begins, ends, or has its middle.
fn cut_and_deleted_lines(document: &Document) -> Vec<Wreck> {
    let boundaries: BTreeSet<usize> = document
        .tokens()
        .iter()
        .flat_map(|token| {
            let middle = support::character_at(&document.text, (token.start + token.end) / 2);
            [token.start, middle, token.end]
        })
        .collect();
    let mut wrecks = Vec::new();
    for line in &document.lines {
        let end = line.start + document.text[line.clone()].trim_end_matches(['\r', '\n']).len();
        wrecks.push(document.damaged(line.clone(), "", "deleted"));
        let cuts = boundaries.range(line.start + 1..end.max(line.start + 1)).copied();
        let cuts = (line.start..end).take(1).chain(cuts);
        wrecks.extend(cuts.map(|cut| document.damaged(cut..end, "", "cut off")));
    }
    wrecks
}

/// A text to be damaged.
#[derive(Clone)]
struct Document {
    name: String,
    text: String,
    /// The bytes of each line, with its line end.
    lines: Vec<Range<usize>>,
    elements: std::sync::Arc<[Element]>,
}

/// A document damaged in one line.
struct Wreck {
    original: Document,
    text: String,
    line: usize,
    /// Lines after `line` are this many further up.
    lines_lost: usize,
    what: String,
}

/// A declaration's header, or a property.
#[derive(Clone, Debug, PartialEq)]
struct Element {
    kind: String,
    text: String,
    syntax: String,
    /// None for a header.
    parent: Option<Parent>,
    lines: Range<usize>,
    within_error: bool,
}

/// The declaration that a property belongs to.
#[derive(Clone, Debug, PartialEq)]
struct Parent {
    kind: String,
    name: Option<String>,
    header: Range<usize>,
}

impl Document {
    fn new(name: &str, text: String) -> Document {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let begins = start;
            start += line.len();
            begins..start
        });
        Document { name: name.to_owned(), lines: lines.collect(), elements: elements(&text).into(), text }
    }

    /// The bytes of all tokens.
    fn tokens(&self) -> Vec<Range<usize>> {
        let tree = support::parse(&self.text);
        assert!(!tree.root_node().has_error(), "{}: a document to be damaged must be sound", self.name);
        let mut found = Vec::new();
        let mut pending = vec![tree.root_node()];
        while let Some(node) = pending.pop() {
            if node.child_count() == 0 {
                found.push(node.byte_range());
            }
            pending.extend(node.children(&mut node.walk()));
        }
        found
    }

    fn tokens_on_one_line(&self) -> impl Iterator<Item = Range<usize>> {
        self.tokens().into_iter().filter(|token| !self.text[token.clone()].contains('\n'))
    }

    /// The document with the bytes of one range, all on one line, replaced.
    fn damaged(&self, range: Range<usize>, by: &str, what: &str) -> Wreck {
        let line = self.lines.partition_point(|line| line.end <= range.start);
        let lost = &self.text[range.clone()];
        let what =
            format!("{}:{}:{}: {lost:?} {what} {by:?}", self.name, line + 1, range.start - self.lines[line].start);
        let mut text = self.text.clone();
        let lines_lost = lost.matches('\n').count();
        text.replace_range(range, by);
        Wreck { original: self.clone(), text, line, lines_lost, what }
    }
}

impl Wreck {
    fn elements_on_other_lines(&self) -> impl Iterator<Item = &Element> {
        self.original.elements.iter().filter(|element| !element.lines.contains(&self.line))
    }

    /// Says which element that should have come out as before did not.
    fn loss(&self) -> Option<String> {
        let found = elements(&self.text);
        let continued = self.element_that_is_continued();
        self.elements_on_other_lines()
            .find(|element| {
                let expected = self.shifted(element);
                let parent_damaged = element.parent.as_ref().is_some_and(|parent| parent.header.contains(&self.line));
                !found.iter().any(|found| {
                    !found.within_error
                        && found.kind == expected.kind
                        && (parent_damaged || found.has_parent_of(&expected))
                        && (found.is_same_as(&expected) || continued == Some(element) && found.grew_from(&expected))
                })
            })
            .map(|lost| format!("{}\n    lost {lost:?}", self.what))
    }

    /// The last property or header above the damage, if what now stands on the damaged line continues it.
    ///
    /// The language has it that a line which begins with a string, a citation and so on continues the property above. A
    /// damaged line may come to begin so, because its first word is gone, or such a line may move up to its place. The
    /// property above is then as it was, and longer.
    fn element_that_is_continued(&self) -> Option<&Element> {
        let line = self.text.lines().skip(self.line).map(str::trim_start).find(|line| !line.starts_with('#'))?;
        let word = line.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').next().unwrap_or_default();
        let continues = line.starts_with(['"', '“', '@', ','])
            || ["via", "and", "or", "when", "only", "exactly", "more"].contains(&word);
        // Elements are in the order of the text, and a header comes before the properties on its line.
        let above = self.original.elements.iter().rfind(|element| element.lines.start < self.line)?;
        let mut between = self.original.text.lines().take(self.line).skip(above.lines.end);
        (continues && between.all(|line| line.trim_start().starts_with('#'))).then_some(above)
    }

    /// The element with the lines it has in the wreck.
    fn shifted(&self, element: &Element) -> Element {
        let shift = |lines: &Range<usize>| {
            let lost = if lines.start > self.line { self.lines_lost } else { 0 };
            lines.start - lost..lines.end - lost
        };
        let mut shifted = element.clone();
        shifted.lines = shift(&element.lines);
        if let Some(parent) = &mut shifted.parent {
            parent.header = shift(&parent.header);
        }
        shifted
    }
}

impl Element {
    fn is_same_as(&self, other: &Element) -> bool {
        self.text == other.text && self.syntax == other.syntax && self.lines == other.lines
    }

    fn grew_from(&self, other: &Element) -> bool {
        self.text.starts_with(&other.text) && self.lines.start == other.lines.start
    }

    /// A parent is known by where its header begins, not by where it ends: it may have grown.
    fn has_parent_of(&self, other: &Element) -> bool {
        match (&self.parent, &other.parent) {
            (Some(own), Some(others)) => {
                own.kind == others.kind && own.name == others.name && own.header.start == others.header.start
            }
            (own, others) => own.is_none() && others.is_none(),
        }
    }
}

/// All declarations' headers and all properties of a text, in its order.
fn elements(text: &str) -> Vec<Element> {
    let (declarations, properties) = (kinds_of("_declaration"), kinds_of("_property"));
    let tree = support::parse(text);
    let mut found = Vec::new();
    let mut pending: Vec<(Node, Option<Parent>, bool)> = vec![(tree.root_node(), None, false)];
    while let Some((node, mut parent, mut within_error)) = pending.pop() {
        within_error |= node.is_error();
        let declares = declarations.contains(&node.kind_id());
        if declares || properties.contains(&node.kind_id()) {
            let (end, syntax) = if declares { header(node) } else { (node.end_byte(), node.to_sexp()) };
            let kind = node.kind().to_owned();
            let content = text[node.start_byte()..end].to_owned();
            let first = node.start_position().row;
            let lines = first..first + content.matches('\n').count() + 1;
            found.push(Element {
                kind: kind.clone(),
                text: content,
                syntax,
                parent: parent.take(),
                lines: lines.clone(),
                within_error,
            });
            if declares {
                let name = node.child_by_field_name("name").map(|name| text[name.byte_range()].to_owned());
                parent = Some(Parent { kind, name, header: lines });
            }
        }
        let children: Vec<Node> = node.children(&mut node.walk()).collect();
        pending.extend(children.into_iter().rev().map(|child| (child, parent.clone(), within_error)));
    }
    found
}

/// Where a declaration's own `NAME "title" @cite PERIOD` ends, and the syntax of it.
fn header(declaration: Node) -> (usize, String) {
    const PARTS: [&str; 7] = ["name", "text", "string", "unclosed_string", "citation", "via", "period"];
    let mut cursor = declaration.walk();
    let parts: Vec<Node> = declaration
        .children(&mut cursor)
        .skip(1)
        .take_while(|child| PARTS.contains(&child.kind()) || child.is_extra())
        .filter(|child| !child.is_extra())
        .collect();
    (parts.last().map_or(declaration.start_byte(), Node::end_byte), parts.iter().map(Node::to_sexp).collect())
}

/// The node kinds that a supertype of the grammar stands for.
fn kinds_of(supertype: &str) -> BTreeSet<u16> {
    let language = support::language();
    language.subtypes_for_supertype(language.id_for_node_kind(supertype, true)).iter().copied().collect()
}
