// The signs of Markdown, LaTeX and the files beside a draft. The blocks in between are coloured by the engine.
import { HighlightStyle, StreamLanguage, type StreamParser, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { tags } from "@lezer/highlight";
import { languageOf } from "./project";

interface Markdown {
  /** What closes the fence that is open. */
  fence: string | undefined;
  isFront: boolean;
  isFirst: boolean;
}

const markdown: StreamParser<Markdown> = {
  startState: () => ({ fence: undefined, isFront: false, isFirst: true }),
  token(stream, state) {
    if (stream.sol()) {
      const isFirst = state.isFirst;
      state.isFirst = false;
      const fence = /^\s*(`{3,}|~{3,})/.exec(stream.string)?.[1];
      const isEnd = state.isFront ? /^(?:---|\.\.\.)\s*$/.test(stream.string) : fence?.startsWith(state.fence ?? "\0");
      if ((isFirst && /^---\s*$/.test(stream.string)) || (state.isFront && isEnd)) {
        state.isFront = isFirst;
        return whole(stream, "meta");
      }
      if (state.fence && isEnd) {
        state.fence = undefined;
        return whole(stream, "meta");
      }
      if (state.isFront) return whole(stream, "meta");
      if (!state.fence && fence) {
        state.fence = fence;
        return whole(stream, "meta");
      }
      if (!state.fence && /^#{1,6}\s/.test(stream.string)) return whole(stream, "heading");
    }
    if (state.fence) return whole(stream, null);
    if (stream.match(/^<!--.*?(?:-->|$)/)) return "comment";
    if (stream.match(/^\*\*[^*]+\*\*/)) return "strong";
    if (stream.match(/^\*[^*\s][^*]*\*/) || stream.match(/^_[^_\s][^_]*_(?!\w)/)) return "emphasis";
    if (stream.match(/^`[^`]*`/)) return "monospace";
    stream.next();
    stream.eatWhile(/[^*_`<]/);
    return null;
  },
};

const latex: StreamParser<null> = {
  startState: () => null,
  token(stream) {
    if (stream.match(/^%.*/)) return "comment";
    if (stream.match(/^\\(?:section|subsection|subsubsection|chapter|title)\*?\{[^}]*\}/)) return "heading";
    if (stream.match(/^\\[A-Za-z@]+\*?/) || stream.match(/^\\./)) return "meta";
    stream.next();
    stream.eatWhile(/[^%\\]/);
    return null;
  },
};

/** `lakatos.toml` and bibliographies: comments and what stands in quotation marks. */
const settings: StreamParser<null> = {
  startState: () => null,
  token(stream) {
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^"(?:[^"\\]|\\.)*"/)) return "string";
    if (stream.sol() && (stream.match(/^\[.*/) || stream.match(/^@\w+/))) return "heading";
    stream.next();
    stream.eatWhile(/[^#"]/);
    return null;
  },
};

function whole(stream: { skipToEnd(): void }, style: string | null): string | null {
  stream.skipToEnd();
  return style;
}

const PARSERS: Record<string, StreamParser<never>> = {
  markdown: markdown as StreamParser<never>,
  quarto: markdown as StreamParser<never>,
  rmd: markdown as StreamParser<never>,
  latex: latex as StreamParser<never>,
  toml: settings as StreamParser<never>,
  bibtex: settings as StreamParser<never>,
};

const style = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.heading, class: "host-heading" },
    { tag: tags.meta, class: "host-meta" },
    { tag: tags.comment, class: "tok-comment" },
    { tag: tags.string, class: "tok-string" },
    { tag: tags.strong, class: "host-strong" },
    { tag: tags.emphasis, class: "host-emphasis" },
    { tag: tags.monospace, class: "host-code" },
  ]),
);

export function hostColours(name: string): Extension {
  const parser = PARSERS[languageOf(name)];
  return parser ? [StreamLanguage.define(parser), style] : [];
}
