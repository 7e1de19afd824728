//! The pages that commands write: whatever a field holds, they are pages, and it is words in them.

use crate::folder::Folder;

/// Words that would be a program in a page that did not write them as words.
const HOSTILE: &str = "<script>alert(1)</script> & \"so\" 'it' is</p> --> ]]> `<b>` **<i>** javascript:";

/// Tags that a page is made of.
const TAGS: &str = " html head meta title style body main h1 h2 h3 h4 p ul li dl dt dd article span code b i em strong figure svg g path rect text line polyline polygon marker defs tspan desc table caption thead tbody tr th td div a circle !doctype ";

#[test]
fn whatever_a_field_holds_is_words_in_the_page() {
    let text = |word: &str| format!("“{word} {HOSTILE}”");
    let draft = format!(
        "puzzle p {}\n  about kargil\n  against peace\n\nparadigm voters {}\n  core reason {}\n  note {}\n\nsource doyle1983 {}\n\nconcept war {}\n  measured {} @doyle1983\n  note {}\n\nconcept democracy {}\n  measured {}\n\ntheory peace {} @doyle1983\n  of voters\n  mechanism {}\n  scope democracy\n  predicts calm: not war when democracy\n  concedes kargil {}\n\ncase kargil {} 1999\n  war = yes @doyle1983 {}\n  democracy = yes\n\nauxiliary young {}\n  amends peace\n  rescues kargil\n  excepts war\n\nobjection o {}\n  to peace\n  answered {}\n",
        text("p"),
        text("v"),
        text("c"),
        text("n"),
        text("s"),
        text("w"),
        text("m"),
        text("n"),
        text("d"),
        text("m"),
        text("t"),
        text("m"),
        text("c"),
        text("y"),
        text("k"),
        text("a"),
        text("o"),
        text("r"),
    );
    let folder = Folder::with(&[("a <b> & \"c\".lak", &draft)]);
    for arguments in [&["report"][..], &["report", "--responses"], &["matrix", "--format", "html"]] {
        let run = folder.run(&[arguments, &["."]].concat());
        assert!(
            run.out.contains("&lt;script&gt;") || run.out.contains("&lt;b&gt;"),
            "{arguments:?} {}{}",
            run.out,
            run.err
        );
        for (at, _) in run.out.match_indices('<') {
            let tag = &run.out[at + 1..];
            let tag = &tag[..tag.find('>').unwrap_or(tag.len())];
            let name = tag.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
            assert!(TAGS.contains(&format!(" {name} ")), "{arguments:?}: <{tag}>");
            assert_eq!(tag.matches('"').count() % 2, 0, "{arguments:?}: <{tag}>");
        }
        for (at, _) in run.out.match_indices('&') {
            let entity = run.out[at + 1..].split(';').next().unwrap_or_default();
            assert!(["lt", "gt", "amp", "quot", "apos", "#39", "nbsp"].contains(&entity), "{arguments:?}: &{entity}");
        }
    }
}
