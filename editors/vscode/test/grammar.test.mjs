// The TextMate grammar gives the colours that the server gives: on all examples, in every host. `LAKATOS` is the server.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startServer } from "./support/server.mjs";

const require = createRequire(import.meta.url);
const oniguruma = require("vscode-oniguruma");
const textmate = require("vscode-textmate");

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const vscode = join(root, ".editors/cs/node_modules/code-server/lib/vscode/extensions");
const syntaxes = join(here, "../syntaxes");
const { contributes } = JSON.parse(readFileSync(join(here, "../package.json"), "utf8"));

const HOSTS = {
  ".lak": ["source.lakatos", "lakatos"],
  ".md": ["text.html.markdown", "markdown"],
  ".qmd": ["text.html.markdown", "quarto"],
  ".tex": ["text.tex.latex", "latex"],
};

/** A type of the server's, and how the scope of the same colour begins. */
const SCOPES = {
  keyword: "keyword.control.lakatos",
  operator: "keyword.operator.lakatos",
  comment: "comment.line.number-sign.lakatos",
  string: "string.quoted.double.lakatos",
  number: "constant.numeric.lakatos",
  decorator: "entity.name.function.decorator",
};

let server;
let registry;

before(async () => {
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const files = { ...Object.fromEntries(contributes.grammars.map(({ scopeName, path }) => [scopeName, join(here, "..", path)])), ...builtIn() };
  registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope) => (files[scope] ? textmate.parseRawGrammar(readFileSync(files[scope], "utf8"), files[scope]) : null),
    getInjections: (scope) => contributes.grammars.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
  server = await startServer(process.env.LAKATOS ?? "lakatos");
});

after(() => server?.stop());

/** The grammars of the hosts, as they come with VS Code. */
function builtIn() {
  return {
    "text.html.markdown": join(vscode, "markdown-basics/syntaxes/markdown.tmLanguage.json"),
    "text.tex.latex": join(vscode, "latex/syntaxes/LaTeX.tmLanguage.json"),
    "text.tex": join(vscode, "latex/syntaxes/TeX.tmLanguage.json"),
    "text.html.basic": join(vscode, "html/syntaxes/html.tmLanguage.json"),
    "text.html.derivative": join(vscode, "html/syntaxes/html-derivative.tmLanguage.json"),
  };
}

/** For each line, the scopes of each of its characters. */
async function scopesOf(text, scopeName) {
  const grammar = await registry.loadGrammar(scopeName);
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.flatMap(({ startIndex, endIndex, scopes }) => Array(Math.min(endIndex, line.length) - startIndex).fill(scopes));
  });
}

const is = (scopes, wanted) => scopes?.some((scope) => scope.startsWith(wanted)) ?? false;

/** Where the two differ, both ways: what the server colours, and what the grammar does. */
async function differences(name, text) {
  const [scopeName, languageId] = HOSTS[extname(name)];
  const lines = text.split(/\r?\n/);
  const scopes = await scopesOf(text, scopeName);
  const tokens = await server.tokens(pathToFileURL(join("/tests", name)).href, languageId, text);
  assert.ok(tokens.length > 0, `${name} has no tokens`);
  const told = lines.map((line) => Array(line.length).fill(undefined));
  const found = [];
  const note = (line, start, end, what) => found.push(`${name}:${line + 1}:${start + 1} ${JSON.stringify(lines[line].slice(start, end))} ${what}`);
  for (const { line, start, length, type } of tokens) {
    told[line]?.fill(type, start, start + length);
    const wanted = SCOPES[type];
    // A claim in the prose is coloured by the server alone.
    const claims = [...lines[line].matchAll(/\{(\.|\{< )lak [^}]*\}/g)];
    if (!wanted || claims.some(({ index, 0: { length } }) => index < start && start < index + length)) continue;
    const own = scopes[line].slice(start, Math.min(start + length, lines[line].length));
    if (!own.every((each) => is(each, wanted))) note(line, start, start + length, `is a ${type}, but ${own[0]?.join(" ")}`);
  }
  const kinds = Object.entries(SCOPES).filter(([type]) => ["keyword", "number", "decorator"].includes(type));
  scopes.forEach((own, line) => own.forEach((each, column) => {
    for (const [type, scope] of kinds) {
      if (is(each, scope) && told[line][column] !== type && !/^multi/.test(type)) note(line, column, column + 1, `is ${told[line][column]}, but ${scope}`);
    }
  }));
  return found;
}

// A table may call its columns by words of the language, and patterns know no lines of a data set: what is made to try that
// is left out, and an example with a table is not.
const drafts = ["examples", "examples/data", "grammar/tests/documents"].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((name) => HOSTS[extname(name)] && name !== "dyad-years.lak").map((name) => join(root, folder, name)));

for (const draft of drafts) {
  test(`${basename(draft)} has the colours that the server gives`, { timeout: 60_000 }, async () => {
    assert.deepEqual((await differences(basename(draft), readFileSync(draft, "utf8"))).slice(0, 10), []);
  });
}

const BODY = 'theory t "A title"\n  predicts a: war when no-peace  # why\n';
const BLOCKS = {
  "tildes.md": `Text.\n\n~~~lakatos\n${BODY}~~~\n\nNo theory here.\n`,
  "short.md": `\`\`\`lak\n${BODY}\`\`\`\ncase closed\n`,
  "class.md": `\`\`\`{.lakatos #id}\n${BODY}\`\`\`\n\ntheory of everything "x"\n`,
  "attribute.qmd": `\`\`\`{#id .lakatos}\n${BODY}\`\`\`\n\ntheory of everything\n`,
  "hidden.md": `Text.\n\n<!-- lakatos\n${BODY}-->\n\ntheory of everything\n`,
  "hidden-two.md": `<!-- lakatos\ntheory t\n\n${BODY.replace(" t ", " u ")}-->\n`,
  "unclosed-text.md": `\`\`\`lakatos\ntheory t "never closed\n\`\`\`\n\n# A heading\n`,
  "longer-fence.md": `\`\`\`\`lakatos\n${BODY}\`\`\`\`\n\ntheory of everything\n`,
  "listed.md": `- a point\n\n  \`\`\`lakatos\n  theory t "A title"\n  \`\`\`\n\n- theory\n`,
  "other.md": `\`\`\`python\ncase = 1 # no\n\`\`\`\n\n\`\`\`lakatos\n${BODY}\`\`\`\n`,
  "allow.md": `<!-- lakatos: allow scope-missing — why -->\n\n\`\`\`lakatos\n${BODY}\`\`\`\n`,
  "environment.tex": `\\section{A}\n\\begin{lakatos}\n${BODY}\\end{lakatos}\ntheory of $x = 1$\n`,
  "margin.tex": `Text.\n%| theory t "A title\n%|   goes on" @key[p. 3]\n% theory no\n\nText.\n`,
  "curly.lak": 'theory t “A "title"”\n  mechanism “two\n  lines”\n\nconcept same-as-it\n  values none < some < full\n',
  "letters.lak": 'concept 한일관계 "사이"\ncase été-1914 1914\n  한일관계 = no @key2020[S. 3]\n',
};

for (const [name, text] of Object.entries(BLOCKS)) {
  test(`${name}: a block is found where the server finds it`, { timeout: 60_000 }, async () => {
    assert.deepEqual(await differences(name, text), []);
  });
}

test("all words of the grammar are in the syntax", () => {
  const now = readFileSync(join(syntaxes, "lakatos.tmLanguage.json"), "utf8");
  const grammar = readFileSync(join(root, "grammar/grammar.js"), "utf8");
  const lists = [...grammar.matchAll(/const [A-Z]+ = \[([^\]]*)\]/g)].map(([, list]) => list);
  const words = lists.flatMap((list) => [...list.matchAll(/'([a-z-]+)'/g)].map(([, word]) => word));
  assert.ok(words.length > 50);
  const missing = words.filter((word) => !new RegExp(`[|:(]${word}[|)]`).test(now));
  assert.deepEqual(missing, []);
});

test("what the manifest names is there", () => {
  const named = contributes.grammars.map(({ path }) => path);
  const pages = contributes.walkthroughs.flatMap(({ steps }) => steps.flatMap(({ media }) => media.markdown ?? Object.values(media.image)));
  assert.deepEqual([...named, ...pages].filter((path) => !existsSync(join(here, "..", path))), []);
});
