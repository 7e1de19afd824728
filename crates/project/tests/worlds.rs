//! Projects in memory: what is read, and what a world says.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use lakatos_project::world::{Kind, Memory, Overlay, World, safe_name};
use lakatos_project::{ConfigChoice, Loaded, load};
use std::path::{Path, PathBuf};

fn loaded(world: &dyn World, paths: &[&str]) -> Loaded {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    load(world, &paths, &ConfigChoice::Nearest, &|| {})
}

#[test]
fn a_folder_with_a_configuration_is_one_argument() {
    let world = Memory::new([
        ("/paper/lakatos.toml", "[project]\nexclude = [\"notes/**\"]\n"),
        ("/paper/.gitignore", "old/\n*.tmp.md\n"),
        ("/paper/a.md", ""),
        ("/paper/b.lak", "concept x\n"),
        ("/paper/data.csv", ""),
        ("/paper/draft.tmp.md", ""),
        ("/paper/notes/c.md", ""),
        ("/paper/old/d.md", ""),
        ("/paper/.hidden/e.md", ""),
        ("/paper/inner/lakatos.toml", ""),
        ("/paper/inner/f.md", ""),
    ]);
    let loaded = loaded(&world, &["/paper/a.md"]);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    let [project] = loaded.projects.as_slice() else { panic!("{} projects", loaded.projects.len()) };
    let files: Vec<_> = project.files.iter().map(|file| (file.path.to_str().unwrap(), file.is_requested)).collect();
    assert_eq!(files, [("/paper/a.md", true), ("/paper/b.lak", false)]);
}

#[test]
fn a_library_of_a_project_is_no_draft_of_it() {
    let world = Memory::new([
        ("/paper/lakatos.toml", ""),
        ("/paper/a.lak", "use \"lab\"\nconcept x\n"),
        ("/paper/lab/cases.lak", "case korea \"Korea\"\n"),
    ]);
    let loaded = loaded(&world, &["/paper"]);
    let [project] = loaded.projects.as_slice() else { panic!("{} projects", loaded.projects.len()) };
    assert_eq!(project.files.len(), 1);
    assert_eq!(project.libraries.len(), 1);
}

#[test]
fn a_text_over_a_world_counts_in_place_of_what_is_below() {
    let below = Memory::new([("/paper/a.lak", "concept x\n"), ("/paper/b.lak", "concept y\n")]);
    let mut world = Overlay::new(&below);
    world.lay(Path::new("/paper/a.lak"), "concept z\n");
    world.lay(Path::new("/paper/new.lak"), "");
    assert_eq!(&*world.read(Path::new("/paper/a.lak")).unwrap(), "concept z\n");
    assert_eq!(&*world.read(Path::new("/paper/b.lak")).unwrap(), "concept y\n");
    let names: Vec<_> = world.list(Path::new("/paper")).unwrap().into_iter().map(|entry| entry.path).collect();
    assert_eq!(names, ["/paper/a.lak", "/paper/b.lak", "/paper/new.lak"].map(PathBuf::from));
    assert_eq!(world.kind(Path::new("/paper")), Some(Kind::Folder));
    assert_eq!(world.kind(Path::new("/pap")), None);
}

#[test]
fn a_name_that_leads_out_of_its_folder_is_none() {
    for name in ["/etc/passwd", "../x", "a/../../x", "a//b", "", ".", "a/.", "C:/x", "C:x", "a\0b", "a\\..\\b", "..\\x"]
    {
        assert_eq!(safe_name(name), None, "{name:?}");
    }
    for name in ["a", "a/b.md", ".hidden", "a..b", "notes: draft.md"] {
        assert_eq!(safe_name(name), Some(PathBuf::from(name)));
    }
}

#[test]
fn drafts_that_use_each_other_are_all_checked() {
    let world = Memory::new([
        ("/paper/lakatos.toml", ""),
        ("/paper/a.lak", "use \"b.lak\"\n"),
        ("/paper/b.lak", "use \"a.lak\"\n"),
        ("/paper/c.lak", "concept c\n"),
        ("/paper/own.lak", "use \"own.lak\"\n"),
    ]);
    let loaded = loaded(&world, &["/paper"]);
    let [project] = loaded.projects.as_slice() else { panic!("{} projects", loaded.projects.len()) };
    assert_eq!(project.files.len(), 4);
}

#[test]
fn what_is_ignored_can_be_wanted_again() {
    let world = Memory::new([
        ("/paper/.gitignore", "*.lak\n!.kept.lak\nnotes/\n"),
        ("/paper/.ignore", "!b.lak\n"),
        ("/paper/.git/info/exclude", "c.md\n"),
        ("/paper/a.lak", ""),
        ("/paper/b.lak", ""),
        ("/paper/c.md", ""),
        ("/paper/d.md", ""),
        ("/paper/.kept.lak", ""),
        ("/paper/.hidden.md", ""),
        ("/paper/notes/e.md", ""),
        ("/paper/sub/.gitignore", "!*.lak\n"),
        ("/paper/sub/f.lak", ""),
    ]);
    let walked = world.walk(Path::new("/paper"), None);
    let names: Vec<_> = walked.files.iter().map(|path| path.to_str().unwrap()).collect();
    assert_eq!(names, ["/paper/.kept.lak", "/paper/b.lak", "/paper/d.md", "/paper/sub/f.lak"]);
    assert!(walked.problems.is_empty());
}
