//! The `lakatos` command: what is typed in a terminal ([`cli`]), and the language server that editors start ([`server`]).

mod cli;
mod server;

fn main() -> std::process::ExitCode {
    cli::main(server::run)
}
