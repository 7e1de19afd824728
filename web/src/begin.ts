// A draft that is prose alone: what lakatos recognises in it, and a first block made from that.
import { classed, element, once, tag, withCode } from "./dom";
import { markdown } from "./markdown";
import { isDraft } from "./project";
import { refused, type Session } from "./session";
import type { WorkspaceEdit } from "vscode-languageserver-types";

interface Start {
  refusal?: string;
  lines?: string[];
  edit?: WorkspaceEdit;
  /** The words of the block that are written over. */
  over?: string;
  /** What the author does next. */
  next?: string;
}

/** Fills what is shown where nothing is raised. */
export async function offerStart(session: Session): Promise<void> {
  const place = element("start");
  if (!isDraft(session.project.current.name)) return place.replaceChildren();
  const { revision } = session.project;
  const start = await session.ask<Start>("lakatos/start").catch(() => undefined);
  const { edit, next, over } = start ?? {};
  element("none-words").textContent = edit ? "There is no argument in this draft yet." : "Nothing is raised.";
  if (!edit) return place.replaceChildren(...(next ? [step(next)] : []));
  const lines = (start?.lines ?? []).map((line) => classed("li", "", markdown(line)));
  const write = once("tool primary", () => {
    if (!session.apply(edit, revision, over)) return refused(session);
    document.dispatchEvent(new CustomEvent("lakatos:draft"));
    session.view.focus();
    if (next) session.tell(`The block is written. Next: ${next}.`);
    return true;
  }, "Write a first block at its end");
  place.replaceChildren(...(lines.length > 0 ? [tag("p", "What is read in the prose:"), tag("ul", ...lines)] : []), write);
}

function step(words: string): HTMLElement {
  return classed("p", "next", tag("b", "Next: "), withCode(`${words}.`));
}
