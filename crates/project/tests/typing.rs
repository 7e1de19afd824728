//! Nobody who types waits for a disk: a world that is asked on the thread that types fails the test.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use lakatos_project::TextChange;
use lakatos_project::workspace::Workspace;
use lakatos_project::world::{Entry, Files, Kind, Memory, ReadError, Revision, World};
use lakatos_syntax::Host;
use lakatos_syntax::line_index::{Encoding, Position};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId};
use std::time::Duration;

/// A slow disk, which counts what it is asked and knows who may not ask it.
#[derive(Debug)]
struct Slow {
    files: Memory,
    typing: ThreadId,
    asked: AtomicUsize,
    asked_while_typing: Mutex<Vec<String>>,
}

impl Slow {
    fn new(files: Memory) -> Arc<Self> {
        let (typing, asked) = (thread::current().id(), AtomicUsize::new(0));
        Arc::new(Self { files, typing, asked, asked_while_typing: Mutex::default() })
    }

    fn is_asked(&self, what: &str, path: &Path) {
        self.asked.fetch_add(1, Ordering::Relaxed);
        thread::sleep(Duration::from_micros(50));
        if thread::current().id() == self.typing {
            self.asked_while_typing.lock().unwrap().push(format!("{what} {}", path.display()));
        }
    }

    fn count(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }
}

impl World for Slow {
    fn read(&self, path: &Path) -> Result<Arc<str>, ReadError> {
        self.is_asked("read", path);
        self.files.read(path)
    }

    fn kind(&self, path: &Path) -> Option<Kind> {
        self.is_asked("kind", path);
        self.files.kind(path)
    }

    fn list(&self, folder: &Path) -> Result<Vec<Entry>, ReadError> {
        self.is_asked("list", folder);
        self.files.list(folder)
    }

    fn revision(&self, path: &Path) -> Option<Revision> {
        self.is_asked("revision", path);
        World::revision(&self.files, path)
    }

    fn files(&self) -> Arc<dyn Files> {
        self.is_asked("files", Path::new(""));
        self.files.files()
    }
}

const DRAFT: &str = "---\nbibliography: refs.bib\n---\n\n```lakatos\nuse \"lab\"\ntheory t \"A theory\" (@walt1987)\n  predicts join: nato if threat\nconcept nato\nconcept threat\n```\n";

const FILES: [(&str, &str); 6] = [
    ("/paper/lakatos.toml", "[project]\nname = \"paper\"\nrules = [\"my-rules\"]\nuse = [\"lab\"]\n"),
    ("/paper/draft.md", DRAFT),
    ("/paper/other.md", "```lakatos\ncase korea \"Korea\"\n  nato = no\n```\n"),
    ("/paper/refs.bib", "@book{walt1987, author = {Stephen Walt}, title = {The Origins of Alliances}, year = 1987}\n"),
    ("/paper/lab/cases.lak", "case japan \"Japan\"\n"),
    ("/paper/my-rules/cases/undated-case.toml", include_str!("../../../rules/cases/undated-case.toml")),
];

/// The workspace, with every file open, and all that it wants to know looked up by another thread.
fn opened(world: &Arc<Slow>) -> Workspace {
    let mut workspace = Workspace::new(Arc::clone(world) as Arc<dyn World>);
    workspace.set_folders(vec![PathBuf::from("/paper")]);
    let text = |path: &str| FILES.into_iter().find(|(known, _)| *known == path).unwrap().1.to_owned();
    workspace.open("/paper/draft.md".into(), Host::Markdown, text("/paper/draft.md"), 1);
    workspace.open_bibliography(Path::new("/paper/refs.bib"), text("/paper/refs.bib"));
    for toml in ["/paper/lakatos.toml", "/paper/my-rules/cases/undated-case.toml"] {
        workspace.open_text(toml.into(), text(toml));
    }
    settled(&mut workspace);
    workspace
}

/// Looks up on another thread whatever is to be looked up.
fn settled(workspace: &mut Workspace) {
    while let Some(task) = workspace.next_task() {
        let done = thread::spawn(move || task.run()).join().unwrap();
        workspace.take_in(done);
    }
}

/// A letter typed at the end of a line.
fn letter(line: u32, column: u32) -> [TextChange; 1] {
    let here = Position { line, column };
    [TextChange { range: Some((here, here)), text: "x".to_owned() }]
}

#[test]
fn opening_closing_and_typing_ask_no_disk() {
    let world = Slow::new(Memory::new(FILES));
    let mut workspace = opened(&world);
    let draft = Path::new("/paper/draft.md");
    assert!(workspace.is_read(draft));
    let file = workspace.file(draft).unwrap();
    assert_eq!(file.cited.paths, [PathBuf::from("/paper/refs.bib")]);
    let (project, _) = workspace.project_of(draft).unwrap();
    assert_eq!(project.libraries.len(), 1, "the library is read");
    assert_eq!(project.files.len(), 2, "both drafts are of one project");

    let before = world.count();
    for line in [6, 8, 1, 5] {
        workspace.change(draft, 2, &letter(line, 5), Encoding::Utf8).unwrap();
    }
    workspace.change_bibliography(Path::new("/paper/refs.bib"), &letter(0, 30), Encoding::Utf8).unwrap();
    workspace.change_text(Path::new("/paper/lakatos.toml"), &letter(1, 8), Encoding::Utf8).unwrap();
    workspace.change_text(Path::new("/paper/my-rules/cases/undated-case.toml"), &letter(0, 6), Encoding::Utf8).unwrap();
    workspace.changed_on_disk(&["/paper/refs.bib".into(), "/paper/lakatos.toml".into(), "/paper/other.md".into()]);
    workspace.close(draft);
    assert_eq!(world.count(), before, "a keystroke asks nothing");
    settled(&mut workspace);
    assert!(world.count() > before, "what has changed is looked up");
    assert_eq!(*world.asked_while_typing.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn a_keystroke_in_prose_or_in_an_argument_leaves_nothing_to_look_up() {
    let world = Slow::new(Memory::new(FILES));
    let mut workspace = opened(&world);
    workspace.change(Path::new("/paper/draft.md"), 2, &letter(6, 12), Encoding::Utf8).unwrap();
    assert!(workspace.next_task().is_none());
}

#[test]
fn what_is_typed_is_looked_up_and_taken_in() {
    let world = Slow::new(Memory::new(FILES));
    let mut workspace = opened(&world);
    let draft = Path::new("/paper/draft.md");
    world.files.write(Path::new("/paper/refs.bibx"), "");
    workspace.change(draft, 2, &letter(1, 22), Encoding::Utf8).unwrap();
    assert!(!workspace.is_read(draft), "who asks now waits");
    settled(&mut workspace);
    assert!(workspace.is_read(draft));
    assert_eq!(workspace.file(draft).unwrap().cited.paths, [PathBuf::from("/paper/refs.bibx")]);
}

#[test]
fn a_folder_that_goes_takes_its_drafts_along() {
    let world = Slow::new(Memory::new([
        ("/paper/lakatos.toml", ""),
        ("/paper/one.md", "```lakatos\nconcept a\n```\n"),
        ("/paper/old/two.md", "```lakatos\nconcept b\n```\n"),
        ("/paper/old/three.md", "```lakatos\nconcept c\n```\n"),
    ]));
    let mut workspace = Workspace::new(Arc::clone(&world) as Arc<dyn World>);
    workspace.open("/paper/one.md".into(), Host::Markdown, "```lakatos\nconcept a\n```\n".into(), 1);
    settled(&mut workspace);
    assert_eq!(workspace.project_of(Path::new("/paper/one.md")).unwrap().0.files.len(), 3);
    world.files.remove(Path::new("/paper/old/two.md"));
    world.files.remove(Path::new("/paper/old/three.md"));
    workspace.changed_on_disk(&["/paper/old".into()]);
    settled(&mut workspace);
    assert_eq!(workspace.project_of(Path::new("/paper/one.md")).unwrap().0.files.len(), 1);
}

#[test]
fn a_draft_comes_home_when_a_configuration_comes_and_leaves_when_it_goes() {
    let world = Slow::new(Memory::new([("/paper/one.md", ""), ("/paper/two.md", "")]));
    let mut workspace = Workspace::new(Arc::clone(&world) as Arc<dyn World>);
    let draft = Path::new("/paper/one.md");
    workspace.open(draft.into(), Host::Markdown, String::new(), 1);
    settled(&mut workspace);
    assert_eq!(workspace.project_of(draft).unwrap().0.files.len(), 1);
    world.files.write(Path::new("/paper/lakatos.toml"), "");
    workspace.changed_on_disk(&["/paper/lakatos.toml".into()]);
    settled(&mut workspace);
    assert_eq!(workspace.project_of(draft).unwrap().0.files.len(), 2);
    world.files.remove(Path::new("/paper/lakatos.toml"));
    workspace.changed_on_disk(&["/paper/lakatos.toml".into()]);
    settled(&mut workspace);
    assert_eq!(workspace.project_of(draft).unwrap().0.files.len(), 1);
}

/// A workspace in which some files are open, settled.
fn workspace(world: &Arc<Slow>, open: &[&str]) -> Workspace {
    let mut workspace = Workspace::new(Arc::clone(world) as Arc<dyn World>);
    workspace.set_folders(vec![PathBuf::from("/paper")]);
    for path in open {
        let text = world.files.read(Path::new(path)).unwrap().to_string();
        workspace.open(path.into(), Host::from_path(Path::new(path)).unwrap(), text, 1);
    }
    settled(&mut workspace);
    workspace
}

fn drafts(workspace: &Workspace, path: &str) -> Vec<String> {
    let (project, _) = workspace.project_of(Path::new(path)).unwrap();
    project.files.iter().map(|file| file.path.to_str().unwrap().to_owned()).collect()
}

#[test]
fn files_that_use_each_other_settle_and_stay_drafts() {
    let world = Slow::new(Memory::new([
        ("/paper/lakatos.toml", ""),
        ("/paper/a.lak", "use \"b.lak\"\n"),
        ("/paper/b.lak", "use \"a.lak\"\n"),
        ("/paper/c.lak", "concept c\n"),
    ]));
    let mut workspace = workspace(&world, &["/paper/a.lak"]);
    assert_eq!(drafts(&workspace, "/paper/a.lak"), ["/paper/a.lak", "/paper/b.lak", "/paper/c.lak"]);
    workspace.changed_on_disk(&["/paper/b.lak".into()]);
    settled(&mut workspace);
    assert_eq!(drafts(&workspace, "/paper/a.lak").len(), 3);
}

#[test]
fn a_library_leaves_the_drafts_when_it_is_used_and_comes_back_when_it_is_not() {
    let world = Slow::new(Memory::new([
        ("/paper/lakatos.toml", ""),
        ("/paper/a.lak", "use \"b.lak\"\n"),
        ("/paper/b.lak", "concept b\n"),
    ]));
    let mut workspace = workspace(&world, &["/paper/a.lak"]);
    assert_eq!(drafts(&workspace, "/paper/a.lak"), ["/paper/a.lak"]);
    let all = [TextChange { range: None, text: "concept a\n".to_owned() }];
    workspace.change(Path::new("/paper/a.lak"), 2, &all, Encoding::Utf8).unwrap();
    settled(&mut workspace);
    assert_eq!(drafts(&workspace, "/paper/a.lak"), ["/paper/a.lak", "/paper/b.lak"]);
}

#[test]
fn a_file_that_comes_goes_to_the_nearest_project() {
    let world = Slow::new(Memory::new([
        ("/paper/lakatos.toml", ""),
        ("/paper/a.lak", "concept a\n"),
        ("/paper/sub/lakatos.toml", ""),
    ]));
    let mut workspace = workspace(&world, &["/paper/a.lak"]);
    world.files.write(Path::new("/paper/b.lak"), "concept b\n");
    world.files.write(Path::new("/paper/sub/c.lak"), "concept c\n");
    workspace.changed_on_disk(&["/paper/b.lak".into(), "/paper/sub/c.lak".into()]);
    settled(&mut workspace);
    assert_eq!(drafts(&workspace, "/paper/a.lak"), ["/paper/a.lak", "/paper/b.lak"]);
    workspace.open("/paper/sub/d.lak".into(), Host::Lakatos, "concept d\n".into(), 1);
    settled(&mut workspace);
    assert_eq!(drafts(&workspace, "/paper/sub/d.lak").len(), 2);
    assert_eq!(drafts(&workspace, "/paper/a.lak").len(), 2);
}

#[test]
fn a_bibliography_above_the_draft_is_its_own_once_the_project_is_known() {
    let world = Slow::new(Memory::new([
        ("/paper/lakatos.toml", ""),
        ("/paper/refs.bib", "@book{walt1987, title = {The Origins of Alliances}}\n"),
        ("/paper/drafts/a.md", "---\nbibliography: ../refs.bib\n---\n"),
    ]));
    let workspace = workspace(&world, &["/paper/drafts/a.md"]);
    let (project, _) = workspace.project_of(Path::new("/paper/drafts/a.md")).unwrap();
    assert_eq!(project.bibliographies().len(), 1);
}

#[test]
fn a_library_that_was_missing_is_found_when_it_comes() {
    let world = Slow::new(Memory::new([("/paper/a.lak", "use \"lib\"\nuse \"one.lak\"\n")]));
    let mut workspace = workspace(&world, &["/paper/a.lak"]);
    let libraries = |workspace: &Workspace| {
        workspace
            .project_of(Path::new("/paper/a.lak"))
            .unwrap()
            .0
            .libraries
            .iter()
            .filter(|file| file.is_library())
            .count()
    };
    assert_eq!(libraries(&workspace), 0);
    world.files.write(Path::new("/paper/lib/cases.lak"), "case korea \"Korea\"\n");
    workspace.changed_on_disk(&["/paper/lib/cases.lak".into()]);
    settled(&mut workspace);
    assert_eq!(libraries(&workspace), 1, "a folder has come");
    world.files.write(Path::new("/paper/one.lak"), "case japan \"Japan\"\n");
    workspace.changed_on_disk(&["/paper/one.lak".into()]);
    settled(&mut workspace);
    assert_eq!(libraries(&workspace), 2, "a file has come");
}

#[test]
fn what_nobody_watches_is_looked_at_again_when_a_file_is_opened() {
    let world = Slow::new(Memory::new([("/elsewhere/a.lak", "use \"lib.lak\"\n")]));
    let mut workspace = workspace(&world, &["/elsewhere/a.lak"]);
    world.files.write(Path::new("/elsewhere/lib.lak"), "case japan \"Japan\"\n");
    workspace.close(Path::new("/elsewhere/a.lak"));
    workspace.open("/elsewhere/a.lak".into(), Host::Lakatos, "use \"lib.lak\"\n".into(), 2);
    settled(&mut workspace);
    let (project, _) = workspace.project_of(Path::new("/elsewhere/a.lak")).unwrap();
    assert_eq!(project.libraries.len(), 1);
}

const TABLE: &str = "\
data states \"Country-years\"
  from \"states.csv\"
  row ccode, year
concept pact
  column \"pact\" of states
concept threat
  column \"threat\" of states
theory t \"A theory\"
  predicts p: pact when threat
";

/// How many rows the data sets of a draft have that are read, analysed by another thread.
fn rows(workspace: &Workspace) -> Vec<usize> {
    let (project, _) = workspace.project_of(Path::new("/paper/a.lak")).unwrap();
    thread::spawn(move || {
        let analysis = project.analysis();
        analysis.appraisal.data.iter().map(|data| data.bound.set.rows()).collect()
    })
    .join()
    .unwrap()
}

#[test]
fn a_table_is_read_once_by_a_task_that_nobody_waits_for_and_again_when_it_changes() {
    let table = "ccode,year,pact,threat\n2,1950,1,1\n2,1951,0,1\n";
    let files = Memory::new([("/paper/lakatos.toml", ""), ("/paper/a.lak", TABLE), ("/paper/states.csv", table)]);
    let world = Slow::new(files);
    let mut workspace = workspace(&world, &["/paper/a.lak"]);
    let draft = Path::new("/paper/a.lak");
    assert_eq!(rows(&workspace), [0; 0], "nothing is said of what is not read");
    assert!(workspace.is_read(draft), "nobody waits for a table");
    settled(&mut workspace);
    assert_eq!(rows(&workspace), [2]);
    let before = world.count();
    workspace.change(draft, 2, &letter(8, 12), Encoding::Utf8).unwrap();
    assert_eq!(rows(&workspace), [2]);
    settled(&mut workspace);
    assert_eq!(world.count(), before, "another formula reads no table");
    world.files.write(Path::new("/paper/states.csv"), "ccode,year,pact,threat\n2,1950,1,1\n");
    workspace.changed_on_disk(&["/paper/states.csv".into()]);
    assert_eq!(rows(&workspace), [2], "until it is read again, what was read last holds");
    settled(&mut workspace);
    assert_eq!(rows(&workspace), [1]);
    assert_eq!(*world.asked_while_typing.lock().unwrap(), Vec::<String>::new());
}
