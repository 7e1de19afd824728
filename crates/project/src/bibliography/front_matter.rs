//! What Markdown, R Markdown and Quarto say of their works: in the front matter, and in the configuration of a project.

use super::latex;
use super::named::Named;
use lakatos_syntax::host::metadata::metadata;
use lakatos_syntax::yaml::{self, Text, Yaml};

/// What a Markdown file says of its works.
pub fn named_in(text: &str) -> Named {
    let mut named = Named::default();
    for block in metadata(text) {
        let Some(read) = block.yaml else { continue };
        named.is_open |= read.is_broken;
        of_yaml(&read.value, block.start, &mut named);
    }
    // Most files include none.
    if ["child", "include", "\\input"].iter().any(|word| text.contains(word)) {
        named.includes = included(text);
    }
    named
}

/// What a YAML file says of the works of its project.
pub fn of_project(text: &str) -> (Named, Yaml) {
    let read = yaml::read(text.trim_start_matches('\u{feff}'));
    let mut named = Named { is_open: read.is_broken, ..Named::default() };
    of_yaml(&read.value, 0, &mut named);
    (named, read.value)
}

/// Takes in what a mapping says; its places count from a byte of the file.
fn of_yaml(yaml: &Yaml, start: u32, named: &mut Named) {
    for (key, value) in yaml.entries() {
        match key.as_str() {
            "bibliography" => {
                for leaf in value.leaves() {
                    match leaf {
                        Yaml::Text(Text { text, place }) => named.add(text, place.shifted(start)),
                        Yaml::Computed => named.is_open = true,
                        // `{{bib}}`, which somebody else fills in.
                        _ => named.is_open |= matches!(value, Yaml::Map(_)),
                    }
                }
            }
            "references" => of_references(value, named),
            "site" => named.is_book |= value.text().is_some_and(|site| site.contains("bookdown")),
            // Filters for several lists of works take one bibliography a list.
            _ if key.starts_with("bibliography") => {
                let names = value.leaves().into_iter().filter_map(|leaf| leaf_text(leaf));
                for Text { text, place } in names.filter(|name| is_bibliography(&name.text)) {
                    named.add(text, place.shifted(start));
                }
            }
            _ => of_options(value, start, named),
        }
    }
}

fn leaf_text(leaf: &Yaml) -> Option<&Text> {
    match leaf {
        Yaml::Text(text) => Some(text),
        _ => None,
    }
}

fn is_bibliography(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".bib", ".bibtex", ".biblatex", ".json"].iter().any(|ending| name.ends_with(ending))
}

/// The works that somebody lists instead of naming a file.
fn of_references(value: &Yaml, named: &mut Named) {
    let Yaml::List(works) = value else {
        named.is_open |= !matches!(value, Yaml::Null);
        return;
    };
    let ids = works.iter().flat_map(|work| work.under("id")).filter_map(Yaml::text);
    named.works.extend(ids.map(str::to_owned));
}

/// Options for Pandoc, and commands for LaTeX, that name a bibliography.
fn of_options(value: &Yaml, start: u32, named: &mut Named) {
    let mut is_next = false;
    for Text { text, place } in value.leaves().into_iter().filter_map(leaf_text) {
        let place = place.shifted(start);
        if is_next {
            named.add(text, place);
        }
        is_next = text == "--bibliography";
        if let Some(name) = text.strip_prefix("--bibliography=") {
            named.add(name, place);
        } else if text.contains("\\addbibresource") || text.contains("\\bibliography{") {
            let of_text = latex::named_in(text);
            named.is_open |= of_text.is_open;
            of_text.files.iter().for_each(|file| named.add(&file.name, place));
        }
    }
}

/// The files that become part of a Markdown file: Quarto's includes, and knitr's children.
fn included(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, opening) in text.match_indices("{{<") {
        let inner = text[at + opening.len()..].split(">}}").next().unwrap_or_default();
        if let Some(name) = inner.trim().strip_prefix("include ") {
            names.push(name.trim().trim_matches(['"', '\'']).to_owned());
        }
    }
    for line in text.lines() {
        let bare = line.trim_start();
        let is_option =
            (bare.starts_with("```") || bare.starts_with("~~~")) && bare.contains('{') || bare.starts_with("#|");
        let child =
            ["child=", "child =", "child:"].iter().find_map(|option| bare.split_once(option)).map(|(_, rest)| rest);
        names.extend(child.filter(|_| is_option).into_iter().flat_map(quoted));
        names.extend(bare.match_indices("knit_child(").flat_map(|(at, call)| quoted(&bare[at + call.len()..]).take(1)));
    }
    names
}

/// The texts in quotes on a line.
fn quoted(line: &str) -> impl Iterator<Item = String> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let open = rest.find(['"', '\''])?;
        let sign = rest[open..].chars().next()?;
        let inner = &rest[open + 1..];
        let close = inner.find(sign)?;
        rest = &inner[close + 1..];
        Some(inner[..close].to_owned())
    })
}

/// The texts that stand under a key: the files of `metadata-files` and `rmd_files`.
pub fn texts_under<'yaml>(yaml: &'yaml Yaml, key: &'yaml str) -> Vec<&'yaml str> {
    yaml.under(key).flat_map(Yaml::leaves).filter_map(Yaml::text).collect()
}
