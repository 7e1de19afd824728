//! Code lenses, and the commands that they lead to.

use super::position::range;
use lakatos_ide::lenses::{View, lenses};
use lakatos_project::Project;
use lakatos_syntax::line_index::Encoding;
use serde_json::json;
use tower_lsp::ls_types::{CodeLens, Command, Uri};

/// Shows the map of the argument; its arguments are the URI of a file and a name.
pub const SHOW_MAP: &str = "lakatos.showMap";
/// Tells which case would be crucial for a theory; its arguments are the same.
pub const CRUCIAL_CASE: &str = "lakatos.crucialCase";

/// Tells why something stands as it does; its arguments are the same, and the name of a case where it is asked of one.
pub const WHY: &str = "lakatos.why";

/// The lenses of a file.
pub fn of_file(project: &Project, source: u32, uri: &Uri, encoding: Encoding) -> Option<Vec<CodeLens>> {
    let buffer = &project.file(source)?.buffer;
    let lens = |lens: lakatos_ide::lenses::Lens| {
        let (command, name) = match lens.leads_to {
            View::Why(name) => (WHY, name),
            View::Map(name) => (SHOW_MAP, name),
            View::CrucialCase(name) => (CRUCIAL_CASE, name),
        };
        let arguments = Some(vec![json!(uri), json!(&*name)]);
        let command = Command { title: lens.title, command: command.to_owned(), arguments };
        CodeLens { range: range(buffer, lens.span, encoding), command: Some(command), data: None }
    };
    Some(lenses(project, source).into_iter().map(lens).collect())
}
