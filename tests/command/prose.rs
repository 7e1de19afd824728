//! Drafts that are prose: what is found in them, when they are left alone, and how an argument is started from one.

use crate::folder::Folder;

const POST: &str = "Realism and the democratic peace see an alliance, and foreign policy, differently.\n\nRealism predicts that the two will balance. As everyone knows, they do not.\n\nBalance of threat only works when neither has conquered the other. Why do Korea and Japan not align?\n";

fn rules(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let json = folder.run(&[&["check", "--format", "json"], arguments].concat()).json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn prose_is_asked_about_and_nothing_fails_for_it() {
    let folder = Folder::with(&[("a.md", POST)]);
    assert_eq!(
        rules(&folder, &["a.md"]),
        ["paradigm-claim-uncited", "consensus-appeal", "exception-phrase-undeclared"]
    );
    assert_eq!(folder.run(&["check", "a.md"]).code, 0);
    assert_eq!(folder.run(&["check", "--fail-on", "hint", "a.md"]).code, 1);
    // The same in LaTeX.
    assert_eq!(rules(&Folder::with(&[("a.tex", POST)]), &["a.tex"]).len(), 3);
}

#[test]
fn it_can_be_switched_off_and_allowed() {
    let off = |config: &str| rules(&Folder::with(&[("a.md", POST), ("lakatos.toml", config)]), &["a.md"]);
    assert_eq!(off("[prose]\nread = \"off\"\n"), Vec::<String>::new());
    assert_eq!(off("[prose]\nlanguage = \"de\"\n"), Vec::<String>::new());
    assert_eq!(off("[prose]\nlanguage = \"en-GB\"\n").len(), 3);
    assert_eq!(off("[rules]\nprose = \"off\"\n"), Vec::<String>::new());
    assert_eq!(off("[rules]\nconsensus-appeal = \"off\"\n").len(), 2);
    let allowed = POST.replace(
        "\nRealism predicts",
        "\n<!-- lakatos: allow paradigm-claim-uncited, consensus-appeal — it is a post -->\nRealism predicts",
    );
    assert_eq!(rules(&Folder::with(&[("a.md", &allowed)]), &["a.md"]), ["exception-phrase-undeclared"]);
    // A paragraph may be broken into lines, by one system or the other.
    let broken = allowed.replace(". As everyone", ".\nAs everyone");
    assert_eq!(rules(&Folder::with(&[("a.md", &broken)]), &["a.md"]), ["exception-phrase-undeclared"]);
    assert_eq!(
        rules(&Folder::with(&[("a.md", &broken.replace('\n', "\r\n"))]), &["a.md"]),
        ["exception-phrase-undeclared"]
    );
}

#[test]
fn a_text_about_something_else_is_left_alone() {
    let text = "Realism in painting, and constructivism in classrooms: realism predicts nothing. As everyone knows, this is so.\n";
    assert_eq!(rules(&Folder::with(&[("README.md", text)]), &["README.md"]), Vec::<String>::new());
}

#[test]
fn a_draft_without_a_block_is_told_what_was_read_and_two_ways_on() {
    let run = Folder::with(&[("a.md", "Balance of threat is a theory. Korea and Japan are a case of it.\n")])
        .run(&["check", "a.md"]);
    let expected =
        "read 14 words in 2 sentences of prose in 1 file; the library knows Balance of threat and Korea and Japan";
    assert!(run.out.contains(expected), "{}", run.out);
    assert!(run.out.contains("`lakatos start a.md`") && run.out.contains("first-steps.md"), "{}", run.out);
    // So is one in which something was found, named or not.
    for path in ["a.md", "."] {
        let run = Folder::with(&[("a.md", POST)]).run(&["check", path]);
        let expected = "3 hints in 1 file\nno argument found in ";
        assert!(run.out.contains(expected) && run.out.contains("`lakatos start a.md`"), "{}", run.out);
    }
    // And several are counted together.
    let run = Folder::with(&[("a.md", POST), ("b.md", "Walt wrote a book. It is good.\n")]).run(&["check"]);
    let expected = "in 7 sentences of prose in 2 files; the library knows Realism, ";
    assert!(run.out.contains(expected) && run.out.contains("`lakatos start DRAFT`"), "{}", run.out);
}

#[test]
fn a_first_block_is_shown_and_written_where_that_is_asked() {
    for (path, opening) in [("a.md", "```lakatos\nuse \"ir\"\n"), ("a.tex", "%| use \"ir\"\n")] {
        let folder = Folder::with(&[(path, POST)]);
        let shown = folder.run(&["start", path]);
        assert_eq!(shown.code, 0, "{}", shown.err);
        assert!(shown.out.contains("case `korea-japan`") && shown.out.contains("nothing was written"), "{}", shown.out);
        assert_eq!(std::fs::read_to_string(folder.path(path)).unwrap(), POST);
        assert_eq!(folder.run(&["start", "--write", path]).code, 0);
        let text = std::fs::read_to_string(folder.path(path)).unwrap();
        assert!(text.starts_with(POST.trim_end()) && text.contains(opening), "{text}");
        assert!(
            text.contains("puzzle why \"Why do Korea and Japan not align?\"") && text.contains("about korea-japan"),
            "{text}"
        );
        let after = rules(&folder, &[path]);
        assert!(!after.iter().any(|rule| rule == "syntax-error" || rule == "undefined-name"), "{after:?}");
        // A second block is the author's affair.
        assert_eq!(folder.run(&["start", path]).code, 2);
    }
}

#[test]
fn a_rule_of_ones_own_has_phrases_too() {
    let rule = "id = \"as-is\"\nsince = \"0.1.0\"\nseverity = \"hint\"\napplies-to = \"sentence\"\nsummary = \"A phrase of the house\"\nmessage = \"is it `{sentence.words}`?\"\nwhy = \"W.\"\ninstead = \"I.\"\nreferences = []\n\n[[phrase]]\nwords = \"it (~show|~prove) ..2 (enough|plenty)?\"\nnever = [\"not\"]\n\n[[bad]]\nhost = \"md\"\ntext = '''\nRealism and liberalism see an alliance and foreign policy. Realism says so, and «it showed us plenty» of it.\n'''\n\n[[good]]\nhost = \"md\"\ntext = '''\nRealism and liberalism see an alliance and foreign policy. Realism says so, and it did not.\n'''\n";
    let folder = Folder::with(&[("my-rules/house/as-is.toml", rule)]);
    let run = folder.run(&["test-rules"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let broken = rule.replace("~prove)", "~prove");
    let run = Folder::with(&[("my-rules/house/as-is.toml", &broken)]).run(&["test-rules"]);
    assert_ne!(run.code, 0);
    assert!(format!("{}{}", run.out, run.err).contains("is no word"), "{}{}", run.out, run.err);
}

/// The moves of the post that lakatos began with, retold about another pair.
const RETOLD: &str = "Why is there no pact between Athens and Ankara that deserves the name? They sit in one military alliance, and that foreign policy keeps them apart is an old story.\n\nRealism predicts that they balance together. Balance of threat says that a shared danger makes allies, and balance of threat theory was made for neighbours like these. Balance of threat only works when neither has conquered the other.\n\nAs everyone knows, Washington holds them together. My sense is that neither public wants it. There was no real coordination. A few years ago it was worse.\n\nNo two democracies have ever been so cold to each other. This one case refutes the theory. Shouldn't two members of one club be friends?\n";

#[test]
fn the_moves_of_the_founding_post_are_seen_in_other_words() {
    let mut found = rules(&Folder::with(&[("a.md", RETOLD)]), &["a.md"]);
    found.sort();
    let expected = [
        "consensus-appeal",
        "counter-case-unmentioned",
        "deixis-undated",
        "exception-phrase-undeclared",
        "impression-verb",
        "paradigm-claim-uncited",
        "rhetorical-question-as-claim",
        "single-swan",
        "true-scotsman",
        "universal-claim",
    ];
    assert_eq!(found, expected);
}

/// Moves of that post, retold, that are not asked about; and why.
const NOT_SEEN: [(&str, &str); 4] = [
    (
        "it is quoted as what a critic would make of the theory",
        "A plain rescue would be \"balance of threat only works when neither has conquered the other in fifty years\".",
    ),
    (
        "an adjective that calls a cause known is no appeal to anybody",
        "The well-known grievance over the islets keeps them apart.",
    ),
    (
        "an anecdote is told, and no claim is made with it",
        "At the conference, a minister from Athens laughed when he was asked.",
    ),
    ("irony has no form of its own", "One would expect such close friends to have called by now."),
];

#[test]
fn moves_of_the_founding_post_that_are_not_seen() {
    for (why, sentence) in NOT_SEEN {
        assert_eq!(among(sentence), Vec::<String>::new(), "{sentence}: {why}");
    }
}

#[test]
fn a_finding_in_prose_offers_the_block_that_its_sentence_implies() {
    let folder = Folder::with(&[("a.md", POST)]);
    let json = folder.run(&["check", "--format", "json", "a.md"]).json();
    let findings = json["findings"].as_array().unwrap();
    let exception = findings.iter().find(|finding| finding["rule"] == "exception-phrase-undeclared").unwrap();
    let edit = &exception["fixes"][0]["edits"][0];
    let text = edit["text"].as_str().unwrap();
    assert!(text.contains("```lakatos\nauxiliary … \"Balance of threat only works when"), "{text}");
    assert!(text.contains("  amends …\n  excepts …\n```"), "{text}");
    // Behind its paragraph.
    let start = edit["range"]["start"]["offset"].as_u64().unwrap() as usize;
    assert!(POST[..start].trim_end().ends_with("not align?"), "{edit}");
}

/// What stands around a claim in texts that are about theories.
fn among(sentences: &str) -> Vec<String> {
    let text = format!(
        "Realism, liberalism and constructivism see an alliance, and foreign policy, differently.\n\n{sentences}\n"
    );
    rules(&Folder::with(&[("a.md", &text)]), &["a.md"])
}

#[test]
fn what_a_sentence_denies_supposes_or_quotes_is_no_claim() {
    for sentence in [
        "One might object that balance of threat only works when states see threats alike.",
        "It is false that great powers always balance.",
        "It would be a mistake to say that democracies never fight each other.",
        "The claim that states always balance is not mine.",
        "Nor do I hold that no two democracies have ever fought.",
        "Contrary to the view that great powers always expand, Japan did not.",
        "If the democratic peace only holds when both are rich, the test is another.",
        "Suppose the theory only holds among great powers.",
        "In our model, states never see each other's costs.",
        "In that thought experiment, great powers never cheat.",
        "The slogan no two democracies have ever fought is on every syllabus.",
        "What Walt called \"no real alliance\" was an entente.",
        "The words “history proves that” should be banned.",
        "In Mearsheimer's words, great powers always search for more.",
        "Kissinger told his staff: it is hard to imagine that Beijing will fight.",
        "True or false: realism predicts war.",
        "They point out that the democratic peace only holds where both states are rich.",
        "They regard the Kaiser's Germany as not a true democracy.",
        "Rosato shows that democratic peace theory does not apply to young democracies.",
        "Others reply that one case refutes the theory.",
        "In the realist telling, no two great powers have ever trusted each other.",
        "Statesmen came and went, and states always found a reason.",
        "Realism tells us to look at capabilities first.",
        "There has never been a war like it.",
        "A few years ago I gave a talk on Korea.",
        "My hosts wrote to me last week.",
        "The United States never ratifies such treaties.",
        "The states that joined, once the war was over, never said so.",
        "Everyone knows the story of the telegram.",
        "Below six, a state is not a real democracy by our definition.",
        "It is widely accepted that they balance (Walt, p. 30).",
        "It is widely accepted that they balance.[12]",
        "It is widely accepted that they balance.¹²",
        "It is widely accepted that they balance.<sup>12</sup>",
        "It is widely accepted that they balance. So they do. Nobody was asked (ibid.).",
        "- Great powers always balance",
        "The last week of the crisis is coded, and last week of the month is the unit.",
    ] {
        assert_eq!(among(sentence), Vec::<String>::new(), "{sentence}");
    }
    for (sentence, rule) in [
        ("Great powers always balance.", "universal-claim"),
        ("Great powers, whatever they say of themselves, always balance.", "universal-claim"),
        ("Democracies, even when they are poor, will never fight each other.", "universal-claim"),
        ("Last week the US and Japan met, and nothing came of it.", "deixis-undated"),
        ("History shows that great powers always balance.", "universal-claim"),
        ("Vietnam shows that great powers always balance.", "universal-claim"),
        ("Everyone knows that memory is not destiny.", "consensus-appeal"),
        ("Balance of threat only works when states see threats alike.", "exception-phrase-undeclared"),
        ("All three of the paradigms of the field broadly suggest that they align.", "paradigm-claim-uncited"),
        ("The more time I spend there, the more I think so.", "impression-verb"),
        ("Colleagues I know from Athens tell me the same.", "impression-verb"),
        ("It is hard to see how Ankara could refuse.", "incredulity"),
        ("This proves that threat is all. It was long known.", "overclaim-verb"),
        ("History is full of allies who hate each other.", "selection-by-example"),
        ("It may perhaps be so.", "hedge-stack"),
        ("No great power has ever given up a base.", "universal-claim"),
        ("It was \"no real alliance between two friends\", and no real cooperation.", "true-scotsman"),
    ] {
        assert_eq!(among(sentence), [rule], "{sentence}");
    }
}

#[test]
fn notes_for_a_course_are_not_asked_for_cases() {
    let notes = "Today we read Walt. Balance of threat theory says that states ally against threats. Realism and liberalism see alliances and foreign policy differently. Balance of threat differs from balance of power theory.\n";
    let asked = |text: &str| rules(&Folder::with(&[("a.md", text)]), &["a.md"]);
    assert_eq!(asked(notes), ["counter-case-unmentioned"]);
    let of_a_course = format!("{notes}\nLast week we read Waltz. Next week: the democratic peace.\n");
    assert_eq!(asked(&of_a_course), Vec::<String>::new());
}

#[test]
fn advice_to_a_government_is_left_alone() {
    let memo = format!("# Policy memo\n\nSubject: the alliance\n\n{POST}");
    assert_eq!(rules(&Folder::with(&[("a.md", &memo)]), &["a.md"]), Vec::<String>::new());
}

#[test]
fn a_review_of_the_literature_is_read_and_a_list_of_it_is_not() {
    let with = |heading: &str| {
        let text = format!(
            "Balance of threat theory says that states ally against threats. Realism and liberalism see alliances and foreign policy differently. Balance of threat has its critics.\n\n# {heading}\n\nKorea and Japan are the case that they bring up.\n"
        );
        rules(&Folder::with(&[("a.md", &text)]), &["a.md"])
    };
    assert_eq!(with("Literature review"), Vec::<String>::new());
    assert_eq!(with("Literature"), ["counter-case-unmentioned"]);
}

#[test]
fn cases_of_the_region_come_first_and_those_with_an_answer_for_many_last() {
    let of = |region: &str| {
        let text = format!(
            "Realism and liberalism see military alliances and foreign policy differently. Balance of threat theory predicts that danger makes allies. I look at {region} with balance of threat theory.\n"
        );
        let folder = Folder::with(&[("a.md", &text)]);
        folder.run(&["check", "--format", "json", "a.md"]).json()["findings"][0]["message"].as_str().unwrap().to_owned()
    };
    assert!(of("the Middle East").contains("Iraq and Syria"), "{}", of("the Middle East"));
    assert!(of("East Asia").contains("Taiwan and Japan"), "{}", of("East Asia"));
    assert!(!of("the world").contains("Trent"), "{}", of("the world"));
}

#[test]
fn what_is_found_in_prose_is_counted_to_its_file() {
    let folder = Folder::with(&[("a.md", POST)]);
    let run = folder.run(&["check", "a.md"]);
    assert!(run.out.contains(" in 1 file\n"), "{}", run.out);
}

#[test]
fn a_name_within_a_longer_one_or_of_several_things_names_nothing() {
    let named = |text: &str| Folder::with(&[("a.md", text)]).run(&["check", "a.md"]).out;
    for text in [
        "Poland joined the North Atlantic Treaty Organization.",
        "The War Powers Resolution came after the Vietnam War Memorial.",
        "Model II adds controls, and Model III adds fixed effects.",
        "Germany and Poland opened the border. Austria and Italy did the same.",
        "It would deter a North Korean attack.",
        "A nuclear monopoly never lasts, and the liberal peace is criticised by students of peacebuilding.",
        "For all their historical animosity and cultural affinity, they trade.",
    ] {
        assert!(named(text).contains("nothing that the library knows is named"), "{text}: {}", named(text));
    }
    for (text, name) in [
        ("The Korean war came in 1950.", "Korean war"),
        ("The Korean War came in 1950.", "Korean War"),
        ("They signed the North Atlantic Treaty in April.", "North Atlantic Treaty"),
    ] {
        assert!(named(text).contains(&format!("the library knows {name}")), "{text}: {}", named(text));
    }
}

#[test]
fn what_quarto_is_told_of_the_language_counts_for_its_drafts() {
    let of = |quarto: &str, draft: &str| {
        rules(&Folder::with(&[("_quarto.yml", quarto), ("chapters/a.qmd", draft)]), &["chapters/a.qmd"]).len()
    };
    assert_eq!(of("project:\n  type: book\n", POST), 3);
    assert_eq!(of("lang: en-GB\n", POST), 3);
    assert_eq!(of("lang: de\n", POST), 0);
    // A chapter may be in another.
    assert_eq!(of("lang: de\n", &format!("---\nlang: en\n---\n\n{POST}")), 3);
    let argues = format!("{POST}\n```lakatos\ntheory t \"A theory\"\n```\n");
    let both = |quarto| of(quarto, &argues);
    assert!(both("lang: de\n") < both("lang: en\n"));
}

#[test]
fn nothing_is_found_across_a_paragraph_however_long_it_is() {
    let long = "Realism and liberalism see an alliance, and foreign policy, otherwise than realism. ".repeat(12_000);
    let text = format!("{long}As everyone\n\nknows, it is so. {}", "one word after another ".repeat(25_000));
    assert_eq!(rules(&Folder::with(&[("a.md", &text)]), &["a.md"]), Vec::<String>::new());
    let text = format!("{long}As everyone knows, it is so.");
    assert_eq!(rules(&Folder::with(&[("a.md", &text)]), &["a.md"]), ["consensus-appeal"]);
}
