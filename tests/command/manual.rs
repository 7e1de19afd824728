//! `lakatos completions` and `lakatos man`.

use crate::folder::Folder;

#[test]
fn every_shell_is_told_of_every_command() {
    let folder = Folder::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = folder.run(&["completions", shell]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{shell}");
        for word in ["check", "appraise", "fix", "update-baseline"] {
            assert!(run.out.contains(word), "{shell} knows nothing of {word}");
        }
    }
    assert_eq!(folder.run(&["completions", "csh"]).code, 2);
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = Folder::with(&[("file", "")]);
    let run = folder.run(&["man"]);
    assert!(run.code == 0 && run.out.contains(".TH lakatos 1"), "{run:?}");
    let run = folder.run(&["man", "share/man1"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    for page in ["lakatos", "lakatos-check", "lakatos-fix"] {
        let text = std::fs::read_to_string(folder.path(&format!("share/man1/{page}.1"))).unwrap();
        assert!(text.contains(&format!(".TH {page} 1")), "{text}");
    }
    let run = folder.run(&["man", "file"]);
    assert_eq!((run.code, run.complaints().len()), (2, 1), "{run:?}");
}
