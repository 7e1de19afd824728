//! The `lakatos` command.

fn main() -> std::process::ExitCode {
    lakatos::cli::main(lakatos::server::run)
}
