// What is under the pointer, where it is declared, and how it is called.
import { type Extension, Prec } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, showDialog } from "@codemirror/view";
import type { Hover, Location, Range, WorkspaceEdit } from "vscode-languageserver-types";
import { classed } from "./dom";
import { markdown, type Follow } from "./markdown";
import { positionOf, spanOf } from "./places";
import type { Session } from "./session";

export function navigation(session: Session, follow: Follow): Extension {
  const command = (does: (session: Session) => Promise<void>) => () => {
    does(session).catch((error: Error) => session.tell(error.message));
    return true;
  };
  return [
    hoverTooltip((view, at) => hovered(session, view, at, follow), { hoverTime: 250 }),
    Prec.high(
      keymap.of([
        { key: "F12", run: command(toDefinition), preventDefault: true },
        { key: "F2", run: command(rename), preventDefault: true },
        { key: "Shift-Alt-f", run: command(format), preventDefault: true },
      ]),
    ),
    EditorView.domEventHandlers({
      click(event, view) {
        if (!event.ctrlKey && !event.metaKey) return false;
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (at !== null) toDefinition(session, at).catch((error: Error) => session.tell(error.message));
        return at !== null;
      },
    }),
  ];
}

async function hovered(session: Session, view: EditorView, at: number, follow: Follow) {
  const found = await session.ask<Hover>("textDocument/hover", { position: positionOf(view.state.doc, at) }).catch(() => undefined);
  if (!found) return null;
  const { contents } = found;
  const text = typeof contents === "string" ? contents : "value" in contents ? contents.value : "";
  const { from, to } = found.range ? spanOf(view.state.doc, found.range) : { from: at, to: at };
  return { pos: from, end: to, above: true, create: () => ({ dom: classed("div", "tip", markdown(text, follow)) }) };
}

export async function toDefinition(session: Session, at = session.view.state.selection.main.head): Promise<void> {
  const found = await session.ask<Location | Location[]>("textDocument/definition", { position: positionOf(session.view.state.doc, at) });
  const [place] = found ? [found].flat() : [];
  if (place) session.goTo(place);
  else session.tell("Nothing is declared under that name.");
}

async function format(session: Session): Promise<void> {
  const { revision } = session.project;
  const edits = await session.ask<{ range: Range; newText: string }[]>("textDocument/formatting", { options: { tabSize: 2, insertSpaces: true } });
  if (edits?.length) session.apply({ changes: { [session.uri]: edits } }, revision);
}

async function rename(session: Session): Promise<void> {
  const { view } = session;
  const position = positionOf(view.state.doc, view.state.selection.main.head);
  const found = await session.ask<{ range: Range; placeholder?: string } | Range>("textDocument/prepareRename", { position });
  if (!found) return session.tell("There is nothing here to rename.");
  const span = spanOf(view.state.doc, "range" in found ? found.range : found);
  const old = ("range" in found ? found.placeholder : undefined) ?? view.state.sliceDoc(span.from, span.to);
  const { close, result } = showDialog(view, {
    label: "New name",
    input: { name: "name", value: old, "aria-label": `New name of ${old}` },
    focus: true,
    submitLabel: "Rename",
    class: "rename",
  });
  const form = await result;
  view.dispatch({ effects: close });
  view.focus();
  const newName = form ? new FormData(form).get("name") : undefined;
  if (typeof newName !== "string" || newName === old || newName === "") return;
  const { revision } = session.project;
  const edit = await session.ask<WorkspaceEdit>("textDocument/rename", { position, newName });
  if (edit && session.apply(edit, revision)) session.tell(`Renamed ${old} to ${newName}.`);
}
