//! `lakatos check --watch`: again at every change, until Ctrl-C.

use crate::folder::Folder;
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

/// A watch, ended with the test.
struct Watch {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Watch {
    fn over(folder: &Folder) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lakatos"));
        command.args(["check", "--watch", "--format", "concise", "."]).current_dir(folder.path(""));
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        Self { child, out }
    }

    /// The rules of one round, which its last line ends.
    fn round(&mut self) -> Vec<String> {
        let mut rules = Vec::new();
        loop {
            let mut line = String::new();
            assert!(self.out.read_line(&mut line).unwrap() > 0, "it ended");
            if line.contains("watching") {
                return rules;
            }
            rules.push(line.split(['[', ']']).nth(1).unwrap().to_owned());
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn drafts_configurations_rules_and_bibliographies_are_watched() {
    let folder = Folder::with(&[("a.lak", "case k 1990\n  b = yes\n")]);
    let mut watch = Watch::over(&folder);
    assert_eq!(watch.round(), ["undefined-name"]);
    folder.write("a.lak", b"# nothing yet\n");
    assert_eq!(watch.round(), [] as [&str; 0]);
    folder.write("b.lak", b"case l 1990\n  c = yes\n  d = no\n");
    assert_eq!(watch.round(), ["undefined-name", "undefined-name"]);
    folder.write("lakatos.toml", b"[rules]\nundefined-name = \"off\"\n");
    assert_eq!(watch.round(), [] as [&str; 0]);
    folder.write("lakatos.toml", b"[project]\nbibliography = [\"refs.bib\"]\n");
    assert_eq!(watch.round(), ["undefined-name", "undefined-name"]);
    folder.write("b.lak", b"concept c \"C\" measured \"so\" @smith2000\ncase l 1990\n  c = yes\n");
    assert!(!watch.round().contains(&"unknown-citation".to_owned()));
    folder.write("refs.bib", b"@book{jones2000, title = {T}}\n");
    assert!(watch.round().contains(&"unknown-citation".to_owned()));
}

#[cfg(unix)]
#[test]
fn ctrl_c_is_how_it_ends() {
    let folder = Folder::with(&[("a.lak", "case k 1990\n  b = yes\n")]);
    let mut watch = Watch::over(&folder);
    watch.round();
    let id = watch.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(watch.child.wait().unwrap().code(), Some(0));
}

#[test]
fn what_cannot_be_watched_is_told() {
    let folder = Folder::with(&[]);
    for arguments in [&["check", "--watch", "-"][..], &["check", "--watch", "--format", "sarif"]] {
        let run = folder.run(arguments);
        assert_eq!((run.code, run.out.as_str(), run.complaints().len()), (2, "", 1), "{run:?}");
    }
}
