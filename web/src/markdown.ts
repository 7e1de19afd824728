// Markdown of the engine as elements: what it says is never taken for HTML.
import { lexer, type Token, type Tokens } from "marked";
import { button, classed, tag } from "./dom";

/** What a link leads to: `#3` of a page, `lakatos:/rules/…` of a rule; none where it leads nowhere. */
export type Follow = (href: string) => (() => void) | undefined;

export function markdown(text: string, follow: Follow = () => undefined): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(...lexer(text).flatMap((token) => block(token, follow)));
  return fragment;
}

function block(token: Token, follow: Follow): Node[] {
  switch (token.type) {
    case "heading": {
      const depth = Math.min(6, (token as Tokens.Heading).depth + 1) as 2 | 3 | 4 | 5 | 6;
      return [tag(`h${depth}`, ...inlines(token, follow))];
    }
    case "paragraph":
      return [tag("p", ...inlines(token, follow))];
    case "text":
      return inlines(token, follow);
    case "list": {
      const list = token as Tokens.List;
      return [tag(list.ordered ? "ol" : "ul", ...list.items.map((item) => tag("li", ...blocks(item.tokens, follow))))];
    }
    case "blockquote":
      return [tag("blockquote", ...blocks((token as Tokens.Blockquote).tokens, follow))];
    case "code": {
      const code = tag("pre", tag("code", (token as Tokens.Code).text));
      code.tabIndex = 0;
      return [code];
    }
    case "hr":
      return [tag("hr")];
    case "table":
      return [table(token as Tokens.Table, follow)];
    default:
      return [];
  }
}

function blocks(tokens: Token[], follow: Follow): Node[] {
  return tokens.flatMap((token) => block(token, follow));
}

function table({ header, rows }: Tokens.Table, follow: Follow): HTMLElement {
  const drawn = tag("table");
  drawn.createTHead().insertRow().append(...header.map(({ tokens }) => tag("th", ...inlineList(tokens, follow))));
  const body = drawn.createTBody();
  for (const row of rows) body.insertRow().append(...row.map(({ tokens }) => tag("td", ...inlineList(tokens, follow))));
  return classed("div", "wide", drawn);
}

function inlines(token: Token, follow: Follow): Node[] {
  return "tokens" in token && token.tokens ? inlineList(token.tokens, follow) : [document.createTextNode(plain(token))];
}

function inlineList(tokens: Token[], follow: Follow): Node[] {
  return tokens.flatMap((token) => inline(token, follow));
}

function inline(token: Token, follow: Follow): Node[] {
  switch (token.type) {
    case "strong":
      return [tag("strong", ...inlines(token, follow))];
    case "em":
      return [tag("em", ...inlines(token, follow))];
    case "codespan":
      return [tag("code", plain(token))];
    case "br":
      return [tag("br")];
    case "link": {
      const leads = follow((token as Tokens.Link).href);
      return leads ? [button("link", leads, ...inlines(token, follow))] : inlines(token, follow);
    }
    case "html":
      return [];
    case "text":
      return inlines(token, follow);
    default:
      return [document.createTextNode(plain(token))];
  }
}

/** The text of a token, with what its lexer has escaped as it was. */
function plain(token: Token): string {
  return "text" in token && typeof token.text === "string" ? token.text : token.raw;
}

