//! A page: Markdown, and where its links lead.

use crate::hover::wording;
use lakatos_engine::appraisal::wording::Wording;
use lakatos_engine::argument::Place;
use lakatos_engine::rules::finding::{Edit, Location};
use lakatos_project::Project;

/// Something to be read, the same text in every editor and terminal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What it is about, in a few words.
    pub title: String,
    /// The text. A link to `#1` leads where the first of the links does.
    pub markdown: String,
    /// Where its links lead.
    pub links: Vec<Link>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Link {
    /// To a line.
    Line(Location),
    /// It writes something.
    Insert(Vec<Edit>),
}

impl Page {
    /// As a terminal shows it: no marks of Markdown but those that read well as they are.
    pub fn plain(&self) -> String {
        let mut plain = String::new();
        let mut rest = self.markdown.as_str();
        while let Some((before, link)) = rest.split_once('[') {
            let Some((label, target)) = link.split_once("](#") else { break };
            let Some((number, after)) = target.split_once(')') else { break };
            // A bracket of the text is no link.
            if number.parse::<usize>().is_err() || label.contains('\n') {
                plain.push_str(before);
                plain.push('[');
                rest = link;
                continue;
            }
            plain.push_str(before);
            plain.push_str(label);
            rest = after;
        }
        plain.push_str(rest);
        plain.replace("**", "").replace('\\', "")
    }
}

impl Page {
    /// Its first paragraph, as a terminal shows it: the points of its first list, where it begins with one.
    pub fn gist(&self) -> String {
        let plain = self.plain();
        let paragraphs = plain.split("\n\n").filter(|paragraph| !paragraph.starts_with('#'));
        paragraphs.map(|paragraph| paragraph.trim().to_owned()).next().unwrap_or_default()
    }
}

/// Writes one.
pub struct Writer<'project> {
    pub project: &'project Project,
    pub wording: Wording<'project>,
    pub page: Page,
}

impl<'project> Writer<'project> {
    /// Of a project.
    pub fn new(project: &'project Project) -> Self {
        Self { project, wording: wording(project), page: Page::default() }
    }

    /// What the page is about, and its heading.
    pub fn title(&mut self, title: String) {
        self.page.markdown = format!("# {title}\n\n");
        self.page.title = title.replace('`', "");
    }

    /// A heading under it.
    pub fn heading(&mut self, heading: &str) {
        self.page.markdown = format!("{}\n\n## {heading}\n\n", self.page.markdown.trim_end());
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        self.page.markdown += &format!("{text}\n\n");
    }

    /// A point of a list.
    pub fn point(&mut self, text: &str) {
        self.page.markdown += &format!("- {text}\n");
    }

    /// A point below one.
    pub fn under(&mut self, text: &str) {
        self.page.markdown += &format!("  - {text}\n");
    }

    /// A link to a line of the project, in parentheses with a space before; empty where it is none of the project's.
    pub fn at(&mut self, place: Place) -> String {
        self.at_location(self.project.location(place))
    }

    /// The same, of bytes of a file.
    pub fn at_location(&mut self, location: Location) -> String {
        let Some(file) = self.project.file(location.source) else { return String::new() };
        let name = file.path.file_name().unwrap_or(file.path.as_os_str()).to_string_lossy();
        let line = file.buffer.line_of(location.span.start) + 1;
        let label = if name.is_empty() { format!("line {line}") } else { format!("{name}:{line}") };
        format!(" ({})", self.link(&label, Link::Line(location)))
    }

    /// A link that writes something.
    pub fn insert(&mut self, label: &str, edits: Vec<Edit>) -> String {
        self.link(label, Link::Insert(edits))
    }

    fn link(&mut self, label: &str, link: Link) -> String {
        let number = match self.page.links.iter().position(|known| *known == link) {
            Some(known) => known,
            None => {
                self.page.links.push(link);
                self.page.links.len() - 1
            }
        };
        format!("[{}](#{})", label.replace(['[', ']'], ""), number + 1)
    }
}
