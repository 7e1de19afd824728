//! What other programs install: packages of Python, Node.js and R, extensions of VS Code and Quarto, and the page.

use super::tools::{NPM, command, is_there, printed, run};
use super::{Fault, Product, Release, copy, licences, native, tarball, write};
use crate::root;
use std::path::{Path, PathBuf};
use std::process::Command;

fn missing(what: &str) -> Fault {
    Fault::Missing(what.to_owned())
}

/// A wheel with the program, its manual and all licences; and the sources from which pip builds one.
pub fn wheel(release: &Release) -> Product {
    let maturin = std::env::var("MATURIN").unwrap_or_else(|_| "maturin".to_owned());
    if !is_there(&maturin, "--version") {
        return Err(missing("maturin is not on the PATH: `pip install maturin`, or MATURIN names it"));
    }
    // What maturin finds beside Cargo.toml under this name is installed below the prefix of Python.
    let data = root().join("lakatos.data");
    let shared = data.join("data/share");
    let outcome = native::manual(release, &shared.join("man/man1"))
        .and_then(|()| licences::text(&release.target))
        .and_then(|text| write(&shared.join("doc/lakatos").join(licences::NAME), text.as_bytes()))
        .map_err(Fault::from)
        .and_then(|()| {
            let mut build = command(&maturin, &root(), release.date);
            run(build.args(["build", "--locked", "--profile", &release.profile, "--out"]).arg(&release.out))
        });
    let _ = std::fs::remove_dir_all(&data);
    outcome?;
    run(command(&maturin, &root(), release.date).arg("sdist").arg("--out").arg(&release.out))
}

/// lakatos as a module of WebAssembly, from which the three below are made.
pub fn module(release: &Release) -> Product {
    /// What `ci/wasm.sh` ends with where this machine cannot build it.
    const NOT_BUILT: i32 = 3;
    // For a release it is built of what is there now; for a trial, one that the tests have built will do.
    if release.profile != "dev" || built_module().is_err() {
        let built = command("bash", &root(), release.date).arg("ci/wasm.sh").status();
        match built.map_err(|error| format!("`bash` cannot be run: {error}"))?.code() {
            Some(0) => {}
            Some(NOT_BUILT) => {
                return Err(missing("no compiler for WebAssembly; the extension of VS Code is for the desktop alone"));
            }
            _ => return Err(Fault::Failed("`ci/wasm.sh` failed".to_owned())),
        }
    }
    if !is_there(NPM, "--version") {
        return Err(missing("npm is not on the PATH"));
    }
    let engine = root().join("web/engine");
    installed(&engine, release)?;
    run(command(NPM, &engine, release.date).args(["run", "--silent", "build"]))
}

/// The module, where an earlier step has built it, with the smaller one of the server alone.
fn built_module() -> Result<PathBuf, Fault> {
    let folder = root().join("web/engine/dist");
    let is_there = ["lakatos.wasm", "engine.wasm"].iter().all(|name| folder.join(name).is_file());
    if is_there { Ok(folder.join("lakatos.wasm")) } else { Err(missing("there is no module of WebAssembly")) }
}

/// The extension of VS Code with the program inside.
pub fn vsix(release: &Release) -> Product {
    if !is_there(NPM, "--version") {
        return Err(missing("npm is not on the PATH"));
    }
    let Some(platform) = platform(&release.target) else {
        return Err(missing(&format!("VS Code has no platform for {}", release.target)));
    };
    let folder = root().join("editors/vscode");
    installed(&folder, release)?;
    let mut build = command(NPM, &folder, release.date);
    with_licences(&folder, release, || {
        run(build.args(["run", "--silent", "package", "--"]).arg(&release.binary).arg(platform))
    })?;
    let name = format!("lakatos-{platform}-{}.vsix", release.version);
    copy(&folder.join(&name), &release.file(&name))?;
    std::fs::remove_file(folder.join(&name)).map_err(|error| Fault::Failed(format!("{name}: {error}")))
}

/// Packs a folder with the licences of others in it, for as long as that takes.
fn with_licences(folder: &Path, release: &Release, pack: impl FnOnce() -> Product) -> Product {
    let path = folder.join(licences::NAME);
    write(&path, licences::text(&release.target)?.as_bytes())?;
    let outcome = pack();
    let _ = std::fs::remove_file(&path);
    outcome
}

/// What VS Code calls a platform.
fn platform(target: &str) -> Option<&'static str> {
    Some(match target {
        "x86_64-unknown-linux-gnu" => "linux-x64",
        "aarch64-unknown-linux-gnu" => "linux-arm64",
        "x86_64-apple-darwin" => "darwin-x64",
        "aarch64-apple-darwin" => "darwin-arm64",
        "x86_64-pc-windows-msvc" => "win32-x64",
        _ => return None,
    })
}

/// The packages that a package of Node.js is built with.
fn installed(folder: &Path, release: &Release) -> Product {
    if folder.join("node_modules").is_dir() || !folder.join("package-lock.json").is_file() {
        return Ok(());
    }
    run(command(NPM, folder, release.date).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))
}

/// The package of Node.js.
pub fn npm(release: &Release) -> Product {
    let folder = root().join("npm");
    if !folder.join("pack.sh").is_file() {
        return Err(missing("there is no npm/pack.sh"));
    }
    let module = built_module()?;
    installed(&root().join("web/engine"), release)?;
    with_licences(&folder, release, || {
        run(command("sh", &root(), release.date).arg("npm/pack.sh").arg(module).arg(&release.out))
    })
}

/// The page that needs no server.
pub fn web(release: &Release) -> Product {
    let folder = root().join("web");
    if !folder.join("build.sh").is_file() {
        return Err(missing("there is no web/build.sh"));
    }
    run(command("sh", &root(), release.date).arg("web/build.sh").arg(built_module()?))?;
    let name = format!("lakatos-web-{}", release.version);
    let page = folder.join("dist");
    write(&page.join(licences::NAME), licences::text(&release.target)?.as_bytes())?;
    tarball::pack(&page, &name, &release.file(&format!("{name}.tar.gz")), release.date).map_err(Fault::from)
}

/// The source package of R. R writes into it when and by whom it was packed: it is packed again, without.
pub fn r(release: &Release) -> Product {
    if !is_there("R", "--version") {
        return Err(missing("R is not on the PATH"));
    }
    let folder = release.scratch("r")?;
    let mut build = command("R", &folder, release.date);
    run(build.args(["CMD", "build", "--no-build-vignettes"]).arg(root().join("editors/r")))?;
    let name = format!("lakatos_{}.tar.gz", release.version);
    run(command("tar", &folder, release.date).args(["xzf", &name]))?;
    let description = folder.join("lakatos/DESCRIPTION");
    let told = |error: std::io::Error| Fault::Failed(format!("{}: {error}", description.display()));
    let text = std::fs::read_to_string(&description).map_err(told)?;
    let stamped: String = text.split_inclusive('\n').filter(|line| !line.starts_with("Packaged:")).collect();
    let stamp = printed(
        Command::new("date").args(["--utc", "+%Y-%m-%d %H:%M:%S UTC", "--date"]).arg(format!("@{}", release.date)),
    )
    .map_or_else(|_| format!("@{}", release.date), |text| String::from_utf8_lossy(&text).trim().to_owned());
    write(&description, format!("{stamped}Packaged: {stamp}; lakatos\n").as_bytes())?;
    tarball::pack(&folder.join("lakatos"), "lakatos", &release.file(&name), release.date).map_err(Fault::from)
}

/// The extension of Quarto, as `quarto add` takes it from a file.
pub fn quarto(release: &Release) -> Product {
    let name = format!("lakatos-quarto-{}", release.version);
    let folder = release.scratch("quarto")?;
    let from: PathBuf = root().join("editors/quarto");
    for path in tarball::files(&from)? {
        copy(&path, &folder.join(path.strip_prefix(&from).unwrap_or(&path)))?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(file), &folder.join(file))?;
    }
    tarball::pack(&folder, &name, &release.file(&format!("{name}.tar.gz")), release.date).map_err(Fault::from)
}
