//! What the text of a paper claims of the account, and the values that it takes from there, as a user meets them.

use crate::folder::Folder;

const ARGUMENT: &str = "concept alliance \"A pact\"\nconcept threat \"A threat\"\nconcept memory \"A war within 50 years\"\nconcept public \"A hostile public\"\n\
theory bot \"Balance of threat\"\n  predicts align: alliance when threat\n  rivals veto\n\
theory veto \"Veto\"\n  predicts blocked: not alliance when public\n  predicts rate: alliance more often when public\n\
case korea-japan 1990..2012\n  alliance = no\n  threat = yes\n  memory = yes\n  public = yes\n\
case germany-france 1955..1963\n  alliance = yes\n  threat = yes\n  public = no\n\
case greece-turkey 1952..2012\n  alliance = yes\n\
case disputed 1900\n  alliance = yes\n  threat = yes @a2000\n  threat = no @b2000\n\
auxiliary conquest\n  amends bot\n  rescues korea-japan\n  excepts memory\n";

fn with_block(text: &str) -> String {
    format!("{text}\n\n```lakatos\n{ARGUMENT}```\n")
}

/// `RULE: message` of every finding on claims.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let folder = Folder::with(files);
    let json = folder.run(&["check", "--format", "json", "."]).json();
    let findings = json["findings"].as_array().unwrap().iter();
    let of_claims = findings.filter(|one| one["group"] == "claims" || one["rule"] == "syntax-error");
    of_claims.map(|one| format!("{}: {}", one["rule"].as_str().unwrap(), one["message"].as_str().unwrap())).collect()
}

fn told_of(said: &str) -> Vec<String> {
    let form = if said.starts_with("count") { "value" } else { "claim" };
    told(&[("a.md", &with_block(&format!("[]{{.lak {form}=\"{said}\"}}")))])
}

#[test]
fn what_the_account_says_too_is_left_alone() {
    for said in [
        "korea-japan against bot.align",
        "korea-japan excused bot.align",
        "korea-japan for veto.blocked",
        "germany-france for bot",
        "germany-france silent veto.blocked",
        "greece-turkey undecided bot.align",
        "disputed contested bot.align",
        "repair conquest ad hoc",
        "repair conquest adhoc for bot",
        "repair conquest degenerating",
        "apart bot, veto on korea-japan",
        "count bot.align for",
    ] {
        assert_eq!(told_of(said), Vec::<String>::new(), "{said}");
    }
}

#[test]
fn what_the_account_denies_leaves_open_or_does_not_know_is_told_apart() {
    let said = [
        "germany-france against bot.align",
        "korea-japan conceded bot.align",
        "korea-japan silent bot.align",
        "repair conquest kept",
        "apart bot, veto on germany-france",
        "greece-turkey against bot.align",
        "disputed for bot.align",
        "apart bot, veto on greece-turkey",
        "korea-japan against bot.allign",
        "korea against bot.align",
        "bot against bot.align",
        "korea-japan for veto",
        "korea-japan for veto.rate",
        "repair conquest kept for veto",
        "apart bot, bot on korea-japan",
    ];
    let all: Vec<String> = said.iter().flat_map(|said| told_of(said)).collect();
    assert_eq!(all.len(), said.len(), "{all:#?}");
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn a_stale_number_is_written_anew_as_it_was_written() {
    let text = "In [4]{.lak value=\"count bot.align for\"}, [**Two**]{.lak value=\"count bot.align for\"}, [no]{.lak value=\"count bot.align excused\"} and [1]{.lak value=\"count bot.align for\"} of {{< lak value=\"count bot.align decided\" >}}.";
    let folder = Folder::with(&[("a.md", &with_block(text))]);
    assert_eq!(folder.run(&["fix", "a.md"]).code, 0);
    let after = std::fs::read_to_string(folder.path("a.md")).unwrap();
    let first = after.lines().next().unwrap();
    assert_eq!(first, text.replace("[4]", "[1]").replace("**Two**", "**One**").replace("[no]", "[one]"));
}

/// One slip is one finding: nothing is said of what may hang on a line that could not be read.
#[test]
fn nothing_is_called_false_while_a_line_cannot_be_read() {
    let text = "[x]{.lak claim=\"germany-france against bot.align\"} [9]{.lak value=\"count bot.align for\"} [y]{.lak claim=\"korea against bot.align\"}";
    let broken = with_block(text).replace(
        "case germany-france 1955..1963\n  alliance = yes",
        "case germany-france 1955..1963\n  alliance = = yes",
    );
    let broken = broken.replace("case korea-japan", "case korea japan");
    let all = told(&[("a.md", &broken)]);
    assert!(all.iter().all(|one| !one.starts_with("claim-contradicted") && !one.starts_with("stale")), "{all:#?}");
    let folder = Folder::with(&[("a.md", &broken)]);
    let listed = folder.run(&["claims", "--format", "latex", "a.md"]);
    assert!(
        listed.out.contains("% count bot.align for: a line that could not be read may decide it"),
        "{}",
        listed.out
    );
}

#[test]
fn chapters_without_a_block_speak_of_the_argument_of_their_project() {
    let chapter = "\\chapter{One}\n\\lakclaim{germany-france against bot.align}{It fails} in \\lakvalue[3]{count bot.align against} cases.\n";
    let files = [("lakatos.toml", ""), ("argument.lak", ARGUMENT), ("chapter.tex", chapter)];
    assert_eq!(told(&files).len(), 2, "{:#?}", told(&files));
    let allowed = format!("% lakatos: allow claim-contradicted, stale-value — as in the first edition\n{chapter}");
    let allowed = allowed.replace("\\chapter{One}\n", "");
    assert_eq!(told(&[files[0], files[1], ("chapter.tex", &allowed)]), Vec::<String>::new());
    // What is said of prose can be switched off; what is claimed of the account stays checked.
    assert_eq!(told(&[("lakatos.toml", "[prose]\nread = \"off\"\n"), files[1], files[2]]).len(), 2);
    assert_eq!(told(&[("lakatos.toml", "[rules]\nclaims = \"off\"\n"), files[1], files[2]]), Vec::<String>::new());
}

#[test]
fn claims_are_listed_for_a_terminal_for_programs_and_for_latex() {
    let text = "[It fails]{.lak claim=\"korea-japan against bot.align\"} in [4]{.lak value=\"count bot.align  excused\"} of {{< lak value=\"count bot.align decided\" >}}, {{< lak value=\"count bot.align decided\" >}}.";
    let folder = Folder::with(&[("a.md", &with_block(text))]);
    for format in ["text", "json", "latex", "tsv"] {
        let run = folder.run(&["claims", "--format", format, "a.md"]);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{format}");
        insta::assert_snapshot!(format!("claims_{format}"), run.out);
    }
}
