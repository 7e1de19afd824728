//! Links between the pages: what they lead to is there, and every page is in the table of contents.

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages: those at the root, and all below `docs/`.
fn pages() -> Vec<PathBuf> {
    let is_page = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    let mut pages: Vec<PathBuf> = entries(root()).into_iter().filter(is_page).collect();
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        let (inner, files): (Vec<PathBuf>, Vec<PathBuf>) = entries(&folder).into_iter().partition(|path| path.is_dir());
        folders.extend(inner);
        pages.extend(files.into_iter().filter(is_page));
    }
    pages.sort();
    assert!(pages.len() > 80);
    pages
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// The lines of a page that are prose: what stands in a fence is shown and not meant.
fn prose(text: &str) -> Vec<&str> {
    let mut fence = String::new();
    let mut prose = Vec::new();
    for line in text.lines() {
        let rest = line.trim_start().trim_start_matches('`');
        let ticks = &line.trim_start()[..line.trim_start().len() - rest.len()];
        if fence.is_empty() && ticks.len() >= 3 && !rest.contains('`') {
            fence = ticks.to_owned();
        } else if fence.is_empty() {
            prose.push(line);
        } else if ticks == fence && rest.is_empty() {
            fence.clear();
        }
    }
    prose
}

/// The targets of the links and pictures of a line; what stands between backticks is no link.
fn targets(line: &str) -> Vec<&str> {
    let mut targets = Vec::new();
    for (at, _) in line.match_indices("](") {
        let is_code = line[..at].matches('`').count() % 2 == 1;
        if let Some((target, _)) = line[at + 2..].split_once(')')
            && !is_code
        {
            targets.push(target);
        }
    }
    targets
}

/// The anchors that a forge gives the headings of a page.
fn anchors(page: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(page).unwrap();
    let headings = prose(&text).into_iter().filter(|line| line.starts_with('#'));
    headings.map(|line| anchor(line.trim_start_matches('#').trim())).collect()
}

/// Small letters, hyphens for spaces, and no other signs.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

/// What is wrong with a link, if anything.
fn fault(page: &Path, target: &str) -> Option<String> {
    if target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
    let file = if path.is_empty() { page.to_owned() } else { page.parent().unwrap().join(path) };
    if !file.exists() {
        return Some(format!("{}: there is no {target}", page.display()));
    }
    let is_missing = !fragment.is_empty() && !anchors(&file).iter().any(|anchor| anchor == fragment);
    is_missing.then(|| format!("{}: {path} has no heading for #{fragment}", page.display()))
}

#[test]
fn links_lead_somewhere() {
    let mut faults = Vec::new();
    let mut count = 0;
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        for target in prose(&text).into_iter().flat_map(targets) {
            count += 1;
            faults.extend(fault(&page, target));
        }
    }
    assert!(count > 150, "only {count} links were found");
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn every_page_is_in_the_table_of_contents() {
    let docs = root().join("docs");
    let contents = std::fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let listed: Vec<&str> = contents.lines().flat_map(targets).collect();
    let missing: Vec<String> = pages()
        .iter()
        .filter_map(|page| page.strip_prefix(&docs).ok())
        .map(|page| page.to_string_lossy().replace('\\', "/"))
        .filter(|page| page != "SUMMARY.md" && !listed.contains(&page.as_str()))
        .collect();
    assert_eq!(missing, Vec::<String>::new(), "these pages are not in docs/SUMMARY.md");
}

#[test]
fn anchors_are_made_as_forges_make_them() {
    assert_eq!(anchor("What needs no case"), "what-needs-no-case");
    assert_eq!(anchor("`lakatos fmt`, and why"), "lakatos-fmt-and-why");
    assert_eq!(targets("a [b](c.md#d), ![e](f.png) and `[g](h)`"), ["c.md#d", "f.png"]);
}
