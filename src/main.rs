//! The `lakatos` command: what is typed in a terminal (`lakatos::cli`), and the language server that editors start.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(lakatos::cli::run(Some(lakatos_server::run)))
}
