//! What a LaTeX file says of its works, by commands that LaTeX would run: none in a comment, in an example, between
//! `\iffalse` and `\fi`, or behind `\end{document}`.

use super::named::Named;
use crate::bibtex;
use lakatos_syntax::Span;
use std::ops::Range;

/// Environments whose text is not run.
const IDLE: [&str; 7] = ["verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "lakatos"];

/// Commands that name bibliographies without their ending.
const BIBTEX: [&str; 4] = ["bibliography", "nobibliography", "putbib", "defaultbibliography"];
/// Commands that name one bibliography with its ending.
const BIBLATEX: [&str; 3] = ["addbibresource", "addglobalbib", "addsectionbib"];
/// Commands that name a file which becomes part of the document.
const INCLUDES: [&str; 6] = ["input", "include", "subfile", "subfileinclude", "InputIfFileExists", "loadchapter"];
/// The same, with a folder and a file in it.
const IMPORTS: [&str; 6] = ["import", "subimport", "includefrom", "subincludefrom", "inputfrom", "subinputfrom"];

/// What a LaTeX file says of its works.
pub fn named_in(text: &str) -> Named {
    let mut named = Named { part_of: magic_root(text), ..Named::default() };
    let (code, filed) = run(text);
    let mut lists: Vec<String> = Vec::new();
    let mut is_biblatex = false;
    for (at, _) in code.match_indices('\\') {
        let rest = &code[at + 1..];
        let length = rest.find(|c: char| !(c.is_ascii_alphabetic() || c == '@')).unwrap_or(rest.len());
        let (command, behind) = rest.split_at(length);
        let start = at + 1 + length;
        let mut arguments = Arguments { code: &code, at: start, last_options: "" };
        match command {
            "newcites" => {
                lists.extend(arguments.next().into_iter().flat_map(|(list, _)| names(list, 0)).map(|(name, _)| name))
            }
            "bibitem" => named.works.extend(arguments.next().map(|(key, _)| key.trim().to_owned())),
            // `amsrefs`: `\bib{key}{article}{…}`.
            "bib" => {
                if let (Some((key, _)), Some(_), Some(_)) = (arguments.next(), arguments.next(), arguments.next()) {
                    named.works.push(key.trim().to_owned());
                }
            }
            "bibselect" => named.is_open = true,
            "documentclass" => {
                let class = arguments.next().map(|(class, _)| class.trim()).unwrap_or_default();
                match class {
                    "subfiles" => named.part_of = Some(arguments.last_options.trim().to_owned()),
                    "standalone" => {}
                    _ => named.is_whole = true,
                }
            }
            "usepackage" | "RequirePackage" => {
                is_biblatex |= arguments.next().is_some_and(|(packages, _)| packages.contains("biblatex"));
            }
            _ if BIBLATEX.contains(&command) => {
                is_biblatex = true;
                if let Some((name, place)) = arguments.next() {
                    match arguments.last_options.contains("remote") {
                        true => named.is_open = true,
                        false => named.add(name, place),
                    }
                }
            }
            _ if BIBTEX.contains(&command) || of_list(command, &lists) => {
                // `\putbib[refs]`.
                let listed = match command {
                    "putbib" => arguments.options(),
                    _ => arguments.next(),
                };
                named.folds_case = true;
                for (name, at) in listed.into_iter().flat_map(|(list, place)| names(list, place.start as usize)) {
                    let place = Span::new(at, at + name.len());
                    let name = name.strip_suffix(".bib").unwrap_or(&name);
                    // The name that LaTeX gives to the document.
                    match name {
                        "\\jobname" => named.add(JOB, place),
                        name => named.add(&format!("{name}.bib"), place),
                    }
                }
            }
            _ if INCLUDES.contains(&command) => {
                let plain = || behind.strip_prefix(' ').and_then(|rest| rest.split_whitespace().next());
                let name = arguments.next().map(|(name, _)| name).or_else(|| plain().filter(|_| command == "input"));
                named.includes.extend(name.map(|name| name.trim().trim_matches('"').to_owned()));
            }
            _ if IMPORTS.contains(&command) => {
                if let (Some((folder, _)), Some((file, _))) = (arguments.next(), arguments.next()) {
                    named.includes.push(format!("{}/{}", folder.trim().trim_end_matches('/'), file.trim()));
                }
            }
            _ => {}
        }
    }
    named.folds_case &= !is_biblatex;
    // What the document writes itself need not be there yet.
    for (name, body) in filed {
        if name.ends_with(".bib") && named.files.iter().any(|file| file.name == name) {
            named.files.retain(|file| file.name != name);
            named.works.extend(bibtex::entries(&text[body]).into_iter().map(|entry| entry.key));
        }
    }
    named
}

/// Whether lines may hold a command that says something of works, or what decides whether commands are run.
pub fn may_name(lines: &str) -> bool {
    const DECIDING: [&str; 6] = ["begin", "end", "endinput", "iffalse", "fi", "else"];
    const SAYING: [&str; 8] = [
        "newcites",
        "bibitem",
        "bib",
        "bibselect",
        "documentclass",
        "usepackage",
        "RequirePackage",
        "InputIfFileExists",
    ];
    lines.contains('%')
        || lines.split('\\').skip(1).any(|rest| {
            let length = rest.find(|c: char| !(c.is_ascii_alphabetic() || c == '@')).unwrap_or(rest.len());
            let command = &rest[..length];
            [&DECIDING[..], &SAYING, &BIBTEX, &BIBLATEX, &INCLUDES, &IMPORTS].iter().any(|all| all.contains(&command))
                || command.starts_with("bibliography")
        })
}

/// What stands for the name of the document, until that is known.
pub const JOB: &str = "*jobname*.bib";

/// Whether a command is that of a list of its own (`multibib`): `\newcites{pri}{…}`, `\bibliographypri{refs}`.
fn of_list(command: &str, lists: &[String]) -> bool {
    command.strip_prefix("bibliography").is_some_and(|list| lists.iter().any(|known| known == list))
}

/// The names of a list, each with the byte that it begins at.
fn names(list: &str, start: usize) -> impl Iterator<Item = (String, usize)> {
    list.split(',').filter_map(move |name| {
        let bare = name.trim();
        let at = start + (bare.as_ptr() as usize - list.as_ptr() as usize);
        (!bare.is_empty()).then(|| (bare.to_owned(), at))
    })
}

/// The arguments behind a command, in braces; options in brackets are passed over.
struct Arguments<'code> {
    code: &'code str,
    at: usize,
    last_options: &'code str,
}

impl<'code> Arguments<'code> {
    fn skip_space(&mut self) -> &'code str {
        let rest = self.code.get(self.at..).unwrap_or_default();
        let bare = rest.trim_start().trim_start_matches('*').trim_start();
        self.at = self.code.len() - bare.len();
        bare
    }

    /// The next argument, and where it stands.
    fn next(&mut self) -> Option<(&'code str, Span)> {
        while self.options().is_some() {}
        let inner = self.skip_space().strip_prefix('{')?;
        let (argument, _) = inner.split_once('}')?;
        let start = self.at + 1;
        self.at = start + argument.len() + 1;
        Some((argument, Span::new(start, start + argument.len())))
    }

    /// The options that come next.
    fn options(&mut self) -> Option<(&'code str, Span)> {
        // One that is never closed is none, and nobody looks for its end for long.
        const MAX_OPTIONS: usize = 2_000;
        let inner = self.skip_space().strip_prefix('[')?;
        let end = inner.char_indices().take(MAX_OPTIONS).find(|(_, sign)| *sign == ']')?.0;
        let start = self.at + 1;
        self.at = start + end + 1;
        self.last_options = &inner[..end];
        Some((self.last_options, Span::new(start, start + end)))
    }
}

/// `% !TEX root = ../main.tex`, which editors of LaTeX read.
fn magic_root(text: &str) -> Option<String> {
    const FIRST_LINES: usize = 20;
    text.lines().take(FIRST_LINES).find_map(|line| {
        let comment = line.trim_start().strip_prefix('%')?.trim_start_matches('%').trim_start();
        let rest =
            comment.get(..4).filter(|start| start.eq_ignore_ascii_case("!TeX")).and(comment.get(4..))?.trim_start();
        let root = rest.get(..4).filter(|start| start.eq_ignore_ascii_case("root")).and(rest.get(4..))?;
        Some(root.trim_start().strip_prefix('=')?.trim().to_owned())
    })
}

/// What is not run, until something closes it.
struct Idle {
    closing: String,
    /// The file that the document writes there, and the byte at which its text begins.
    file: Option<(String, usize)>,
}

/// The text with spaces in place of what LaTeX does not run, byte for byte as long; and the files that the document
/// writes itself, by name, with where their text stands.
fn run(text: &str) -> (String, Vec<(String, Range<usize>)>) {
    let mut code = text.as_bytes().to_vec();
    let mut filed = Vec::new();
    let mut idle: Option<Idle> = None;
    let (mut start, mut is_over) = (0, false);
    for line in text.split_inclusive('\n') {
        let comment = comment_start(line);
        let mut live = 0..comment;
        if is_over {
            live = 0..0;
        } else if let Some(open) = idle.take() {
            match closing_in(line, &open.closing) {
                Some(end) => {
                    live = end..comment.max(end);
                    filed.extend(open.file.map(|(name, from)| (name, from..start.max(from))));
                }
                None => {
                    live = 0..0;
                    idle = Some(open);
                }
            }
        } else if let Some((at, closing)) = opened_idle(&line[..comment]) {
            // Within one line, it hides the rest of it.
            live = 0..at;
            if closing_in(&line[at..], &closing).is_none() {
                let file = filecontents(&line[at..comment]).map(|name| (name, start + line.len()));
                idle = Some(Idle { closing, file });
            }
        }
        let lived = line.get(live.clone()).unwrap_or_default();
        if let Some(at) = ["\\end{document}", "\\endinput"].iter().find_map(|end| lived.find(end)) {
            live.end = live.start + at;
            is_over = true;
        }
        for (at, byte) in code[start..start + line.len()].iter_mut().enumerate() {
            if !live.contains(&at) && !matches!(*byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
        start += line.len();
    }
    (String::from_utf8(code).unwrap_or_default(), filed)
}

/// Where the comment of a line begins; its end where it has none.
fn comment_start(line: &str) -> usize {
    line.match_indices('%').find(|(at, _)| !line[..*at].ends_with('\\')).map_or(line.len(), |(at, _)| at)
}

/// Where what closes ends; `\fi` is not the beginning of another command, and `\else` does as well.
fn closing_in(line: &str, closing: &str) -> Option<usize> {
    let commands = if closing == "\\fi" { ["\\fi", "\\else"] } else { [closing, closing] };
    commands.iter().find_map(|command| {
        line.match_indices(command)
            .map(|(at, found)| at + found.len())
            .find(|end| command.ends_with('}') || !line[*end..].starts_with(|c: char| c.is_ascii_alphabetic()))
    })
}

/// Where a line begins what is not run, and what would close it.
fn opened_idle(line: &str) -> Option<(usize, String)> {
    let environments = line.match_indices("\\begin{").filter_map(|(at, opening)| {
        let name = line[at + opening.len()..].split_once('}')?.0;
        let is_idle = IDLE.contains(&name) || name.starts_with("filecontents");
        is_idle.then(|| (at, format!("\\end{{{name}}}")))
    });
    let switched_off = line.match_indices("\\iffalse").map(|(at, _)| (at, "\\fi".to_owned()));
    environments.chain(switched_off).min_by_key(|(at, _)| *at)
}

/// The name of the file that a line begins to write.
fn filecontents(line: &str) -> Option<String> {
    let rest = &line[line.find("\\begin{filecontents")?..];
    let rest = &rest[rest.find('}')? + 1..];
    let rest = rest.trim_start();
    let rest = rest.strip_prefix('[').and_then(|options| options.split_once(']')).map_or(rest, |(_, rest)| rest);
    Some(rest.trim_start().strip_prefix('{')?.split_once('}')?.0.trim().to_owned())
}
