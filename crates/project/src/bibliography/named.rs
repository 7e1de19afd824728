//! Which files a draft cites from: those that it names, its project's, Quarto's, or else those beside it.

use crate::config::Config;
use crate::world::{Kind, World, absolute};
use lakatos_syntax::Host;
use lakatos_syntax::nearest::{ALIKE, nearest};
use std::path::{Path, PathBuf};

/// Where a draft stands in its project.
#[derive(Clone, Debug)]
pub struct DraftContext<'project> {
    /// Its path.
    pub path: &'project Path,
    /// The folder that nothing outside of is read.
    pub root: PathBuf,
    /// The bibliographies that all drafts of the project may cite.
    pub of_project: &'project [PathBuf],
}

impl<'project> DraftContext<'project> {
    /// Of a draft. One without a `lakatos.toml` is of the Quarto project above it, or else of its own folder.
    pub fn new(world: &dyn World, path: &'project Path, config: Option<&'project Config>) -> Self {
        let Some(config) = config else {
            let folder = path.parent().unwrap_or(Path::new(""));
            let quarto = absolute(folder).ancestors().last().and_then(|top| quarto_above(world, folder, top));
            let root = quarto.as_deref().and_then(Path::parent).unwrap_or(folder).to_path_buf();
            return Self { path, root, of_project: &[] };
        };
        Self { path, root: config.root.clone(), of_project: &config.bibliography }
    }
}

/// The bibliographies of a draft, and what else was looked at to find them.
#[derive(Debug, Default)]
pub struct Found {
    /// Their absolute paths, each once; some may lie outside the project.
    pub files: Vec<PathBuf>,
    /// Quarto's configuration, or the folder whose files count: a change of it may change the answer.
    pub looked_at: Vec<PathBuf>,
}

/// The bibliographies of a draft.
pub fn find(world: &dyn World, named: &[String], at: &DraftContext) -> Found {
    let folder = at.path.parent().unwrap_or(Path::new(""));
    let mut found = Found::default();
    let mut add = |folder: &Path, names: Vec<PathBuf>| {
        for file in names.into_iter().map(|name| absolute(&folder.join(name))) {
            if !found.files.contains(&file) {
                found.files.push(file);
            }
        }
    };
    add(folder, named.iter().map(PathBuf::from).collect());
    add(Path::new(""), at.of_project.to_vec());
    if let Some(quarto) = quarto_above(world, folder, &at.root) {
        let names = of_yaml(&world.read(&quarto).unwrap_or_default());
        add(quarto.parent().unwrap_or(folder), names.into_iter().map(PathBuf::from).collect());
        found.looked_at.push(quarto);
    }
    if found.files.is_empty() {
        found.files = bibliographies_in(world, folder).into_iter().map(|file| absolute(&file)).collect();
        found.looked_at.push(absolute(folder));
    }
    found
}

/// Whether a path, without any `..`, lies below `root`.
pub fn lies_within(path: &Path, root: &Path) -> bool {
    absolute(path).starts_with(absolute(root))
}

/// Whether a file is, by its name, one that [`find`] would look at unasked.
pub fn is_looked_for(path: &Path) -> bool {
    is_bib(path) || path.file_name().is_some_and(|name| QUARTO.iter().any(|quarto| name == *quarto))
}

/// How Quarto calls its configuration.
const QUARTO: [&str; 2] = ["_quarto.yml", "_quarto.yaml"];

/// The nearest configuration of Quarto, not above `root`.
fn quarto_above(world: &dyn World, folder: &Path, root: &Path) -> Option<PathBuf> {
    let (folder, root) = (absolute(folder), absolute(root));
    let within = folder.ancestors().take_while(|ancestor| ancestor.starts_with(&root));
    within.flat_map(|ancestor| QUARTO.map(|name| ancestor.join(name))).find(|path| world.is_file(path))
}

/// Whether a file is a bibliography by its name.
pub fn is_bib(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("bib"))
}

/// The `.bib` files of a folder, by name.
pub fn bibliographies_in(world: &dyn World, folder: &Path) -> Vec<PathBuf> {
    let entries = world.list(folder).unwrap_or_default().into_iter().filter(|entry| is_bib(&entry.path));
    let files = entries.filter(|entry| match entry.kind {
        Kind::File => true,
        Kind::Link => world.is_file(&entry.path),
        Kind::Folder | Kind::Other => false,
    });
    files.map(|entry| entry.path).collect()
}

/// The name beside a bibliography that is not there, most like its own.
pub fn nearest_to(world: &dyn World, path: &Path) -> Option<String> {
    let name_of = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let names: Vec<String> = bibliographies_in(world, path.parent()?).iter().map(|path| name_of(path)).collect();
    nearest(&name_of(path), names.iter().map(String::as_str), ALIKE).map(str::to_owned)
}

/// The bibliographies that a draft names: in its front matter, or with LaTeX's commands.
pub fn named_in(text: &str, host: Host) -> Vec<String> {
    match host {
        Host::Lakatos => Vec::new(),
        Host::Markdown => front_matter(text).map(of_yaml).unwrap_or_default(),
        Host::Latex => of_latex(text),
    }
}

fn front_matter(text: &str) -> Option<&str> {
    let body = unmarked(text).strip_prefix("---")?.trim_start_matches('\r').strip_prefix('\n')?;
    Some(&body[..body.find("\n---").or_else(|| body.find("\n..."))?])
}

/// Without a byte order mark.
fn unmarked(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// `bibliography: refs.bib`, `bibliography: [a.bib, b.bib]`, which may go over several lines, or a list on the lines below.
fn of_yaml(yaml: &str) -> Vec<String> {
    let mut lines = unmarked(yaml).lines().map(without_comment);
    let Some(value) = lines.by_ref().find_map(|line| line.strip_prefix("bibliography:")) else { return Vec::new() };
    let is_name = |name: &String| is_path(name) && !["null", "~", ">", "|", ">-", "|-"].contains(&name.as_str());
    let value = value.trim();
    if let Some(first) = value.strip_prefix('[') {
        let mut list = first.to_owned();
        while !list.contains(']') {
            let Some(line) = lines.next() else { break };
            list.push(' ');
            list.push_str(line);
        }
        let names = list.split(']').next().unwrap_or_default().split(',');
        return names.map(unquoted).filter(is_name).collect();
    }
    if !value.is_empty() {
        return Some(unquoted(value)).filter(is_name).into_iter().collect();
    }
    let items = lines.map(str::trim).filter(|line| !line.is_empty()).map_while(|line| line.strip_prefix("- "));
    items.map(unquoted).filter(is_name).collect()
}

/// Whether a name can be that of a file: no address, no parameter, no command, and no text that an open brace lets in.
fn is_path(name: &str) -> bool {
    !name.is_empty() && !name.contains("://") && !name.contains(['#', '\\', '\n'])
}

fn without_comment(line: &str) -> &str {
    if line.starts_with('#') { "" } else { line.split(" #").next().unwrap_or_default() }
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches(['"', '\'']).to_owned()
}

/// `\bibliography{a,b}` names files without their ending, `\addbibresource{a.bib}` with it.
fn of_latex(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split('%').next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut names = Vec::new();
    for (command, ending) in [("\\bibliography", ".bib"), ("\\addbibresource", "")] {
        let files = arguments_of(&code, command).flat_map(|argument| argument.split(','));
        let files = files.map(str::trim).filter(|file| is_path(file));
        names.extend(files.map(|file| format!("{}{ending}", file.strip_suffix(ending).unwrap_or(file))));
    }
    names
}

/// The arguments in braces of a command, past any options in brackets. `\bibliographystyle` is another command.
fn arguments_of<'code>(code: &'code str, command: &'code str) -> impl Iterator<Item = &'code str> {
    code.match_indices(command).filter_map(move |(at, _)| {
        let rest = code[at + command.len()..].trim_start();
        let rest = match rest.strip_prefix('[') {
            Some(options) => options.split_once(']')?.1.trim_start(),
            None => rest,
        };
        rest.strip_prefix('{')?.split_once('}').map(|(argument, _)| argument)
    })
}
