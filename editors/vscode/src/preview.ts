// Colours for the blocks in the preview of Markdown, with the classes that the preview's own style sheet knows.
import table from "../../language.json";

interface Markdown {
  options: { highlight?: ((code: string, language: string, attributes: string) => string) | null };
}

const KEYWORDS = new Set(
  [...table.declarations, ...table.properties].map(({ keyword }) => keyword).concat(table.words.map(({ word }) => word)),
);
const TOKEN = /(?<comment>#.*)|(?<string>"(?:\\"|[^"])*"|“[^”]*”)|(?<citation>@[^\s,)]+)|(?<word>\p{L}[\p{L}\p{M}\p{N}_-]*)|(?<number>-?\d+(?:\.\d+)?)/gu;
const CLASSES: Record<string, string> = {
  comment: "hljs-comment",
  string: "hljs-string",
  citation: "hljs-meta",
  number: "hljs-number",
};
const OURS = /^\{?\.?(?:lakatos|lak)\b/;

/** Extends the preview: other languages are coloured as before. */
export function extendMarkdownIt<Extended extends Markdown>(markdown: Extended): Extended {
  const before = markdown.options.highlight;
  markdown.options.highlight = (code, language, attributes) =>
    OURS.test(language) ? coloured(code) : (before?.(code, language, attributes) ?? "");
  return markdown;
}

export function coloured(code: string): string {
  let out = "";
  let last = 0;
  for (const match of code.matchAll(TOKEN)) {
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0] ?? "";
    const style = kind === "word" ? (KEYWORDS.has(match[0]) ? "hljs-keyword" : undefined) : CLASSES[kind];
    out += escaped(code.slice(last, match.index));
    out += style ? `<span class="${style}">${escaped(match[0])}</span>` : escaped(match[0]);
    last = match.index + match[0].length;
  }
  return out + escaped(code.slice(last));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
