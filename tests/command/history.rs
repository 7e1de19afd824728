//! The argument then and now: `lakatos diff`, `lakatos freeze`, and what `check` says of what has moved.

use crate::folder::{Folder, Run};
use std::path::Path;
use std::process::Command;

fn git(folder: &Folder, arguments: &[&str]) {
    let identity =
        ["-c", "user.name=A student", "-c", "user.email=student@example.org", "-c", "protocol.file.allow=always"];
    let output = Command::new("git").args(identity).args(arguments).current_dir(folder.path("")).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Folder, message: &str) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", message]);
}

fn write(folder: &Folder, path: &str, text: &str) {
    folder.write(path, text.as_bytes());
}

const PLAN: &str = "concept war\n  measured \"COW\"\nconcept democracy\n  values number\n  measured \"Polity\"\n\n\
                    theory peace\n  mechanism \"Voters.\"\n  predicts calm: not war when democracy >= 6\n";

/// A repository with a plan as its first commit, and what was made of it, not committed.
fn repository(now: &str) -> Folder {
    let folder = Folder::with(&[("draft.lak", PLAN)]);
    git(&folder, &["init", "-q", "."]);
    commit(&folder, "plan");
    write(&folder, "draft.lak", now);
    folder
}

fn diff(folder: &Folder, arguments: &[&str]) -> Run {
    folder.run(&[&["diff"], arguments, &["--path", "draft.lak"]].concat())
}

#[test]
fn the_history_of_the_example_shows_what_a_student_did_to_a_plan() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/history.sh");
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new("bash")
        .arg(script)
        .arg(folder.path().join("spokes"))
        .env("LAKATOS", env!("CARGO_BIN_EXE_lakatos"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap());
}

#[test]
fn what_is_written_otherwise_and_says_the_same_is_no_change() {
    let folder =
        repository(&PLAN.replace("not war when democracy >= 6", "not war when not (democracy < 6) or war and not war"));
    let ran = diff(&folder, &["HEAD"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "nothing is claimed, measured or coded differently\n"), "{}", ran.err);
}

#[test]
fn a_prediction_is_narrowed_widened_moved_dropped_or_added() {
    for (line, said) in [
        ("not war when democracy >= 8", "narrowed, it forbids less"),
        ("not war when democracy >= 3", "widened, it forbids more"),
        ("not war", "widened, it forbids more"),
        ("war when democracy >= 6", "moved, it forbids something else"),
        ("not war more often when democracy >= 6", "narrowed, it forbids less"),
    ] {
        let folder = repository(&PLAN.replace("not war when democracy >= 6", line));
        let ran = diff(&folder, &["HEAD"]);
        assert!(ran.out.starts_with(&format!("peace.calm\n  {said}")), "{line}: {}{}", ran.out, ran.err);
    }
    let folder = repository(&PLAN.replace(">= 6", ">= 8"));
    let json: serde_json::Value = serde_json::from_str(&diff(&folder, &["HEAD", "--format", "json"]).out).unwrap();
    assert_eq!((&json[0]["subject"], &json[0]["change"]), (&"peace.calm".into(), &"prediction-narrowed".into()));
    let folder = repository(&PLAN.replace("calm: not war when democracy >= 6", "storm: war when democracy <= 2"));
    let out = diff(&folder, &["HEAD"]).out;
    assert!(out.contains("peace.calm\n  was dropped: `not war when democracy >= 6`"), "{out}");
    assert!(out.contains("peace.storm\n  is new: `war when democracy <= 2`"), "{out}");
}

#[test]
fn another_name_is_no_other_claim() {
    let case = "\ncase kargil \"India and Pakistan\" 1999\n  war = yes\n  democracy = 7\n";
    let plan = format!("{PLAN}{case}");
    for (before, after) in
        [("war", "war-onset"), ("democracy", "regime"), ("peace", "calm-seas"), ("kargil", "kashmir")]
    {
        let folder = repository(&plan);
        commit(&folder, "code a case");
        write(&folder, "draft.lak", &plan.replace(before, after));
        let out = diff(&folder, &["HEAD"]).out;
        assert_eq!(out, format!("{after}\n  was called `{before}`\n"));
        folder.run(&["freeze", "draft.lak"]);
        write(&folder, "draft.lak", &plan);
        let found = folder.run(&["check", "--format", "json", "draft.lak"]).out;
        assert!(!found.contains("prediction-moved"), "{found}");
    }
    let folder = repository(&PLAN.replace("calm:", "quiet:"));
    assert_eq!(diff(&folder, &["HEAD"]).out, "peace.quiet\n  was called `calm`\n");
    write(&folder, "draft.lak", &PLAN.replace("war", "conflict").replace("democracy >= 6", "democracy >= 8"));
    let out = diff(&folder, &["HEAD"]).out;
    assert!(out.contains("conflict\n  was called `war`"), "{out}");
    assert!(out.contains("peace.calm\n  narrowed"), "{out}");
}

#[test]
fn of_two_that_could_be_meant_none_is() {
    let two = "\nconcept a \"Power\"\n  measured \"CINC\"\nconcept b \"Power\"\n  measured \"CINC\"\n";
    let folder = repository(&format!("{PLAN}{}", two.replace("Power", "Might")));
    write(&folder, "draft.lak", &format!("{PLAN}{two}"));
    commit(&folder, "two alike");
    write(&folder, "draft.lak", &format!("{PLAN}{}", two.replace(" a ", " c ").replace(" b ", " d ")));
    assert_eq!(diff(&folder, &["HEAD"]).out, "nothing is claimed, measured or coded differently\n");
}

#[test]
fn what_is_meant_otherwise_is_told_though_it_reads_the_same() {
    let pact = "concept pact\n  values none < talks < entente\n  measured \"ATOP\"\nconcept threat\n  measured \"Papers\"\n\n\
                paradigm realism\n  core fear: \"States fear.\"\n  predicts never: pact >= talks when threat\n\n\
                theory bot\n  of realism\n  mechanism \"Fear.\"\n  scope pact >= none\n  predicts align: pact >= entente when threat\n\n\
                case kj 1990\n  pact = talks\n  threat = yes\n";
    for (from, to, said, is_of_plan) in [
        (
            "talks < entente",
            "entente < talks",
            "pact\n  takes other values: was `none < talks < entente`, is `none < entente < talks`\n",
            true,
        ),
        ("ATOP", "Press", "pact\n  measure changed: was \"ATOP\", is \"Press\"\n", true),
        ("States fear.", "States trade.", "realism.fear\n  assumption changed: was \"States fear.\"", false),
        ("pact >= talks when", "pact >= entente when", "realism.never\n  widened, it forbids more", true),
        ("kj 1990", "kj 1890", "kj\n  period was 1990, is 1890\n", false),
    ] {
        let folder = repository(pact);
        commit(&folder, "code a case");
        assert_eq!(folder.run(&["freeze", "draft.lak"]).code, 0);
        write(&folder, "draft.lak", &pact.replace(from, to));
        let out = diff(&folder, &["HEAD"]).out;
        assert!(out.starts_with(said), "{to}: {out}");
        let found = folder.run(&["check", "--format", "json", "draft.lak"]).out;
        assert_eq!(found.contains("prediction-moved"), is_of_plan, "{to}: {found}");
        let frozen = diff(&folder, &["--frozen"]).out;
        assert_eq!(frozen.starts_with(said), is_of_plan, "{to}: {frozen}");
    }
    let folder = repository(pact);
    commit(&folder, "code a case");
    write(&folder, "draft.lak", &pact.replace("entente", "alliance"));
    assert_eq!(diff(&folder, &["HEAD"]).out, "pact\n  `entente` is now called `alliance`\n");
}

#[test]
fn a_plan_cannot_be_dropped_with_the_levels_that_it_speaks_of() {
    let plan = PLAN.replace("values number", "values low < high").replace(">= 6", ">= high");
    let folder = repository(&plan);
    assert_eq!(folder.run(&["freeze", "draft.lak"]).code, 0);
    let gone = plan
        .replace("values low < high", "values number")
        .replace("  predicts calm: not war when democracy >= high\n", "");
    write(&folder, "draft.lak", &gone);
    let out = diff(&folder, &["--frozen"]).out;
    assert!(out.contains("peace.calm\n  was dropped: `not war when democracy >= high`\n"), "{out}");
    assert!(out.contains("democracy\n  takes other values: was `low < high`, is `number`\n"), "{out}");
}

#[test]
fn a_scope_that_shrinks_once_a_case_is_known_is_told_so() {
    let case = "\ncase kargil 1999\n  war = yes\n  democracy = 7\n";
    let folder = repository(&format!("{PLAN}{case}"));
    commit(&folder, "code a case");
    write(
        &folder,
        "draft.lak",
        &format!("{}{case}", PLAN.replace("  mechanism", "  scope democracy >= 8\n  mechanism")),
    );
    let out = diff(&folder, &["HEAD"]).out;
    assert!(out.contains("scope narrowed: was `everywhere`, is `democracy >= 8`"), "{out}");
    assert!(out.contains("after these were known to contradict it: `kargil`"), "{out}");
}

#[test]
fn a_coding_that_changes_is_told_with_the_results_that_flip() {
    let folder = repository(&format!("{PLAN}\ncase kargil 1999\n  war = yes\n  democracy = 7\n"));
    commit(&folder, "code a case");
    write(&folder, "draft.lak", &format!("{PLAN}\ncase kargil 1999\n  war = no\n  democracy = 7\n"));
    let out = diff(&folder, &["HEAD"]).out;
    assert!(
        out.contains("kargil\n  `war` was yes, is no\n  `peace.calm`: contradicts before, corroborates now\n"),
        "{out}"
    );
    commit(&folder, "code it otherwise");
    assert!(diff(&folder, &["HEAD~2", "HEAD~1"]).out.contains("kargil\n  is a new case"));
    write(&folder, "draft.lak", PLAN);
    let out = diff(&folder, &["HEAD"]).out;
    assert!(out.contains("kargil\n  was dropped: it corroborated `peace.calm`"), "{out}");
}

#[test]
fn what_was_frozen_stays_frozen() {
    let folder = Folder::with(&[("draft.lak", PLAN)]);
    let ran = folder.run(&["freeze", "draft.lak"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("froze 1 prediction in draft.lak.lakatos.lock"), "{}", ran.out);
    assert_eq!(folder.run(&["freeze", "draft.lak"]).code, 2);
    assert_eq!(
        diff(&folder, &["--frozen"]).out,
        "compared with the frozen plan, nothing is claimed, measured or coded differently\n"
    );
    write(&folder, "draft.lak", &PLAN.replace(">= 6", ">= 8"));
    let found = folder.run(&["check", "--format", "json", "draft.lak"]).out;
    assert!(found.contains("\"prediction-moved\""), "{found}");
    let latex = diff(&folder, &["--frozen", "--format", "latex"]).out;
    assert!(latex.contains("\\toprule") && latex.contains("democracy \\textgreater{}= 8"), "{latex}");
    assert_eq!(folder.run(&["freeze", "--force", "draft.lak"]).code, 0);
    assert_eq!(
        diff(&folder, &["--frozen"]).out,
        "compared with the frozen plan, nothing is claimed, measured or coded differently\n"
    );
}

#[test]
fn what_cannot_be_read_is_not_frozen() {
    for line in ["  predicts storm: war when\n", "  predicts storm: war when polity <= 2\n"] {
        let folder = Folder::with(&[("draft.lak", &format!("{PLAN}{line}"))]);
        let ran = folder.run(&["freeze", "draft.lak"]);
        assert_eq!((ran.code, ran.err.lines().count()), (2, 1), "{line}: {}", ran.err);
        assert!(ran.err.contains("cannot be read in full cannot be frozen"), "{}", ran.err);
    }
    let ran = Folder::with(&[("draft.lak", "theory peace \"Peace\"\n")]).run(&["freeze", "draft.lak"]);
    assert_eq!((ran.code, ran.err.as_str()), (2, "lakatos: there is no prediction to freeze\n"));
}

#[test]
fn a_lock_that_cannot_be_trusted_is_told_in_a_line() {
    let folder = Folder::with(&[("draft.lak", PLAN)]);
    folder.run(&["freeze", "draft.lak"]);
    let lock = std::fs::read_to_string(folder.path("draft.lak.lakatos.lock")).unwrap();
    for (broken, said) in [
        (lock.replace(">= 6", ">= 7"), "was changed by hand"),
        (lock.replace("lock 1,", "lock 2,"), "another version (`2`)"),
        ("hello\n".to_owned(), "is not a lock file of lakatos"),
    ] {
        write(&folder, "draft.lak.lakatos.lock", &broken);
        let ran = folder.run(&["check", "draft.lak"]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.starts_with("lakatos: draft.lak.lakatos.lock: ") && ran.err.contains(said), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        let again = folder.run(&["freeze", "draft.lak"]);
        assert_eq!((again.code, again.err, again.out.as_str()), (2, ran.err, ""));
    }
    assert_eq!(folder.run(&["freeze", "--force", "draft.lak"]).code, 0);
    // With another file that cannot be read it is no plan, whatever is to be forced.
    let folder = Folder::with(&[("lakatos.toml", ""), ("draft.lak", PLAN), ("lakatos.lock", "hello\n")]);
    folder.write("other.lak", b"# caf\xe9\n");
    assert_eq!(folder.run(&["freeze", "--force", "."]).code, 2);
}

#[test]
fn an_auxiliary_that_was_frozen_is_not_aimed_elsewhere_in_silence() {
    let plan = "concept pact \"P\" measured \"ATOP\"\nconcept threat \"T\" measured \"TD\"\n\
                theory bot \"B\"\n  mechanism \"m\"\n  predicts align: pact when threat\n\
                theory other \"O\"\n  mechanism \"m\"\n  predicts calm: not pact when threat\n\
                auxiliary aux \"A\"\n  amends bot\n  rescues kj\n  recodes kj: threat = yes\n\
                case kj 1990\n  pact = no @a\n  threat = yes @a\n";
    let folder = repository(plan);
    commit(&folder, "auxiliary");
    assert_eq!(folder.run(&["freeze", "draft.lak"]).code, 0);
    // In another order it is the same.
    let swapped =
        plan.replace("  rescues kj\n  recodes kj: threat = yes\n", "  recodes kj: threat = yes\n  rescues kj\n");
    write(&folder, "draft.lak", &swapped);
    assert!(!folder.run(&["check", "draft.lak"]).out.contains("prediction-moved"));
    write(
        &folder,
        "draft.lak",
        &plan.replace("recodes kj: threat = yes", "recodes kj: threat = no").replace("amends bot", "amends other"),
    );
    let moved: Vec<String> = folder
        .run(&["check", "--format", "concise", "--fail-on", "never", "draft.lak"])
        .out
        .lines()
        .filter_map(|line| line.split_once("[prediction-moved] ").map(|(_, message)| message.to_owned()))
        .collect();
    assert_eq!(
        moved,
        [
            "the amended theory of `aux` has changed since the plan was frozen: it was `bot`",
            "the recoding of `aux` has changed since the plan was frozen: it was `kj: threat = yes`",
        ]
    );
    for run in [diff(&folder, &["--frozen"]), diff(&folder, &["HEAD"])] {
        assert!(run.out.contains("amended `bot`, amends `other`"), "{}", run.out);
        assert!(run.out.contains("recoded `kj: threat = yes`, recodes `kj: threat = no`"), "{}", run.out);
    }
}

#[test]
fn what_a_library_codes_otherwise_is_told_where_it_is_spoken_of() {
    let library = "concept pact \"P\" measured \"ATOP\"\nconcept heat \"H\" measured \"TD\"\n\
                   case kz \"K\" 1990\n  pact = no @a\n  heat = yes @a\n";
    let draft =
        "use \"lib/l.lak\"\ntheory bot \"B\"\n  mechanism \"m\"\n  predicts align: pact when heat\n  concedes kz\n";
    let folder = Folder::with(&[("draft.lak", draft), ("lib/l.lak", library)]);
    git(&folder, &["init", "-q", "."]);
    commit(&folder, "draft");
    write(&folder, "lib/l.lak", &library.replace("pact = no", "pact = yes"));
    let run = diff(&folder, &["HEAD"]);
    assert!(
        run.out.contains("kz\n  `pact` was no, is yes\n  `bot.align`: contradicts before, corroborates now"),
        "{}",
        run.out
    );
}

#[test]
fn a_line_that_cannot_be_read_is_no_deviation_in_silence() {
    let folder = Folder::with(&[("draft.lak", PLAN)]);
    assert_eq!(folder.run(&["freeze", "draft.lak"]).code, 0);
    write(&folder, "draft.lak", &PLAN.replace(">= 6", ">= >= 6"));
    let run = diff(&folder, &["--frozen"]);
    assert!(run.err.contains("a line that cannot be read, and so counted for nothing"), "{}", run.err);
    write(&folder, "draft.lak", "");
    assert!(diff(&folder, &["--frozen"]).out.contains("peace\n  was dropped"));
}

#[test]
fn levels_without_order_may_be_written_in_any() {
    let plan = format!(
        "{PLAN}concept regime\n  values free, mixed, closed\n  measured \"M\"\ntheory other\n  mechanism \"m\"\n  predicts o: war when regime = mixed\n"
    );
    let folder = Folder::with(&[("draft.lak", &plan)]);
    assert_eq!(folder.run(&["freeze", "draft.lak"]).code, 0);
    write(&folder, "draft.lak", &plan.replace("free, mixed, closed", "mixed, closed, free"));
    let run = diff(&folder, &["--frozen"]);
    assert_eq!(
        run.out, "compared with the frozen plan, nothing is claimed, measured or coded differently\n",
        "{}",
        run.err
    );
}

#[test]
fn a_lock_that_counts_for_no_draft_is_told() {
    let folder = Folder::with(&[("draft.lak", PLAN)]);
    assert_eq!(folder.run(&["freeze", "draft.lak"]).code, 0);
    let told = |path: &str, said: &str| {
        let ran = folder.run(&["check", "--fail-on", "never", path]);
        assert_eq!((ran.code, ran.err), (0, format!("lakatos: {said}\n")));
    };
    std::fs::rename(folder.path("draft.lak"), folder.path("thesis.lak")).unwrap();
    told(
        "thesis.lak",
        "draft.lak.lakatos.lock: belongs to no draft, since draft.lak is not there: if you renamed the draft, \
         rename the lock too",
    );
    let frozen = folder.run(&["diff", "--frozen", "--path", "thesis.lak"]);
    assert!(frozen.err.starts_with("lakatos: draft.lak.lakatos.lock: belongs to no draft"), "{}", frozen.err);
    std::fs::rename(folder.path("draft.lak.lakatos.lock"), folder.path("thesis.lak.lakatos.lock")).unwrap();
    assert_eq!(folder.run(&["check", "--fail-on", "never", "thesis.lak"]).err, "");
    write(&folder, "lakatos.toml", "");
    told(
        ".",
        "thesis.lak.lakatos.lock: belongs to no draft: with a lakatos.toml, the frozen plan is kept in lakatos.lock",
    );
    std::fs::rename(folder.path("thesis.lak.lakatos.lock"), folder.path("lakatos.lock")).unwrap();
    assert_eq!(folder.run(&["check", "--fail-on", "never", "."]).err, "");
    std::fs::remove_file(folder.path("lakatos.toml")).unwrap();
    told("thesis.lak", "lakatos.lock: belongs to no draft: there is no lakatos.toml beside it");
}

#[test]
fn a_revision_that_cannot_be_had_is_told_in_a_line() {
    let line = |ran: &Run| {
        assert_eq!((ran.code, ran.err.lines().count()), (2, 1), "{}", ran.err);
        ran.err.clone()
    };
    let alone = Folder::with(&[("draft.lak", PLAN)]);
    assert!(line(&diff(&alone, &["HEAD"])).contains("is not in a git repository"));
    assert!(line(&diff(&alone, &["--frozen"])).contains("nothing is frozen"));
    let folder = repository(PLAN);
    assert!(line(&diff(&folder, &["v9"])).contains("there is no revision `v9`"));
}

#[test]
fn a_shallow_clone_is_said_to_be_one() {
    let folder = repository(&format!("{PLAN}# more\n"));
    commit(&folder, "more");
    let url = format!("file://{}", folder.path("").display());
    let other = Folder::with(&[]);
    git(&other, &["clone", "-q", "--depth", "1", &url, "clone"]);
    let ran = other.run(&["diff", "HEAD~1", "--path", "clone/draft.lak"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("this clone is shallow"), "{}", ran.err);
}

#[test]
fn a_draft_that_was_moved_is_the_same_draft() {
    let folder = repository(&PLAN.replace(">= 6", ">= 8"));
    commit(&folder, "move the threshold");
    git(&folder, &["mv", "draft.lak", "paper.lak"]);
    commit(&folder, "move the file");
    let moved = "peace.calm\n  narrowed, it forbids less";
    for arguments in [&["HEAD~2", "--path", "paper.lak"][..], &["HEAD~2"], &["HEAD~2..HEAD"], &["HEAD~2", "HEAD~1"]] {
        let ran = folder.run(&[&["diff"], arguments].concat());
        assert!(ran.out.starts_with(moved), "{arguments:?}: {}{}", ran.out, ran.err);
    }
    let same = folder.run(&["diff", "HEAD~1", "--path", "paper.lak"]);
    assert_eq!(same.out, "nothing is claimed, measured or coded differently\n", "{}", same.err);
    let since = folder.run(&["check", "--since", "HEAD~1", "--fail-on", "hint", "--format", "concise", "paper.lak"]);
    assert_eq!((since.code, since.out.as_str()), (0, ""), "{}", since.err);
    write(&folder, "other.lak", "theory t\n  predicts w: x\n");
    let new = folder.run(&["diff", "HEAD", "--path", "other.lak"]);
    assert_eq!(new.err.lines().next(), Some("lakatos: other.lak is not in HEAD, so all of it is new"));
    git(&folder, &["rm", "-q", "paper.lak"]);
    std::fs::remove_file(folder.path("other.lak")).unwrap();
    commit(&folder, "give up");
    for path in ["draft.lak", "."] {
        let ran = folder.run(&["diff", "HEAD~3", "HEAD~2", "--path", path]);
        assert!(ran.out.starts_with(moved), "{path}: {}{}", ran.out, ran.err);
    }
    let gone = folder.run(&["diff", "HEAD~3", "HEAD", "--path", "draft.lak"]);
    assert_eq!((gone.code, gone.err.as_str()), (2, "lakatos: draft.lak is not in HEAD\n"));
}

#[test]
fn what_is_compared_does_not_hang_on_what_is_checked_out() {
    let folder = repository(PLAN);
    git(&folder, &["tag", "v1"]);
    git(&folder, &["mv", "draft.lak", "paper.lak"]);
    write(&folder, "paper.lak", &PLAN.replace(">= 6", ">= 8"));
    commit(&folder, "move both");
    git(&folder, &["tag", "v2"]);
    git(&folder, &["checkout", "-q", "v1"]);
    let ran = folder.run(&["diff", "v1", "v2"]);
    assert!(ran.out.starts_with("peace.calm\n  narrowed"), "{}{}", ran.out, ran.err);
    // Nor on where the draft is by now.
    git(&folder, &["checkout", "-q", "v2"]);
    write(&folder, "paper.lak", &PLAN.replace(">= 6", ">= 9"));
    commit(&folder, "change it again");
    git(&folder, &["mv", "paper.lak", "thesis.lak"]);
    commit(&folder, "move it again");
    let ran = folder.run(&["diff", "v2", "HEAD~1", "--path", "thesis.lak"]);
    assert!(ran.out.contains("`democracy` moved from 8 to 9"), "{}{}", ran.out, ran.err);
}

#[test]
fn a_projects_folder_that_was_moved_is_the_same_project() {
    let folder = Folder::with(&[("p/lakatos.toml", "[project]\nexclude = [\"old/**\"]\n"), ("p/draft.lak", PLAN)]);
    git(&folder, &["init", "-q", "."]);
    commit(&folder, "plan");
    git(&folder, &["mv", "p", "q"]);
    commit(&folder, "move the folder");
    let same = folder.run(&["diff", "HEAD~1", "--path", "q"]);
    assert_eq!((same.out.as_str(), same.err.as_str()), ("nothing is claimed, measured or coded differently\n", ""));
    let since = folder.run(&["check", "--since", "HEAD~1", "--fail-on", "hint", "--format", "concise", "q"]);
    assert_eq!((since.code, since.out.as_str()), (0, ""), "{}", since.err);
}

#[test]
fn what_cannot_be_read_does_not_pass_for_a_change() {
    let folder = Folder::with(&[]);
    folder.write("draft.lak", &[PLAN.as_bytes(), b"# caf\xe9\n"].concat());
    git(&folder, &["init", "-q", "."]);
    commit(&folder, "in Latin-1");
    write(&folder, "draft.lak", PLAN);
    for arguments in [&["diff", "HEAD", "--path"][..], &["check", "--since", "HEAD"]] {
        let ran = folder.run(&[arguments, &["draft.lak"]].concat());
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.out);
        assert!(ran.err.starts_with("lakatos: at HEAD, draft.lak: not valid UTF-8"), "{}", ran.err);
    }
    commit(&folder, "in UTF-8");
    write(&folder, "draft.lak", &PLAN.replace(" when ", " whn "));
    let ran = diff(&folder, &["HEAD"]);
    assert!(ran.err.contains("draft.lak, at present: "), "{}", ran.err);
}

#[test]
fn a_draft_is_held_against_what_it_had_then() {
    let bib = "@book{doyle1986, title = {Liberalism}}\n";
    let draft = PLAN.replace("theory peace", "theory peace @doyle1986");
    for config in ["", "[project]\nname = \"P\"\n"] {
        let folder = Folder::with(&[("draft.lak", &draft), ("refs.bib", bib)]);
        if !config.is_empty() {
            write(&folder, "lakatos.toml", config);
        }
        git(&folder, &["init", "-q", "."]);
        commit(&folder, "with its bibliography");
        write(&folder, "refs.bib", "@book{russett1993, title = {Grasping}}\n");
        let since = folder.run(&["check", "--since", "HEAD", "--format", "concise", "draft.lak"]);
        assert!(since.out.contains("[unknown-citation]"), "{config:?}: {}{}", since.out, since.err);
        let staged = folder.run(&["check", "--staged", "--format", "concise", "draft.lak"]);
        assert_eq!(staged.out, "", "{config:?}: nothing is staged: {}", staged.err);
        git(&folder, &["add", "."]);
        let staged = folder.run(&["check", "--staged", "--format", "concise", "draft.lak"]);
        assert!(staged.out.starts_with("draft.lak:") && staged.out.contains("[unknown-citation]"), "{}", staged.out);
    }
}

#[test]
fn a_conflict_is_nothing_that_is_staged() {
    let folder = repository(PLAN);
    git(&folder, &["checkout", "-q", "-b", "other"]);
    write(&folder, "draft.lak", &PLAN.replace(">= 6", ">= 7"));
    commit(&folder, "one way");
    git(&folder, &["checkout", "-q", "-"]);
    write(&folder, "draft.lak", &PLAN.replace(">= 6", ">= 8"));
    commit(&folder, "another");
    let merge = Command::new("git").args(["merge", "-q", "other"]).current_dir(folder.path("")).output().unwrap();
    assert!(!merge.status.success());
    let ran = folder.run(&["check", "--staged", "draft.lak"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.err, "lakatos: draft.lak has unresolved conflicts, so nothing is staged\n");
}

#[test]
fn a_plan_says_of_which_commit_it_is() {
    let folder = repository(PLAN);
    let line = |folder: &Folder| {
        assert_eq!(folder.run(&["freeze", "--force", "draft.lak"]).code, 0);
        std::fs::read_to_string(folder.path("draft.lak.lakatos.lock")).unwrap().lines().nth(1).unwrap().to_owned()
    };
    assert!(line(&folder).contains(" at ") && !line(&folder).contains("not committed"), "{}", line(&folder));
    write(&folder, "draft.lak", &PLAN.replace(">= 6", ">= 8"));
    assert!(line(&folder).ends_with(", with changes that are not committed."), "{}", line(&folder));
}

/// What git makes of some input, as one word.
fn made(folder: &Folder, arguments: &[&str], input: &str) -> String {
    use std::io::Write;
    use std::process::Stdio;
    let mut git = Command::new("git");
    git.args(["-c", "user.name=A", "-c", "user.email=a@b.c"]).args(arguments).current_dir(folder.path(""));
    let mut process = git.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    String::from_utf8(process.wait_with_output().unwrap().stdout).unwrap().trim().to_owned()
}

#[test]
fn a_revision_of_more_files_than_anybody_keeps_is_not_looked_into() {
    let folder = Folder::with(&[("paper.lak", "theory t\n")]);
    git(&folder, &["init", "-q"]);
    let blob = made(&folder, &["hash-object", "-w", "--stdin"], "theory t\n");
    let mut tree = made(&folder, &["mktree"], &format!("100644 blob {blob}\tpaper.lak\n"));
    for _ in 0..14 {
        let level: String = ["a", "b", "c", "d"].iter().map(|name| format!("040000 tree {tree}\t{name}\n")).collect();
        tree = made(&folder, &["mktree"], &level);
    }
    let commit = made(&folder, &["commit-tree", &tree, "-m", "a bomb"], "");
    let run = folder.run(&["check", &format!("--since={commit}")]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains("has more files and folders than can be read"), "{run:?}");
}

#[test]
fn a_revision_whose_files_cannot_be_read_is_not_said_to_be_none() {
    for of in ["HEAD^{tree}", "HEAD"] {
        let folder = repository("theory t \"T\"\n");
        commit(&folder, "one");
        let name = made(&folder, &["rev-parse", of], "");
        let (front, rest) = name.trim().split_at(2);
        std::fs::remove_file(folder.path(&format!(".git/objects/{front}/{rest}"))).unwrap();
        let run = diff(&folder, &["HEAD"]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains("the files of HEAD cannot be read"), "{of}: {}", run.err);
    }
}
