//! Searching the declarations of projects by a few letters of their names.

use super::item::{Item, outline};
use lakatos_project::Project;
use std::cmp::Reverse;

/// The most that is found: nobody reads further.
const MOST: usize = 500;

/// What was found: in which project, in which declaration, if it is a part of one.
#[derive(Clone, Debug)]
pub struct Found<'projects> {
    /// The project.
    pub project: &'projects Project,
    /// The item.
    pub item: Item,
    /// The name of the declaration that it is a part of.
    pub container: Option<String>,
}

/// The declarations, predictions and assumptions of which a name has the letters of `query` in this order, whatever
/// their case. The best come first; all of them where nothing is asked for.
pub fn search<'projects>(projects: &'projects [Project], query: &str) -> Vec<Found<'projects>> {
    let query: Vec<char> = query.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let mut found: Vec<(Reverse<u32>, String, Found)> = Vec::new();
    for project in projects {
        for (source, file) in project.files.iter().enumerate() {
            let mut consider = |item: Item, container: Option<String>| {
                if let Some(score) = score(&item.name, &query) {
                    found.push((Reverse(score), item.name.clone(), Found { project, item, container }));
                }
            };
            for mut item in outline(file, source as u32) {
                let (children, name) = (std::mem::take(&mut item.children), item.name.clone());
                consider(item, None);
                // What has no label has no name to look for.
                let named = children.into_iter().filter(|child| !child.detail.is_empty());
                named.for_each(|child| consider(child, Some(name.clone())));
            }
        }
    }
    // Stable: what is equal stays in the order of projects, files and places.
    found.sort_by(|(one, one_name, _), (other, other_name, _)| (one, one_name).cmp(&(other, other_name)));
    found.into_iter().take(MOST).map(|(_, _, found)| found).collect()
}

/// How well a name fits; none where a letter is missing. Letters that begin a word or follow one another count most, and
/// a short name is better than a long one.
fn score(name: &str, query: &[char]) -> Option<u32> {
    let letters: Vec<char> = name.chars().collect();
    let mut score = 0;
    let mut from = 0;
    let mut last = None;
    for wanted in query {
        let at = (from..letters.len()).find(|at| letters[*at].to_lowercase().eq(std::iter::once(*wanted)))?;
        let begins_word = at == 0 || !letters[at - 1].is_alphanumeric();
        let follows = last.is_some_and(|last: usize| last + 1 == at);
        score += 1 + 4 * u32::from(follows) + 4 * u32::from(begins_word) + 4 * u32::from(at == 0);
        (from, last) = (at + 1, Some(at));
    }
    let is_whole = letters.len() == query.len();
    Some(score * 2 + u32::from(is_whole))
}
