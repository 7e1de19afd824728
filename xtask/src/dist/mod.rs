//! `cargo xtask dist`: everything that a release consists of, in one folder (docs/releasing.md).
//!
//! What cannot be made on this machine is named at the end, and is a failure unless `--allow-missing` is given.

mod bill;
mod licences;
mod native;
mod packages;
mod sums;
mod tarball;
mod tools;

use crate::{Outcome, root};
use std::path::{Path, PathBuf};

/// Why a product was not made: this machine lacks something, or it went wrong.
enum Fault {
    /// This is not to be had here.
    Missing(String),
    /// This failed.
    Failed(String),
}

impl From<String> for Fault {
    fn from(message: String) -> Self {
        Self::Failed(message)
    }
}

/// What one product comes to.
type Product = Result<(), Fault>;

/// What makes a product.
type Make = fn(&Release) -> Product;

/// What is asked for.
struct Options {
    /// Where the products go.
    out: PathBuf,
    /// The profile of Cargo that the program is built in.
    profile: String,
    /// Whether it is no failure that a product cannot be made here.
    allow_missing: bool,
    /// The products to make; all of them where none is named.
    only: Vec<String>,
}

/// What the products are made from.
struct Release {
    /// Where the products go.
    out: PathBuf,
    /// The version of the workspace.
    version: String,
    /// The platform, as Rust calls it.
    target: String,
    /// The profile of Cargo.
    profile: String,
    /// The program, built where it is part of anything that is asked for.
    binary: PathBuf,
    /// What every file in an archive is dated, in seconds since 1970: the last commit, so that two builds are the same.
    date: u64,
}

/// Every product by its name, in the order in which they are made.
const PRODUCTS: [(&str, Make); 9] = [
    ("bill", bill::make),
    ("native", native::make),
    ("wheel", packages::wheel),
    ("module", packages::module),
    ("vsix", packages::vsix),
    ("npm", packages::npm),
    ("web", packages::web),
    ("r", packages::r),
    ("quarto", packages::quarto),
];

/// The products that the program is part of.
const OF_THE_PROGRAM: [&str; 3] = ["native", "wheel", "vsix"];

/// Makes what the words of the command line ask for.
pub fn run(words: &[&str]) -> Outcome {
    let options = read(words)?;
    let release = prepare(&options)?;
    let (mut missing, mut failed) = (Vec::new(), Vec::new());
    for (name, make) in PRODUCTS {
        if !options.has(name) {
            continue;
        }
        println!("== {name}");
        match make(&release) {
            Ok(()) => {}
            Err(Fault::Missing(why)) => missing.push(format!("{name}: {why}")),
            Err(Fault::Failed(why)) => failed.push(format!("{name}: {why}")),
        }
    }
    sums::write(&release.out)?;
    println!("== {}", release.out.display());
    for line in &missing {
        eprintln!("!! NOT MADE: {line}");
    }
    for line in &failed {
        eprintln!("!! FAILED: {line}");
    }
    match (failed.len(), missing.len()) {
        (0, 0) => Ok(()),
        (0, _) if options.allow_missing => Ok(()),
        (0, count) => {
            Err(format!("{count} of the products cannot be made on this machine; `--allow-missing` makes the others"))
        }
        (count, _) => Err(format!("{count} of the products failed")),
    }
}

fn read(words: &[&str]) -> Result<Options, String> {
    const USAGE: &str =
        "usage: cargo xtask dist [--out FOLDER] [--profile PROFILE] [--only NAME,NAME] [--allow-missing]";
    let mut options =
        Options { out: root().join("dist"), profile: "release".to_owned(), allow_missing: false, only: Vec::new() };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().map(|value| (*value).to_owned()).ok_or(USAGE);
        match *word {
            "--out" => options.out = std::path::absolute(value()?).map_err(|error| error.to_string())?,
            "--profile" => options.profile = value()?,
            "--only" => options.only = value()?.split(',').map(str::to_owned).collect(),
            "--allow-missing" => options.allow_missing = true,
            _ => return Err(USAGE.to_owned()),
        }
    }
    let names: Vec<&str> = PRODUCTS.iter().map(|(name, _)| *name).collect();
    match options.only.iter().find(|name| !names.contains(&name.as_str())) {
        Some(name) => Err(format!("there is no product `{name}`: they are {}", names.join(", "))),
        None => Ok(options),
    }
}

impl Options {
    /// Whether a product is asked for.
    fn has(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == name)
    }
}

/// An empty folder, and the program built where it is part of anything.
fn prepare(options: &Options) -> Result<Release, String> {
    // Only what an earlier run has written is cleared away: the list of sums says what that is.
    sums::clear(&options.out)?;
    std::fs::create_dir_all(&options.out).map_err(|error| format!("{}: {error}", options.out.display()))?;
    let target = tools::host()?;
    let binary = native::binary(&options.profile);
    if OF_THE_PROGRAM.into_iter().any(|name| options.has(name)) {
        native::build(&options.profile)?;
    }
    Ok(Release {
        out: options.out.clone(),
        version: crate::versions::of_workspace()?,
        target,
        profile: options.profile.clone(),
        binary,
        date: tools::date()?,
    })
}

impl Release {
    /// A file among the products.
    fn file(&self, name: &str) -> PathBuf {
        self.out.join(name)
    }

    /// A folder for what is made on the way, emptied.
    fn scratch(&self, name: &str) -> Result<PathBuf, String> {
        let folder = tools::target_folder().join("dist").join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(folder)
    }
}

/// Copies a file; its folder is made where it is not there.
fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{} to {}: {error}", from.display(), to.display());
    std::fs::create_dir_all(to.parent().unwrap_or(Path::new("."))).map_err(told)?;
    std::fs::copy(from, to).map(|_| ()).map_err(told)
}

/// Writes a text; its folder is made where it is not there.
fn write(path: &Path, text: &[u8]) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).map_err(told)?;
    std::fs::write(path, text).map_err(told)
}
