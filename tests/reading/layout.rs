//! How declarations are laid out, form by form.

use crate::support::api::{laid_out, layout_edits, reading};
use lakatos_syntax::Host;

#[track_caller]
fn check_in(host: Host, before: &str, after: &str) {
    assert_eq!(laid_out(before, host), after);
    assert_eq!(layout_edits(after, host), []);
    let (before, after) = (before.replace('\n', "\r\n"), after.replace('\n', "\r\n"));
    assert_eq!(laid_out(&before, host), after, "with CRLF");
}

#[track_caller]
fn check(before: &str, after: &str) {
    check_in(Host::Lakatos, before, after);
}

/// Every form of header and property, with the white space of somebody in a hurry.
const UNTIDY: &str = r#"
   puzzle   why"Why?"   @cha1999
 outcome   a
about k ,l,  m "where"
	answer  t	,  u

source cha1999"Cha,  1999"
use	"ir/cases"

concept a   “What   it is”@k[pp. 1,  2]    @l via   archive
values  none<b  <c<   d
   measured"seen"
 measures   e ,f
 same-as  g
  column   "A  1"
  note	"an   aside"
concept n values  number
concept m values x ,y
concept o values 1<2 < -3

paradigm p "P"
 core"uncalled"
 core  own :"called"
 heuristic way: "look"   @k

theory t"T"of   p   scope(a>=b)
  mechanism  "who does what"
  scope not(a=b)and( c or d )or not  e
  predicts a
  predicts own:not a!=b
  predicts   own2 : a<=b    when a>-3
  predicts a only   when b
  predicts a exactly  when(b)
  predicts a more  often   when b
  irrespective-of   a ,b
  rivals   u
  built-on  k ,l
  explains   k
  concedes  k ,l"why"

auxiliary x
  amends   t ,u
  rescues  k
  excepts  a<=50
  recodes  k :a=  b
  follows-from  p.own ,t.c1 @k
  predicts a
  when b
  and c
  "why"
  @k

case k   "K"   1990 .. 2012
  a=b
  n=   35 ..60@k
  o  = 1 ..
  m = unknown
  settles  a=b   "why"
  within   l
  selected-as  crucial   for  t ,u
  like  l ,m   on   a ,b
case l 1974 a=b n=3

test r   of   t.own
  on  k
  kind  hoop
  looks-for   "a trace"
  found   no
"#;

#[test]
fn every_form_has_a_layout() {
    assert_eq!(reading(UNTIDY, Host::Lakatos).problems, [""; 0]);
    let after = laid_out(UNTIDY, Host::Lakatos);
    assert_eq!(layout_edits(&after, Host::Lakatos), []);
    insta::assert_snapshot!(after);
}

#[test]
fn a_line_that_cannot_be_read_stays_as_it_is() {
    let half = ["predicts", "scope  a =", "predicts  a  when ( b", "rivals a,", "mechanism  \"open", "a  b  c"];
    for line in half {
        check(
            &format!("theory t\n scope   a\n     {line}  \n scope   b\n"),
            &format!("theory t\n  scope a\n     {line}  \n  scope b\n"),
        );
    }
    check("   theory \"T\"\n scope   a\n", "   theory \"T\"\n  scope a\n");
}

#[test]
fn one_blank_line_is_enough() {
    check("concept a\n\n \n\n  note \"x\"\n\n\t\nconcept b\n", "concept a\n\n  note \"x\"\n\nconcept b\n");
    // Behind the marks of a quotation a line is the host's.
    let quoted =
        |blank: &str| format!("> ```lakatos\n> concept a\n>{blank}\n>{blank}\n> concept b\n> ```\n\n\n\nProse.\n");
    check_in(Host::Markdown, &quoted("   "), &quoted(" "));
}

#[test]
fn a_comment_stands_where_what_it_speaks_of_stands() {
    check(
        "case k\n# of a\n  a = b# why?\n      # of the line below\n \"text\"   # twice  \n\n    # of k\n# of l\ncase l\n",
        "case k\n  # of a\n  a = b  # why?\n    # of the line below\n    \"text\"  # twice\n\n  # of k\n# of l\ncase l\n",
    );
    check("theory t\n  scope\n    # typing\n", "theory t\n  scope\n  # typing\n");
}

#[test]
fn a_text_is_never_touched() {
    let text = "\"one  \n two\n\t# three  \n    case   four\"";
    check(
        &format!("concept a\nmeasured{text}   @k\nnote “a  b”\n"),
        &format!("concept a\n  measured {text} @k\n  note “a  b”\n"),
    );
}

#[test]
fn observations_in_a_row_are_aligned() {
    check("case k\n  a = 1\n  long = 2\n  한국 = 3\n", "case k\n  a    = 1\n  long = 2\n  한국 = 3\n");
    check("case k\n  e\u{301}t = 1\n  long = 2\n", "case k\n  e\u{301}t   = 1\n  long = 2\n");
    check("case k\n  a = 1\n    \"why\"\n  long = 2\n", "case k\n  a    = 1\n    \"why\"\n  long = 2\n");
}

#[test]
fn a_row_of_observations_ends_where_something_else_stands() {
    for between in ["\n", "  # then\n", "  settles a = 1\n", "  note \"x\"\n"] {
        let text = format!("case k\n  a = 1\n{between}  long = 2\n");
        check(&text, &text);
    }
    // What is half typed moves nothing.
    check("case k\n  a = 1\n  longest =\n  long = 2\n", "case k\n  a    = 1\n  longest =\n  long = 2\n");
    let long = "a-name-of-more-than-thirty-two-letters";
    check(&format!("case k\n  a    = 1\n  {long} = 2\n"), &format!("case k\n  a = 1\n  {long} = 2\n"));
}

#[test]
fn what_a_host_writes_before_its_lines_stays() {
    let markdown = [("- ", "  "), ("> ", "> "), ("10. ", "    "), ("> - ", ">   "), ("", "")];
    for (first, others) in markdown {
        check_in(
            Host::Markdown,
            &format!("A   b\n\n{first}```lak\n{others} case   k\n{others}a=1 \n{others}```\n"),
            &format!("A   b\n\n{first}```lak\n{others}case k\n{others}  a = 1\n{others}```\n"),
        );
    }
    check_in(Host::Markdown, "<!-- lakatos\n case   k\na=1\n-->\n", "<!-- lakatos\ncase k\n  a = 1\n-->\n");
    check_in(Host::Latex, "x   y\n%|case   k\n  %|\ta=1 \n%|   \n", "x   y\n%| case k\n  %|   a = 1\n%|\n");
    check_in(
        Host::Latex,
        "  \\begin{lakatos}\n   case   k\n  a=1\n  \\end{lakatos}   \n",
        "  \\begin{lakatos}\ncase k\n  a = 1\n  \\end{lakatos}   \n",
    );
}

#[test]
fn what_stands_around_a_block_within_a_line_stays() {
    check_in(Host::Markdown, "P <!-- lakatos concept   a --> x.\n", "P <!-- lakatos concept a --> x.\n");
    check_in(Host::Markdown, "P <!-- lakatos\nconcept   a -->\n", "P <!-- lakatos\nconcept a -->\n");
    check_in(Host::Markdown, "<!--- lakatos\nconcept   a\n--->\n", "<!--- lakatos\nconcept a\n--->\n");
    check_in(
        Host::Latex,
        "T \\begin{lakatos} concept   a \\end{lakatos} t.\n",
        "T \\begin{lakatos} concept a \\end{lakatos} t.\n",
    );
    check_in(
        Host::Latex,
        "T \\begin{lakatos} concept   a\nnote   \"x\" \\end{lakatos} t.\n",
        "T \\begin{lakatos} concept a\n  note \"x\" \\end{lakatos} t.\n",
    );
}

#[test]
fn behind_the_sign_of_a_quotation_comes_its_own_space_first() {
    check_in(
        Host::Markdown,
        ">```lakatos\n>theory a\n># said of b\n>mechanism \"m\"\n>```\n",
        ">```lakatos\n> theory a\n>   # said of b\n>   mechanism \"m\"\n>```\n",
    );
}

#[test]
fn what_is_no_space_and_no_tab_was_put_there_by_somebody() {
    check("concept\u{a0}\u{a0}a   @k\n", "concept\u{a0}\u{a0}a @k\n");
    check("\u{feff}concept   a\n", "\u{feff}concept a\n");
}

#[test]
fn what_belongs_to_no_declaration_stays() {
    for text in ["  scope   a\n", " # said   first \nconcept a\n", "   \n\n\nconcept a\n", "prose   and prose\n"] {
        check(text, text);
    }
}
