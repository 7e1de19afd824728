//! A folder of a user's, and the command run in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A new folder, gone when the test is over.
pub struct Folder(tempfile::TempDir);

/// What a run came to.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Run {
    /// The lines on standard error.
    pub fn complaints(&self) -> Vec<&str> {
        self.err.lines().collect()
    }

    /// Its output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }

    /// `FILE RULE` of every finding, from JSON.
    pub fn found(&self) -> Vec<String> {
        let json = self.json();
        let findings = json["findings"].as_array().unwrap().iter();
        findings.map(|one| format!("{} {}", one["file"].as_str().unwrap(), one["rule"].as_str().unwrap())).collect()
    }
}

impl Folder {
    /// With these files, each with its folders.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(path, text)| folder.write(path, text.as_bytes()));
        folder
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Runs the command here.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments, "", &[])
    }

    /// Runs the command here, with something on its standard input.
    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Run {
        self.run_in("", arguments, input, &[])
    }

    /// Runs the command in a folder within, with standard input and settings of the environment.
    pub fn run_in(&self, within: &str, arguments: &[&str], input: &str, environment: &[(&str, &str)]) -> Run {
        let mut child = command(&self.path(within), arguments, environment).spawn().unwrap();
        // A run that refuses its arguments does not wait for its input.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn command(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lakatos"));
    command.args(arguments).current_dir(folder).env_remove("NO_COLOR").envs(environment.iter().copied());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}
