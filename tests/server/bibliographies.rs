//! Bibliographies: as they are in the editor, half-edited, and in each kind.

use crate::client::{Client, Folder, place_of, plain_abilities};
use crate::rename::edited;
use serde_json::{Value, json};

const DRAFT: &str =
    "---\nbibliography: refs.bib\n---\n\n```lakatos\nconcept threat \"T\" @walt1987 @keohane1984 @doyle1986\n```\n";
const BIB: &str = "@book{walt1987,\n  title = {The Origins of Alliances},\n}\n@book{keohane1984,\n  title = {After Hegemony},\n}\n@misc{doyle1986,\n  crossref = {walt1987},\n  xdata = {a, walt1987, walt1987a}\n}\n";

/// The messages that a file is published with, once `wanted` holds of them.
#[track_caller]
fn until(client: &mut Client, uri: &str, wanted: impl Fn(&[String]) -> bool) -> Vec<String> {
    let messages = |message: &Value| -> Vec<String> {
        let all = message["params"]["diagnostics"].as_array().into_iter().flatten();
        all.map(|one| one["message"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let is_wanted = |message: &Value| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri
            && wanted(&messages(message))
    };
    messages(&client.wait_for(is_wanted))
}

fn says_unknown(messages: &[String]) -> bool {
    messages.iter().any(|message| message.contains("has the key"))
}

fn opened(folder: &Folder) -> Client {
    let mut client = Client::started(plain_abilities(), &[]);
    client.open(&folder.uri("draft.md"), DRAFT);
    until(&mut client, &folder.uri("draft.md"), |found| !says_unknown(found));
    client
}

#[test]
fn a_bibliography_is_as_it_is_in_the_editor() {
    let folder = Folder::new(&[("draft.md", DRAFT), ("refs.bib", BIB)]);
    let (draft, refs) = (folder.uri("draft.md"), folder.uri("refs.bib"));
    let mut client = opened(&folder);
    client.open(&refs, BIB);
    let (line, column) = place_of(BIB, "keohane1984");
    client.edit(&refs, (line, column), (line, column + 1), "K");
    let told = until(&mut client, &draft, says_unknown);
    assert!(told.iter().any(|message| message.contains("keohane1984") && message.contains("Keohane1984")), "{told:?}");
    // Closed without being saved, it is as on disk.
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": refs } }));
    until(&mut client, &draft, |found| !says_unknown(found));
}

#[test]
fn what_is_wrong_with_a_bibliography_stands_there_as_a_warning() {
    let folder = Folder::new(&[("draft.md", DRAFT), ("refs.bib", &format!("{BIB}@misc{{walt1987,}}\n"))]);
    let refs = folder.uri("refs.bib");
    let mut client = Client::started(plain_abilities(), &[]);
    client.open(&folder.uri("draft.md"), DRAFT);
    let published = client.wait_for(|message| message["params"]["uri"] == refs);
    assert_eq!(
        published["params"]["diagnostics"],
        json!([{
            "range": { "start": { "line": 10, "character": 6 }, "end": { "line": 10, "character": 14 } },
            "severity": 2,
            "source": "lakatos",
            "message": "`walt1987` is already the key of another work: line 1"
        }])
    );
    client.open(&refs, &format!("{BIB}@misc{{walt1987,}}\n"));
    client.edit(&refs, (10, 14), (10, 14), "b");
    assert_eq!(until(&mut client, &refs, <[String]>::is_empty), Vec::<String>::new());
    // A draft that no longer cites from it leaves it alone.
    client.edit(&refs, (10, 14), (10, 15), "");
    until(&mut client, &refs, |found| !found.is_empty());
    client.edit(&folder.uri("draft.md"), (1, 14), (1, 18), "others");
    until(&mut client, &refs, <[String]>::is_empty);
}

#[test]
fn a_bibliography_that_cannot_be_read_says_why_and_nothing_of_citations() {
    let folder = Folder::new(&[("draft.md", DRAFT)]);
    let (draft, refs) = (folder.uri("draft.md"), folder.uri("refs.bib"));
    std::fs::write(folder.path().join("refs.bib"), b"@book{m\xfcller2011,}\n").unwrap();
    let mut client = opened(&folder);
    let told = until(&mut client, &refs, |found| !found.is_empty());
    assert_eq!(told, ["not valid UTF-8 (at byte 7), so it is skipped: save it as UTF-8; citations are not checked"]);
    let changed = json!({ "changes": [{ "uri": refs, "type": 2 }] });
    folder.write("refs.bib", "@book{keohane1984,}\n@book{doyle1986,}\n");
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    until(&mut client, &draft, says_unknown);
    until(&mut client, &refs, <[String]>::is_empty);
    // What was read once is known while the file cannot be read again.
    std::fs::write(folder.path().join("refs.bib"), b"@book{m\xfcller2011,}\n").unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    let told = until(&mut client, &refs, |found| !found.is_empty());
    assert!(told[0].ends_with("the works known before may still be cited"), "{told:?}");
    let hover = client.at("textDocument/definition", &draft, place_of(DRAFT, "keohane"));
    assert_eq!(hover[0]["uri"], refs);
    std::fs::remove_file(folder.path().join("refs.bib")).unwrap();
    client.notify("workspace/didChangeWatchedFiles", changed);
    // What is not there has no place to say so: the draft that names it does.
    until(&mut client, &refs, <[String]>::is_empty);
    let missing = "`refs.bib`: there is no such file or folder; citations are not checked";
    until(&mut client, &draft, |found| !says_unknown(found) && found.iter().any(|one| one == missing));
}

#[test]
fn a_half_edited_bibliography_is_stale_and_not_empty() {
    let folder = Folder::new(&[("draft.md", DRAFT), ("refs.bib", BIB)]);
    let (draft, refs) = (folder.uri("draft.md"), folder.uri("refs.bib"));
    let mut client = opened(&folder);
    client.open(&refs, BIB);
    // Emptied, as in the midst of a save; then one entry of it, cut off.
    for half in ["", "@book{walt1987,\n  title = {The Ori"] {
        client.change(&refs, json!([{ "text": half }]));
        let told = until(&mut client, &refs, |found| !found.is_empty());
        assert!(told[0].starts_with("3 of the 3") || told[0].starts_with("2 of the 3"), "{told:?}");
        let hover = client.at("textDocument/hover", &draft, place_of(DRAFT, "keohane"));
        assert_eq!(hover["contents"]["value"], "*After Hegemony*.");
    }
    // Whole again, but for one work: that one is unknown, and no other ever was.
    client.change(&refs, json!([{ "text": BIB.replace("keohane1984", "other") }]));
    let told = until(&mut client, &draft, says_unknown);
    assert_eq!(told.iter().filter(|message| message.contains("has the key")).count(), 1, "{told:?}");
    assert!(told.iter().any(|message| message.contains("has the key `keohane1984`")), "{told:?}");
    until(&mut client, &refs, <[String]>::is_empty);
}

#[test]
fn a_work_is_renamed_where_other_entries_speak_of_it() {
    let folder = Folder::new(&[("draft.md", DRAFT), ("refs.bib", BIB)]);
    let mut client = opened(&folder);
    let (line, character) = place_of(DRAFT, "walt1987");
    let edit = client.request(
        "textDocument/rename",
        json!({ "textDocument": { "uri": folder.uri("draft.md") }, "position": { "line": line, "character": character },
            "newName": "walt:1987" }),
    );
    let renamed = edited(BIB, &edit["changes"][folder.uri("refs.bib")]);
    assert_eq!(renamed, BIB.replace("walt1987", "walt:1987").replace("walt:1987a", "walt1987a"));
}

#[test]
fn a_work_is_renamed_and_its_citations_are_found_from_its_bibliography() {
    let folder = Folder::new(&[("draft.md", DRAFT), ("refs.bib", BIB)]);
    let (draft, refs) = (folder.uri("draft.md"), folder.uri("refs.bib"));
    let mut client = opened(&folder);
    let unsaved = format!("% unsaved\n{BIB}");
    client.open(&refs, &unsaved);
    for place in [place_of(&unsaved, "walt1987"), place_of(&unsaved, "walt1987, walt")] {
        let at = json!({ "line": place.0, "character": place.1 + 2 });
        let of_file = json!({ "uri": refs });
        let prepared = client.request("textDocument/prepareRename", json!({ "textDocument": of_file, "position": at }));
        assert_eq!(prepared["placeholder"], "walt1987");
        let edit = client
            .request("textDocument/rename", json!({ "textDocument": of_file, "position": at, "newName": "walt:1987" }));
        let expected = unsaved.replace("walt1987", "walt:1987").replace("walt:1987a", "walt1987a");
        assert_eq!(edited(&unsaved, &edit["changes"][&refs]), expected);
        assert_eq!(edited(DRAFT, &edit["changes"][&draft]), DRAFT.replace("walt1987", "walt:1987"));
        let cited = client.request(
            "textDocument/references",
            json!({ "textDocument": of_file, "position": at, "context": { "includeDeclaration": false } }),
        );
        let files: Vec<&str> = cited.as_array().unwrap().iter().map(|one| one["uri"].as_str().unwrap()).collect();
        assert_eq!(files, [draft.as_str(), &refs, &refs]);
        let taken = json!({ "textDocument": of_file, "position": at, "newName": "keohane1984" });
        let refused = client.refused("textDocument/rename", taken);
        assert_eq!(
            refused["message"],
            "`keohane1984` is already the key of another work (refs.bib, line 5): choose another name."
        );
    }
    assert_eq!(client.at("textDocument/prepareRename", &refs, place_of(&unsaved, "Origins")), Value::Null);
}

#[test]
fn csl_json_is_read_cited_and_renamed_like_any_other() {
    let draft = "---\nbibliography: refs.json\n---\n\n```lakatos\nconcept threat \"T\" @walt1987 @un @\n```\n";
    let refs = r#"[
  {"type": "book", "id": "walt1987", "title": "The Origins of \"Alliances\"", "publisher": "Cornell University Press",
   "author": [{"family": "Walt", "given": "Stephen M."}], "issued": {"date-parts": [["1987", 6]]}},
  {"author": [{"literal": "United Nations"}, {"family": "Berg", "non-dropping-particle": "van den", "given": "Ann"}],
   "id":"un", "title": "Report", "container-title": "Yearbook", "volume": 8, "issue": "2", "DOI": "10.1/x", "issued": {"raw": "May 2001"}}
]
"#;
    let folder = Folder::new(&[("draft.md", draft), ("refs.json", refs)]);
    let uri = folder.uri("draft.md");
    let mut client = Client::pushed();
    client.open(&uri, draft);
    let hover = |client: &mut Client, needle: &str| {
        client.at("textDocument/hover", &uri, place_of(draft, needle))["contents"]["value"].clone()
    };
    assert_eq!(
        hover(&mut client, "walt1987"),
        "Walt, Stephen M. (1987), *The Origins of \"Alliances\"*, Cornell University Press."
    );
    assert_eq!(hover(&mut client, "un @"), "United Nations and Ann van den Berg (2001), “Report”, *Yearbook* 8(2).");
    let definition = client.at("textDocument/definition", &uri, place_of(draft, "un @"));
    let (line, character) = place_of(refs, "un\", \"title");
    assert_eq!(definition[0]["range"]["start"], json!({ "line": line, "character": character }));
    let links = client.request("textDocument/documentLink", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(links[0]["target"], "https://doi.org/10.1/x");
    let offers = client.at("textDocument/completion", &uri, place_of(draft, "\n```\n"));
    let details: Vec<&str> =
        offers["items"].as_array().unwrap().iter().map(|one| one["detail"].as_str().unwrap()).collect();
    assert_eq!(details, ["Walt 1987, The Origins of \"Alliances\"", "United Nations and van den Berg 2001, Report"]);
    let (line, character) = place_of(draft, "walt1987");
    let edit = client.request(
        "textDocument/rename",
        json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character }, "newName": "w" }),
    );
    assert_eq!(edited(refs, &edit["changes"][folder.uri("refs.json")]), refs.replace("walt1987", "w"));
}

#[test]
fn accents_braces_and_abbreviations_come_out_as_they_are_printed() {
    let bib = "@string{io = {International Organization}}\n@string{broken = \n@article{a, author = {G{\\\"u}nther M{\\\"{u}}ller and \\'{E}mile Dur{\\'e}heim and {{World Bank}}}, title = \"The {\"}End{\"} of {H}istory\", journal = io, year = {1990}}\n@article(b, author = {Weiß, A.}, title = {T (and) U}, journal = unheard, crossref = {a}, month = jan, year = 1991)\n";
    let draft = "---\nbibliography: refs.bib\n---\n\n```lakatos\nconcept threat \"T\" @a @b\n```\n";
    let folder = Folder::new(&[("draft.md", draft), ("refs.bib", bib)]);
    let uri = folder.uri("draft.md");
    let mut client = Client::pushed();
    client.open(&uri, draft);
    let hover = |client: &mut Client, needle: &str| {
        client.at("textDocument/hover", &uri, place_of(draft, needle))["contents"]["value"].clone()
    };
    assert_eq!(
        hover(&mut client, "a @b"),
        "Müller, Günther, Émile Duréheim and World Bank (1990), “The \"End\" of History”, *International Organization*."
    );
    assert_eq!(hover(&mut client, "b\n```"), "Weiß, A. (1991), “T (and) U”, *unheard*.");
    // What would have a parser go down for ever is an entry that cannot be read.
    let endless = "\\x{".repeat(100_000);
    let bib = format!(
        "@string{{a = b, b = a}}\n@string{{a = a}}\n@book{{a, title = a # b, note = {{{endless}}}}}\n@book{{b, title = a # b}}\n"
    );
    folder.write("refs.bib", &bib);
    client.notify(
        "workspace/didChangeWatchedFiles",
        json!({ "changes": [{ "uri": folder.uri("refs.bib"), "type": 2 }] }),
    );
    assert_eq!(hover(&mut client, "a @b"), "a, an entry in refs.bib that cannot be read");
    assert_eq!(hover(&mut client, "b\n```"), "*bb*.");
}

#[test]
fn an_entry_draws_on_others_and_on_itself_in_vain() {
    let bib = "@incollection{a, author = {A, B}, title = {T}, crossref = {whole}, xdata = {house, a}}\n@collection{whole, title = {Whole}, year = 1999, crossref = {a}}\n@xdata{house, publisher = {House}}\n@book{own, title = {Own}, ids = {other}, crossref = {o{wn}}, xdata = {other}}\n@book{astray, title = {Astray}, crossref = {broken}}\n@book{broken, title = }\n";
    let draft = "---\nbibliography: refs.bib\n---\n\n```lakatos\nconcept threat \"T\" @a @own @astray\n```\n";
    let folder = Folder::new(&[("draft.md", draft), ("refs.bib", bib)]);
    let uri = folder.uri("draft.md");
    let mut client = Client::pushed();
    client.open(&uri, draft);
    let mut hover =
        |needle: &str| client.at("textDocument/hover", &uri, place_of(draft, needle))["contents"]["value"].clone();
    assert_eq!(hover("a @own"), "A, B (1999), “T”, *Whole*, House.");
    assert_eq!(hover("own"), "*Own*.");
    assert_eq!(hover("astray"), "*Astray*.");
}

#[test]
fn a_bibliography_that_comes_to_lie_beside_a_draft_is_found() {
    let draft = "```lakatos\nconcept threat \"T\" @walt1987 @other\n```\n";
    let folder = Folder::new(&[("draft.md", draft)]);
    let uri = folder.uri("draft.md");
    let mut client = Client::pushed();
    client.open(&uri, draft);
    until(&mut client, &uri, |found| !says_unknown(found));
    let changed = |client: &mut Client, name: &str| {
        let changes = json!({ "changes": [{ "uri": folder.uri(name), "type": 1 }] });
        client.notify("workspace/didChangeWatchedFiles", changes);
    };
    folder.write("any.bib", BIB);
    changed(&mut client, "any.bib");
    until(&mut client, &uri, says_unknown);
    folder.write("_quarto.yml", "bibliography: there.json\n");
    folder.write("there.json", "[{\"id\": \"walt1987\"}, {\"id\": \"other\"}]");
    changed(&mut client, "_quarto.yml");
    until(&mut client, &uri, |found| !says_unknown(found));
}

#[test]
fn a_bibliography_in_json_may_be_open_before_the_draft_that_names_it() {
    let json = "[{\"id\":\"leeds2002\",\"title\":\"A\"},\n{\"id\":\"walt1987\",\"title\":\"O\"}]\n";
    let draft = "---\nbibliography: r.json\n---\n\n```lakatos\nconcept war \"W\"\n  measured \"x\" @walt1987\n```\n";
    let other = "{\"name\":\"no bibliography\"}";
    let folder = Folder::new(&[("draft.md", draft), ("r.json", json), ("package.json", other)]);
    let mut client = Client::started(plain_abilities(), &[]);
    for (name, text) in [("package.json", other), ("r.json", json)] {
        let document = json!({ "uri": folder.uri(name), "languageId": "json", "version": 1, "text": text });
        client.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }
    client.open(&folder.uri("draft.md"), draft);
    until(&mut client, &folder.uri("draft.md"), |found| !says_unknown(found));
    let changed = format!("[{{\"id\":\"x\",\"note\":\"a line more\"}},\n{}", &json[1..]);
    let document = json!({ "uri": folder.uri("r.json"), "version": 2 });
    client.notify(
        "textDocument/didChange",
        json!({ "textDocument": document, "contentChanges": [{ "text": changed.clone() }] }),
    );
    let at = json!({ "line": 6, "character": 17 });
    let asked = json!({ "textDocument": { "uri": folder.uri("draft.md") }, "position": at, "newName": "walt1990" });
    let renamed = client.request("textDocument/rename", asked);
    assert_eq!(edited(&changed, &renamed["changes"][folder.uri("r.json")]), changed.replace("walt1987", "walt1990"));
}
