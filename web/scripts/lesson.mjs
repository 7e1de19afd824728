// The lesson from docs/first-steps.md: a section is a step, its blocks are what is written, and what `lakatos check`
// prints in it is what is to be found. What only concerns a terminal stands between comments, and is left out; what is said
// here in its place stands in a comment.
import { readFileSync } from "node:fs";
import { lexer } from "marked";

const PAGE = "../docs/first-steps.md";
const TERMINAL = /<!-- terminal -->[\s\S]*?<!-- end of terminal -->\n?/g;
const BROWSER = /<!-- browser: (.*?) -->/g;

export function lesson() {
  const steps = [];
  for (const token of lexer(readFileSync(PAGE, "utf8").replace(TERMINAL, "").replace(BROWSER, "$1"))) {
    if (token.type === "heading" && token.depth === 2) {
      const number = /^\d+\.\s+/.exec(token.text);
      steps.push({ title: number ? token.text.slice(number[0].length) : "", parts: [], expected: [] });
      continue;
    }
    const step = steps.at(-1);
    if (!step?.title) continue;
    if (token.type !== "code") add(step, token.raw);
    else if (token.lang === "console") step.expected.push(...rules(token.text));
    else step.parts.push({ code: `${token.text}${token.lang === "markdown" ? "\n" : ""}`, isWhole: token.lang === "markdown" });
  }
  const taught = steps.filter(({ title, parts }) => title && parts.length > 0);
  if (taught.filter(({ expected }) => expected.length > 0).length < 3) throw new Error(`${PAGE} has no steps that can be checked`);
  return taught.map((step) => ({ ...step, expected: [...new Set(step.expected)] }));
}

function add({ parts }, text) {
  const last = parts.at(-1);
  if (last && "text" in last) last.text += text;
  else if (text.trim()) parts.push({ text });
}

/** The rules that a console shows. */
function rules(text) {
  if (!/^\$ lakatos check /.test(text)) return [];
  return [...text.matchAll(/^(?:error|warning|info)\[([a-z-]+)\]/gm)].map(([, rule]) => rule);
}
