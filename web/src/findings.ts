// What the engine finds: underlined in the draft, and as a list with a click for every fix.
import { type Diagnostic as Underlined, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import type { CodeAction, Diagnostic, WorkspaceEdit } from "vscode-languageserver-types";
import { button, classed, element, once, replaced, tag, withCode } from "./dom";
import { spanOf } from "./places";
import { isDraft, nameOf, uriOf } from "./project";
import { refused, type Session } from "./session";

export const WORDS = ["", "error", "warning", "info", "hint"] as const;
const PLURALS: Record<string, string> = { error: "errors", warning: "warnings", info: "for information", hint: "hints" };
/** So many are listed; who has more begins with these. */
const MOST_LISTED = 200;
/** So many fixes are shown before one asks for more. */
const FIRST_FIXES = 3;
/** So long after a list was drawn the engine is asked for the ways out. */
const ASKED_MS = 200;

interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

interface Listed {
  diagnostics: Diagnostic[];
  /** The text that they are of, where it is a draft. */
  version?: number | undefined;
}

export class Findings {
  /** By the names of files of the project, also of such as are named there and missing. */
  private readonly byFile = new Map<string, Listed>();
  private readonly followed: (() => void)[] = [];
  /** Of the ways out of a finding, by what it says: those that were there when it was last asked. */
  private readonly titles = new Map<string, string[]>();
  /** What is asked for its ways out once the list rests. */
  private readonly unasked = new Map<HTMLElement, Diagnostic>();
  private timer = 0;

  constructor(
    private readonly session: Session,
    private readonly explain: (rule: string) => void,
  ) {
    session.engine.on<Published>("textDocument/publishDiagnostics", (published) => this.take(published));
  }

  /** Hears of every new list. */
  onChange(heard: () => void): void {
    this.followed.push(heard);
  }

  extension(): Extension {
    return lintGutter();
  }

  of(name = this.session.project.current.name): Diagnostic[] {
    return this.byFile.get(name)?.diagnostics ?? [];
  }

  /** Whether the file that is shown was read, and nothing is raised in it. */
  isClean(): boolean {
    return this.byFile.get(this.session.project.current.name)?.diagnostics.length === 0;
  }

  /** Whether the list of a draft is of its text as it is now. */
  isCurrent(name: string): boolean {
    const file = this.session.project.files.get(name);
    return file !== undefined && this.byFile.get(name)?.version === file.version;
  }

  /** What is wrong in files of the project that are no drafts, other than the one that is shown: drafts are read with them. */
  private elsewhere(): [name: string, found: Diagnostic][] {
    const others = [...this.byFile].filter(([name]) => !isDraft(name) && name !== this.session.project.current.name);
    return others.flatMap(([name, { diagnostics }]) => diagnostics.map((found) => [name, found] as [string, Diagnostic]));
  }

  /** Shows those of the draft that is shown now. */
  refresh(): void {
    const { view } = this.session;
    view.dispatch(setDiagnostics(view.state, this.of().map((found) => this.underlined(found))));
    this.list();
  }

  private take({ uri, version, diagnostics }: Published): void {
    // The engine may spell the address in another way.
    const name = nameOf(uri);
    if (name === undefined) return;
    const file = this.session.project.files.get(name);
    // A list of another text, or of one that was closed, is of no use.
    if (isDraft(name) && version !== file?.version) return;
    if (!file && diagnostics.length === 0) this.byFile.delete(name);
    else this.byFile.set(name, { diagnostics, version });
    if (file === this.session.project.current || !isDraft(name)) this.refresh();
    for (const heard of this.followed) heard();
  }

  /** Gives the focus to the ways out of what stands at the cursor, or else of the next finding below it. */
  async focusFixes(): Promise<void> {
    const { state } = this.session.view;
    const line = state.doc.lineAt(state.selection.main.head).number - 1;
    const here = this.of().find(({ range }) => range.start.line <= line && range.end.line >= line);
    const found = here ?? this.of().filter(({ range }) => range.start.line > line).sort((a, b) => a.range.start.line - b.range.start.line)[0];
    if (!found) return this.session.tell("Nothing is raised here.");
    const card = element("findings-list").querySelector(`[data-key="${CSS.escape(placeKey(found))}"]`)?.closest(".finding");
    const box = card?.querySelector<HTMLElement>(".ways");
    if (box && !box.hasChildNodes()) await this.fill(box, found);
    card?.scrollIntoView({ block: "nearest" });
    card?.querySelector<HTMLElement>(".fix, .why")?.focus();
  }

  /** Takes what is known of the draft before the engine is there. */
  takeFirst(diagnostics: Diagnostic[]): void {
    if (diagnostics.length === 0) return;
    const { name, version } = this.session.project.current;
    this.byFile.set(name, { diagnostics, version });
    element("waiting").hidden = true;
    this.refresh();
  }

  forget(name: string): void {
    this.byFile.delete(name);
  }

  private underlined(found: Diagnostic): Underlined {
    const { doc } = this.session.view.state;
    const { from, to } = spanOf(doc, found.range);
    return {
      from,
      to,
      severity: word(found),
      message: found.message,
      ...(found.tags?.includes(1) && { markClass: "unused" }),
      renderMessage: () => this.card(found, "tip-finding", true),
    };
  }

  /** What is wrong, what to do instead, and a button for each way out. */
  private card(found: Diagnostic, className: string, isHere: boolean): HTMLElement {
    const [message = "", ...instead] = found.message.split("\n");
    const rule = String(found.code ?? "");
    const fixes = classed("div", "fixes", ...(isHere ? [this.fixes(found)] : []));
    const card = classed("div", `finding ${word(found)} ${className}`, classed("p", "message", withCode(message)));
    if (instead.length > 0) card.append(classed("p", "instead", tag("b", "Instead: "), withCode(instead.join(" "))));
    card.append(fixes);
    if (rule) fixes.append(keyed(button("why", () => this.explain(rule), `Why? ${rule}`), `why ${rule} ${found.range.start.line}`));
    return card;
  }

  /** The ways out: those that are known at once, and those of the draft as it is when the engine has told their titles. */
  private fixes(found: Diagnostic): HTMLElement {
    const box = classed("span", "ways", ...this.buttons(found, this.titles.get(this.keyOf(found)) ?? []));
    this.unasked.set(box, found);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const shown = [...this.unasked].filter(([one]) => one.isConnected);
      this.unasked.clear();
      for (const [one, of] of shown) void this.fill(one, of);
    }, ASKED_MS);
    return box;
  }

  private async fill(box: HTMLElement, found: Diagnostic): Promise<void> {
    const actions = await this.ways(found);
    if (!actions) return;
    const [key, titles] = [this.keyOf(found), actions.map(({ title }) => title)];
    const isSame = box.hasChildNodes() && this.titles.get(key)?.join("\n") === titles.join("\n");
    this.titles.set(key, titles);
    if (!isSame) box.replaceChildren(...this.buttons(found, titles));
  }

  private keyOf({ code, message }: Diagnostic): string {
    return `${this.session.uri} ${code} ${message}`;
  }

  private buttons(found: Diagnostic, titles: string[]): HTMLButtonElement[] {
    const buttons = titles.map((title) => keyed(once("fix", () => this.fix(found, title), withCode(title)), `fix ${found.code} ${title}`));
    const rest = buttons.splice(FIRST_FIXES);
    if (rest.length === 0) return buttons;
    const more: HTMLButtonElement = button("more", () => more.replaceWith(...rest), rest.length === 1 ? "1 more way …" : `${rest.length} more ways …`);
    return [...buttons, more];
  }

  /** What may be done about a finding, in the draft as it is; none where that has become another meanwhile. */
  private async ways(found: Diagnostic): Promise<CodeAction[] | undefined> {
    const context = { diagnostics: [found], only: ["quickfix"] };
    const actions = await this.session.ask<CodeAction[]>("textDocument/codeAction", { range: found.range, context }).catch(() => undefined);
    return actions?.filter((action) => action.diagnostics?.length);
  }

  /** The edit is asked for when it is wanted, so that it is one of the text as it is then. Whether it was made. */
  private async fix(found: Diagnostic, title: string): Promise<boolean> {
    const { revision } = this.session.project;
    const action = (await this.ways(found))?.find((action) => action.title === title);
    const edit = action && (await this.edit(action));
    if (!edit || !this.session.apply(edit, revision)) return refused(this.session);
    document.dispatchEvent(new CustomEvent("lakatos:draft"));
    this.session.view.focus();
    this.session.tell(`Done: ${title}`);
    return true;
  }

  private async edit(action: CodeAction): Promise<WorkspaceEdit | undefined> {
    if (action.edit) return action.edit;
    const resolved = await this.session.engine.request<CodeAction>("codeAction/resolve", action).catch(() => undefined);
    return resolved?.edit;
  }

  private list(): void {
    const { current } = this.session.project;
    const [findings, elsewhere] = [[...this.of()].sort((a, b) => (a.severity ?? 1) - (b.severity ?? 1)), this.elsewhere()];
    const items = findings.slice(0, MOST_LISTED).map((found) => this.item(current.name, found));
    const others = elsewhere.slice(0, MOST_LISTED).map(([name, found]) => this.item(name, found));
    replaced(element("findings-list"), ...others, ...items);
    const left = findings.length - items.length;
    element("findings-rest").textContent = left > 0 ? `And ${left} more, which show when some of these are mended.` : "";
    // Before the engine has read a draft, nobody knows that there is nothing.
    const isRead = this.byFile.has(current.name) || !isDraft(current.name);
    element("findings-none").hidden = findings.length > 0 || !isRead;
    if (!isDraft(current.name)) element("none-words").textContent = `${current.name} is no draft. It belongs to the project, and the drafts are read with it.`;
    element("count").textContent = findings.length + elsewhere.length > 0 ? String(findings.length + elsewhere.length) : "";
    const told = this.told(isRead, findings, elsewhere);
    const live = element("findings-summary");
    if (live.textContent !== told) live.textContent = told;
  }

  private told(isRead: boolean, findings: Diagnostic[], elsewhere: [string, Diagnostic][]): string {
    const names = [...new Set(elsewhere.map(([name]) => name))];
    const others = names.map((name) => `${name}: ${summary(elsewhere.flatMap(([of, found]) => (of === name ? [found] : [])))}`);
    const nothing = isDraft(this.session.project.current.name) ? summary([]) : "This file is no draft.";
    const own = !isRead ? "Reading the draft …" : findings.length > 0 ? summary(findings) : nothing;
    return [own, ...others].join(" · ");
  }

  /** A finding as it is listed; of another file than the one that is shown, with the name of that. */
  private item(name: string, found: Diagnostic): HTMLElement {
    const isHere = name === this.session.project.current.name;
    const [card, file] = [this.card(found, "", isHere), this.session.project.files.get(name)];
    const line = `line ${found.range.start.line + 1}`;
    const goTo = () => this.session.goTo({ uri: uriOf(name), range: found.range });
    // What is named and is not there has no line.
    const place = file ? keyed(button("place", goTo, isHere ? line : `${name}, ${line}`), placeKey(found)) : tag("span", name);
    // As the command, which then checks nothing.
    if (name.split("/").pop() === "lakatos.toml" && word(found) === "error") card.append(classed("p", "instead", "Until this is mended, nothing that the file asks for counts."));
    card.prepend(classed("p", "head", classed("span", "severity", word(found)), place, ...this.related(found)));
    return classed("li", "", card);
  }

  private related(found: Diagnostic): HTMLElement[] {
    const others = (found.relatedInformation ?? []).slice(0, 4);
    return others.map(({ location, message }) =>
      button("place", () => this.session.goTo(location), withCode(message), ` (${location.range.start.line + 1})`));
  }
}

export function word({ severity }: Diagnostic): "error" | "warning" | "info" | "hint" {
  return WORDS[severity ?? 1] || "error";
}

function placeKey({ code, range }: Diagnostic): string {
  return `line ${code} ${range.start.line} ${range.start.character}`;
}

function keyed(made: HTMLButtonElement, key: string): HTMLButtonElement {
  made.dataset["key"] = key;
  return made;
}

/** `2 errors, 1 warning`. */
export function summary(findings: Diagnostic[]): string {
  if (findings.length === 0) return "Nothing is raised.";
  const counted = WORDS.slice(1).map((severity) => [severity, findings.filter((found) => word(found) === severity).length] as const);
  const parts = counted.filter(([, count]) => count > 0);
  return parts.map(([severity, count]) => `${count} ${count === 1 && severity !== "info" ? severity : PLURALS[severity]}`).join(", ");
}
