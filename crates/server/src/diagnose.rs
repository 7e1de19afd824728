//! Diagnostics: one worker that reads projects, analyses them and pushes what is found; and the answers for clients that
//! pull.

use super::convert::diagnostic::{of_buffer, of_file, of_input, range_of};
use super::convert::path::uri;
use super::host::{self, off_thread};
use super::published::{Current, Published};
use super::shared::Shared;
use super::state::State;
use lakatos_engine::rules::tracked::TrackedFindings;
use lakatos_project::Project;
use lakatos_project::workspace::{LiveProject, ReadTable, Task, roots_around};
use lakatos_syntax::line_index::Encoding;
use rustc_hash::{FxHashMap, FxHashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Diagnostic, Uri};

/// Works for as long as the server runs.
pub async fn work(shared: Shared) {
    loop {
        shared.woken().await;
        loop {
            let step = next_step(&mut shared.lock());
            match step {
                Step::LookUp(Task::Read(table)) => read_table(&shared, table),
                Step::LookUp(task) => look_up(&shared, task).await,
                Step::Analyse(snapshot) => drop(analyse(&shared, snapshot).await),
                Step::Tell { publications, refreshes, is_seen_elsewhere } => {
                    for Publication { uri, items, version } in publications {
                        shared.client().publish_diagnostics(uri, items, version).await;
                    }
                    if refreshes {
                        super::refresh::diagnostics(&shared);
                    }
                    if is_seen_elsewhere {
                        super::refresh::views(&shared);
                    }
                    // Whoever waits for a project that is gone by now waits for nothing.
                    shared.tell_installed();
                    break;
                }
            }
        }
    }
}

/// Looks for projects in the client's folders, open or not, and has them read.
pub fn find_projects(shared: &Shared) {
    let shared = shared.clone();
    shared.wake();
    host::spawn(async move {
        let (folders, world) = {
            let state = shared.lock();
            (state.workspace.folders().to_vec(), Arc::clone(state.workspace.world()))
        };
        let roots = off_thread(move || roots_around(&*world, &folders));
        if let Ok(roots) = roots.await {
            shared.lock().workspace.add_roots(roots);
            shared.wake();
        }
    });
}

enum Step {
    LookUp(Task),
    Analyse(Project),
    Tell { publications: Vec<Publication>, refreshes: bool, is_seen_elsewhere: bool },
}

struct Publication {
    uri: Uri,
    items: Vec<Diagnostic>,
    version: Option<i32>,
}

fn next_step(state: &mut State) -> Step {
    if let Some(task) = state.workspace.next_task() {
        return Step::LookUp(task);
    }
    if let Some(project) = state.workspace.projects.iter().find(|project| !project.is_current()) {
        return Step::Analyse(project.project.clone());
    }
    tell(state)
}

async fn look_up(shared: &Shared, task: Task) {
    let root = task.root().map(Path::to_path_buf);
    let progress = root.is_some().then(|| super::progress::start(shared, "lakatos: reading the project"));
    match off_thread(move || task.run()).await {
        Ok(done) => shared.lock().workspace.take_in(done),
        Err(_) => shared.lock().workspace.give_up(root.as_deref()),
    }
    shared.tell_installed();
    if let Some(progress) = progress {
        progress.finish();
        super::refresh::views(shared);
    }
}

/// Has a table read, for which nobody waits: until then nothing is said of it, or what was read of it before.
fn read_table(shared: &Shared, table: ReadTable) {
    let shared = shared.clone();
    let name = table.file.file_name().unwrap_or_default().to_string_lossy();
    let again = if table.is_again { ", which has changed" } else { "" };
    let progress = super::progress::start(&shared, format!("lakatos: reading {name}{again}"));
    host::spawn(async move {
        match off_thread(move || Task::Read(table).run()).await {
            Ok(done) => shared.lock().workspace.take_in(done),
            Err(_) => shared.lock().workspace.give_up_table(),
        }
        progress.finish();
        shared.wake();
        super::refresh::views(&shared);
    });
}

/// Computes the findings of a snapshot, and hands them to its project if that has not changed since.
async fn analyse(shared: &Shared, snapshot: Project) -> Result<()> {
    let (snapshot, tracked) = off_thread(move || {
        let tracked = TrackedFindings::new(&snapshot.sources(), &snapshot.analysis().findings);
        (snapshot, tracked)
    })
    .await?;
    let mut state = shared.lock();
    let mut projects = state.workspace.projects.iter_mut();
    if let Some(project) = projects.find(|project| *project.root() == snapshot.root) {
        project.take_findings(&snapshot, tracked);
    }
    Ok(())
}

/// What the client is to be told: of the files that it changed, and of others of which something else holds now.
fn tell(state: &mut State) -> Step {
    let touched = std::mem::take(&mut state.touched);
    let (pushes, encoding) = (!state.client.pulls_diagnostics, state.client.encoding);
    let is_typing = state.typing.is_on();
    let mut publications = Vec::new();
    let mut refreshes = false;
    // Between the lines of a file stands what others say, and its editor does not ask again for an edit of those.
    let mut is_seen_elsewhere = false;
    for project in &mut state.workspace.projects {
        let is_new = std::mem::take(&mut project.has_new_findings);
        for number in numbers_to_tell(project, is_new, &touched) {
            let file = &project.files()[number];
            let Some(tracked) = &project.tracked else { continue };
            let is_touched = touched.contains(&file.path);
            // Of two that changed, each may have been asked about before the other did.
            is_seen_elsewhere |= is_new && !touched.is_empty() && (!is_touched || touched.len() > 1);
            if pushes {
                let before = state.published.get(&file.path).map(|known| known.id);
                let sent = bring_up(&mut state.published, project, tracked, number, is_typing, encoding);
                // What is shown moves with the text by itself, as long as it is the same for the client: unless that has
                // left out the list of a version which is not its own any more.
                if before != Some(sent.id) || (is_touched && state.client.reads_versions) {
                    let (items, version) = (sent.items.clone(), file.version);
                    publications.extend(uri(&file.path).map(|uri| Publication { uri, items, version }));
                }
                continue;
            }
            let known = state.published.get_mut(&file.path);
            // A client that pulls asks by itself for what it has changed, and is told of what was held back meanwhile.
            match known {
                Some(known) if is_typing => known.is_held |= !is_touched,
                Some(known) if is_touched && known.is_outdated && !known.is_held => {}
                None if is_touched => {}
                Some(known) => refreshes |= known.rest(of_file(project, tracked, number, encoding), project.left_out),
                None => refreshes = true,
            }
        }
    }
    tell_of_problems(state, &mut publications);
    if pushes {
        forget_closed(state, &mut publications);
    }
    Step::Tell { publications, refreshes, is_seen_elsewhere }
}

/// Brings up to date what is sent of a file of a project whose findings are current: what was sent moves with the text,
/// unless other findings are to be told.
fn bring_up<'a>(
    published: &'a mut FxHashMap<PathBuf, Published>,
    project: &LiveProject,
    tracked: &TrackedFindings,
    number: usize,
    is_typing: bool,
    encoding: Encoding,
) -> &'a Published {
    let file = &project.files()[number];
    let findings = tracked.in_source(number as u32);
    let range = |place| range_of(project, tracked, place, encoding);
    let current = || Current {
        items: of_file(project, tracked, number, encoding),
        findings,
        left_out: project.left_out,
        is_typing,
        rules: project.rules(),
    };
    let mut known = published.get_mut(&file.path);
    let moves = |known: &mut &mut Published| known.follow(findings, number as u32, range);
    let is_moved = file.cited.missing.is_empty() && known.as_mut().is_some_and(moves);
    let sent = match known {
        Some(known) if is_moved => {
            debug_assert_eq!(known.items, current().items, "what moved is not where it is");
            if !is_typing {
                known.rests_with(project.left_out);
            }
            std::mem::take(known)
        }
        known => Published::send(known, current()),
    };
    published.entry(file.path.clone()).insert_entry(sent).into_mut()
}

/// Open files that changed, or whose findings may have.
fn numbers_to_tell(project: &LiveProject, is_new: bool, touched: &FxHashSet<PathBuf>) -> Vec<usize> {
    let touched: Vec<u32> =
        touched.iter().filter_map(|path| project.number_of(path)).map(|number| number as u32).collect();
    let speaks_of_touched = |number: usize| {
        let findings = project.tracked.iter().flat_map(|tracked| tracked.in_source(number as u32));
        findings.into_iter().flat_map(|finding| &finding.related).any(|related| touched.contains(&related.source))
    };
    let is_open = |number: &usize| project.files()[*number].is_open();
    let wanted = |number: &usize| is_new || touched.contains(&(*number as u32)) || speaks_of_touched(*number);
    if !is_new && touched.is_empty() {
        return Vec::new();
    }
    (0..project.files().len()).filter(is_open).filter(wanted).collect()
}

/// Problems of configurations and rules stand in those files; they are pushed to every client.
fn tell_of_problems(state: &mut State, publications: &mut Vec<Publication>) {
    let mut by_path: FxHashMap<PathBuf, Vec<Diagnostic>> = FxHashMap::default();
    for problem in state.workspace.projects.iter().flat_map(|project| &project.problems) {
        by_path.entry(lakatos_project::absolute(&problem.place.path)).or_default().push(of_input(problem));
    }
    let encoding = state.client.encoding;
    for problem in state.workspace.unreadable_bibliographies() {
        by_path.insert(problem.place.path.clone(), vec![of_input(&problem)]);
    }
    for (file, problems) in state.workspace.faulty_bibliographies() {
        by_path.insert(file.path.clone(), of_buffer(&file.buffer, &problems, encoding));
    }
    // An open file is as it is in the editor, whatever was read from disk.
    by_path.extend(
        state
            .workspace
            .texts()
            .iter()
            .map(|text| (text.path.clone(), of_buffer(&text.buffer, &text.problems, state.client.encoding))),
    );
    let solved: Vec<PathBuf> = state.problems.keys().filter(|path| !by_path.contains_key(*path)).cloned().collect();
    by_path.extend(solved.into_iter().map(|path| (path, Vec::new())));
    for (path, items) in by_path {
        let known = state.problems.get(&path);
        if known.map_or(items.is_empty(), |known| *known == items) {
            continue;
        }
        publications.extend(uri(&path).map(|uri| Publication { uri, items: items.clone(), version: None }));
        if items.is_empty() {
            state.problems.remove(&path);
        } else {
            state.problems.insert(path, items);
        }
    }
}

/// A file that is closed shows nothing any more.
fn forget_closed(state: &mut State, publications: &mut Vec<Publication>) {
    let workspace = &state.workspace;
    let is_open = |path: &Path| workspace.file(path).is_some_and(|file| file.is_open());
    let closed: Vec<PathBuf> = state.published.keys().filter(|path| !is_open(path)).cloned().collect();
    for path in closed {
        state.published.remove(&path);
        publications.extend(uri(&path).map(|uri| Publication { uri, items: Vec::new(), version: None }));
    }
}

/// The diagnostics of a file as it is now, for a client that asks, with the id of this result; no diagnostics where that
/// is the id of the result that it has. None for a file that is not known.
pub async fn current(
    shared: &Shared,
    path: &Path,
    previous: Option<&str>,
) -> Result<Option<(u64, Option<Vec<Diagnostic>>)>> {
    loop {
        shared.until_read(path).await;
        let snapshot = {
            let mut state = shared.lock();
            let state = &mut *state;
            let Some((project, number)) = state.workspace.find(path) else { return Ok(None) };
            let project = &state.workspace.projects[project];
            match &project.tracked {
                Some(tracked) if tracked.holds() => {
                    let (is_typing, encoding) = (state.typing.is_on(), state.client.encoding);
                    let sent = bring_up(&mut state.published, project, tracked, number, is_typing, encoding);
                    let is_known = previous.is_some_and(|previous| previous == sent.id.to_string());
                    return Ok(Some((sent.id, (!is_known).then(|| sent.items.clone()))));
                }
                _ => project.project.clone(),
            }
        };
        analyse(shared, snapshot).await?;
    }
}
