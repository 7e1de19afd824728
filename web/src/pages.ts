// Pages over the page: that of a rule, and the help.
import { element, tag } from "./dom";
import { markdown } from "./markdown";
import type { Session } from "./session";

const KEYS: [string, string][] = [
  ["Ctrl+Space", "what may be written here"],
  ["F8", "the next finding"],
  ["Ctrl+.", "the ways out of the finding at the cursor"],
  ["F12, or Ctrl and a click", "where a name is declared"],
  ["F2", "give a name another one"],
  ["Shift+Alt+F", "lay out the declarations"],
  ["Ctrl+F", "search"],
  ["Ctrl+S", "save"],
  ["Ctrl+Z", "undo"],
  ["Alt+1 … Alt+5", "findings, account, map, matrix, report"],
  ["Alt+0", "the draft"],
  ["Enter and w on a box of the map", "its line, and why it stands so"],
];

function open(title: string, content: Node): void {
  element("page-title").textContent = title;
  const text = element("page-text");
  text.replaceChildren(content);
  const dialog = element<HTMLDialogElement>("page");
  if (!dialog.open) dialog.showModal();
  text.scrollTop = 0;
}

/** The page of a rule, which the engine writes. */
export async function explain(session: Session, rule: string): Promise<void> {
  const page = await session.engine.request<string | null>("lakatos/explain", { rule, uri: session.uri }).catch(() => null);
  if (!page) return session.tell(`There is no page for ${rule}.`);
  const follow = (href: string) => {
    const other = /^lakatos:\/rules\/(.+)\.md$/.exec(href)?.[1];
    return other ? () => void explain(session, other) : undefined;
  };
  open(rule, markdown(page.replace(/^#\s.*\n/, ""), follow));
}

export function help(): void {
  const keys = tag("table");
  for (const [key, what] of KEYS) {
    const head = tag("th", key);
    head.scope = "row";
    keys.insertRow().append(head, tag("td", what));
  }
  const content = document.createDocumentFragment();
  content.append(
    tag("p", "lakatos reads the argument that you write between the paragraphs of a draft, works out what follows from it, and raises what a good referee would."),
    tag("p", "The engine runs in this page. Your text is kept in this browser and sent nowhere; a link from “Share” holds the text itself, so give it only to those who may read it."),
    tag("p", "Open or drop a bibliography (.bib), a lakatos.toml or further drafts, and they belong to the same project."),
    tag("h3", "Keys"),
    keys,
    tag("p", "With the Tab key you leave the editor."),
  );
  open("Help", content);
}
