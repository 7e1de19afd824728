// Writes the TextMate grammar from the table of the language: `node scripts/syntaxes.mjs`.
// Scopes are those that editors fall back to for the server's semantic tokens, so that colours stay when these arrive.
import { readFileSync, writeFileSync } from "node:fs";

const table = JSON.parse(readFileSync("../language.json", "utf8"));
// The longest first: `same-as` is one word.
const any = (list) => [...list].sort((a, b) => b.length - a.length).join("|");

const BEFORE = "(?<![\\p{L}\\p{M}\\p{N}_.@-])";
const AFTER = "(?![\\p{L}\\p{M}\\p{N}_-])";
const NAME = "\\p{L}[\\p{L}\\p{M}\\p{N}_-]*";
const word = (list) => `${BEFORE}(?:${any(list)})${AFTER}`;

const isAnswer = ({ group }) => group === "value";
const ANSWERS = table.words.filter(isAnswer).map(({ word }) => word);
// What is a word of the language in its own place alone is a name elsewhere.
const keywords = (rows) => rows.filter(({ contextual }) => !contextual).map(({ keyword }) => keyword);
const declarations = keywords(table.declarations);
const properties = keywords(table.properties);
const connectives = table.words.filter((row) => !isAnswer(row)).map(({ word }) => word);
const reserved = any([...declarations, ...properties, ...connectives, ...ANSWERS]);
const FREE_NAME = `(?!(?:${reserved})${AFTER})${NAME}`;

const KEYWORD = "keyword.control.lakatos";
const named = { puzzle: "variable.other.event", source: "entity.name.function.decorator", concept: "variable.other.property",
  paradigm: "entity.name.namespace", theory: "entity.name.type.class", auxiliary: "entity.name.type.interface",
  case: "variable.other.readwrite", test: "entity.name.function", objection: "variable.other.event",
  data: "entity.name.type.struct" };

const header = ([kind, scope]) => ({
  match: `${BEFORE}(${kind})[ \\t]+(${FREE_NAME})`,
  captures: { 1: { name: KEYWORD }, 2: { name: `${scope}.${kind}.lakatos` } },
});
// A keyword and one word out of a list of the language's own.
const choice = (keyword) => ({
  match: `${BEFORE}(${keyword})[ \\t]+(${FREE_NAME})`,
  captures: { 1: { name: KEYWORD }, 2: { name: "variable.other.enummember.lakatos" } },
});
const pair = (first, second) => ({
  match: `${BEFORE}(${first})[ \\t]+(${second})${AFTER}`,
  captures: { 1: { name: KEYWORD }, 2: { name: KEYWORD } },
});
const string = (open, close) => ({
  name: "string.quoted.double.lakatos",
  begin: open,
  // A text never runs over a blank line.
  end: `${close}|(?=^\\s*$)`,
  patterns: [{ match: `\\\\${close}`, name: "constant.character.escape.lakatos" }],
});

const language = {
  name: "lakatos",
  scopeName: "source.lakatos",
  patterns: ["comment", "string", "citation", "header", "label", "choice", "value", "number", "contextual", "keyword", "name", "operator"].map(
    (part) => ({ include: `#${part}` }),
  ),
  repository: {
    comment: { match: "#.*$", name: "comment.line.number-sign.lakatos" },
    string: { patterns: [string('"', '"'), string("“", "”")] },
    citation: {
      match: "(@(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_:.#$%&\\-+?<>~/]*[\\p{L}\\p{N}_-])?)?)(\\[[^\\]\\r\\n]*\\]?)?",
      captures: {
        1: { name: "entity.name.function.decorator.citation.lakatos" },
        2: { name: "entity.name.function.decorator.locator.lakatos" },
      },
    },
    header: { patterns: Object.entries(named).map(header) },
    label: {
      match: `${BEFORE}(core|heuristic|predicts|step)[ \\t]+(${FREE_NAME})[ \\t]*(?=:)`,
      captures: { 1: { name: KEYWORD }, 2: { name: "entity.name.function.member.label.lakatos" } },
    },
    choice: { patterns: ["via", "kind", "selected-as"].map(choice) },
    value: {
      patterns: [
        { match: word(ANSWERS), name: "variable.other.enummember.lakatos constant.language.lakatos" },
        {
          // `values none < consultation`: every name in the list is a level.
          begin: `${BEFORE}(values)${AFTER}`,
          beginCaptures: { 1: { name: KEYWORD } },
          end: `(?=["“@#]|$)|(?=${word([...declarations, ...properties, "via"])})`,
          patterns: [
            { include: "#number" },
            { match: "<", name: "keyword.operator.lakatos" },
            { match: NAME, name: "variable.other.enummember.lakatos" },
          ],
        },
        {
          match: `(<=|>=|!=|[=<>])[ \\t]*(${FREE_NAME})`,
          captures: { 1: { name: "keyword.operator.lakatos" }, 2: { name: "variable.other.enummember.lakatos" } },
        },
      ],
    },
    number: { match: `(?<![\\p{L}\\p{M}\\p{N}_])-?[0-9]+(?:\\.[0-9]+)?`, name: "constant.numeric.lakatos" },
    keyword: { match: word([...declarations, ...properties, ...connectives]), name: KEYWORD },
    // Words of the language only where they stand so, and names or levels elsewhere.
    contextual: {
      patterns: [
        pair("by", "all|any|both"),
        pair("moves", "with"),
        // The lines of a data set, and what goes on with a column.
        { match: `^[ \\t>%|]*(data|from|table|row|names|missing|joined)(?=[ \\t]+[^=<>! \\t])`, captures: { 1: { name: KEYWORD } } },
        { match: `(?<=["”\\p{L}\\p{N}_][ \\t])as(?=[ \\t]+${NAME}[ \\t]*=)`, name: KEYWORD },
        { match: `${BEFORE}(?:by|same)(?=[ \\t]+${FREE_NAME})`, name: KEYWORD },
      ],
    },
    // Of no colour, so that nothing within a name is taken for a number.
    name: { match: NAME },
    operator: { match: "<=|>=|!=|[=<>]|\\.\\.", name: "keyword.operator.lakatos" },
  },
};

const EMBEDDED = "meta.embedded.block.lakatos";
const inside = { include: "source.lakatos" };
const LANGUAGE = "(?:lakatos|lak)";

const markdown = {
  scopeName: "lakatos.injection.markdown",
  injectionSelector: "L:text.html.markdown - comment, L:text.html.quarto - comment, L:text.html.rmarkdown - comment",
  patterns: [{ include: "#fence" }, { include: "#hidden" }],
  repository: {
    fence: {
      // `lakatos`, `lak`, and as a class in braces.
      begin: `(^|\\G)([ \\t>]*)(\`{3,}|~{3,})[ \\t]*(?=${LANGUAGE}(?:[ \\t{]|$)|\\{[^}]*\\.${LANGUAGE}(?:[ \\t,}]|$)|\\{${LANGUAGE}[ \\t,}])(.*)$`,
      beginCaptures: { 3: { name: "punctuation.definition.markdown" }, 4: { name: "fenced_code.block.language.markdown" } },
      end: "(^|\\G)[ \\t>]*(\\3[`~]*)[ \\t]*$",
      endCaptures: { 2: { name: "punctuation.definition.markdown" } },
      name: "markup.fenced_code.block.markdown",
      patterns: [
        {
          begin: "(^|\\G)(.*)",
          while: "(^|\\G)(?![ \\t>]*[`~]{3,}[ \\t]*$)",
          contentName: EMBEDDED,
          beginCaptures: { 2: { name: EMBEDDED, patterns: [inside] } },
          patterns: [inside],
        },
      ],
    },
    hidden: {
      // With a colon it is a directive, which stays a comment.
      begin: `(<!--)[ \\t]*(${LANGUAGE})[ \\t]*$`,
      beginCaptures: { 1: { name: "punctuation.definition.comment.html" }, 2: { name: "fenced_code.block.language.markdown" } },
      end: "-->",
      endCaptures: { 0: { name: "punctuation.definition.comment.html" } },
      patterns: [
        {
          begin: "(^|\\G)",
          while: "(^|\\G)(?!.*-->)",
          contentName: EMBEDDED,
          patterns: [inside],
        },
      ],
    },
  },
};

const latex = {
  scopeName: "lakatos.injection.latex",
  injectionSelector: "L:text.tex",
  patterns: [{ include: "#environment" }, { include: "#margin" }],
  repository: {
    environment: {
      begin: "^[ \\t]*((\\\\begin)(\\{)(lakatos)(\\}))",
      beginCaptures: { 2: { name: "support.function.be.latex" }, 4: { name: "variable.parameter.function.latex" } },
      end: "^[ \\t]*((\\\\end)(\\{)(lakatos)(\\}))",
      endCaptures: { 2: { name: "support.function.be.latex" }, 4: { name: "variable.parameter.function.latex" } },
      patterns: [
        {
          begin: "(^|\\G)",
          while: "(^|\\G)(?![ \\t]*\\\\end\\{lakatos\\})",
          contentName: EMBEDDED,
          patterns: [inside],
        },
      ],
    },
    margin: {
      begin: "^[ \\t]*(%\\|)",
      beginCaptures: { 1: { name: "punctuation.definition.comment.tex" } },
      while: "^[ \\t]*(%\\|)",
      whileCaptures: { 1: { name: "punctuation.definition.comment.tex" } },
      contentName: EMBEDDED,
      patterns: [inside],
    },
  },
};

const files = { "lakatos.tmLanguage": language, "markdown.injection": markdown, "latex.injection": latex };
for (const [file, content] of Object.entries(files)) {
  writeFileSync(`syntaxes/${file}.json`, `${JSON.stringify(content, null, 2)}\n`);
}
