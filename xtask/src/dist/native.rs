//! The program itself, in an archive with its manual, its completions and all licences.

use super::{Product, Release, copy, licences, tarball, tools, write};
use crate::{Outcome, root};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The shells that completions are written for, each with the name that its file has there.
const SHELLS: [(&str, &str); 5] = [
    ("bash", "lakatos.bash"),
    ("zsh", "_lakatos"),
    ("fish", "lakatos.fish"),
    ("powershell", "lakatos.ps1"),
    ("elvish", "lakatos.elv"),
];

/// Builds the program.
pub fn build(profile: &str) -> Outcome {
    println!("$ cargo build --locked --profile {profile} --bin lakatos");
    let status = tools::cargo().args(["build", "--locked", "--profile", profile, "--bin", "lakatos"]).status();
    if status.is_ok_and(|status| status.success()) { Ok(()) } else { Err("the program cannot be built".to_owned()) }
}

/// Where the program lies when it is built.
pub fn binary(profile: &str) -> PathBuf {
    let folder = if profile == "dev" { "debug" } else { profile };
    tools::target_folder().join(folder).join(format!("lakatos{}", std::env::consts::EXE_SUFFIX))
}

/// `lakatos-VERSION-TARGET.tar.gz`.
pub fn make(release: &Release) -> Product {
    let name = format!("lakatos-{}-{}", release.version, release.target);
    let folder = release.scratch(&name)?;
    let program = release.binary.file_name().unwrap_or_default();
    copy(&release.binary, &folder.join(program))?;
    for file in ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(file), &folder.join(file))?;
    }
    write(&folder.join(licences::NAME), licences::text(&release.target)?.as_bytes())?;
    manual(release, &folder.join("man/man1"))?;
    for (shell, file) in SHELLS {
        let text = tools::printed(Command::new(&release.binary).args(["completions", shell]))?;
        write(&folder.join("completions").join(file), &text)?;
    }
    tarball::pack(&folder, &name, &release.file(&format!("{name}.tar.gz")), release.date)?;
    Ok(())
}

/// The pages of the manual, written by the program.
pub fn manual(release: &Release, folder: &Path) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    tools::printed(Command::new(&release.binary).arg("man").arg(folder)).map(|_| ())
}
