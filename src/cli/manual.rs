//! `lakatos completions` and `lakatos man`: what a shell and `man` know of the commands, out of the arguments themselves.

use super::arguments::{Arguments, Completions, Man};
use super::{CLEAN, refuse};
use clap::CommandFactory;
use clap_mangen::Man as Page;
use lakatos_project::write_with_folders;
use std::io::{self, Write};

/// Writes the completions of a shell.
pub fn completions(arguments: &Completions, out: &mut impl Write) -> io::Result<u8> {
    // A shell that closes the pipe would make the generator panic.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "lakatos", &mut script);
    out.write_all(&script)?;
    Ok(CLEAN)
}

/// Writes the manual: one page, or one a command into a folder.
pub fn man(arguments: &Man, out: &mut impl Write) -> io::Result<u8> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    let Some(folder) = &arguments.folder else {
        Page::new(command).render(out)?;
        return Ok(CLEAN);
    };
    if folder.exists() && !folder.is_dir() {
        let folder = folder.display();
        return refuse(format!("{folder} is a file: name a folder for the pages, as in `lakatos man man1`"));
    }
    command.build();
    let commands = command.get_subcommands().cloned().collect::<Vec<_>>();
    for command in std::iter::once(command).chain(commands) {
        let mut page = Vec::new();
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        Page::new(command).render(&mut page)?;
        let path = folder.join(format!("{name}.1"));
        if let Err(error) = write_with_folders(&path, &String::from_utf8_lossy(&page)) {
            return refuse(format!("{}: cannot be written: {error}", path.display()));
        }
        writeln!(out, "{}", path.display())?;
    }
    Ok(CLEAN)
}
