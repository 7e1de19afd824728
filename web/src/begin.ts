// A draft that is prose alone: what lakatos recognises in it, and a first block made from that.
import { button, classed, element, tag } from "./dom";
import { markdown } from "./markdown";
import { isDraft } from "./project";
import type { Session } from "./session";
import type { WorkspaceEdit } from "vscode-languageserver-types";

interface Start {
  refusal?: string;
  lines?: string[];
  edit?: WorkspaceEdit;
}

/** Fills what is shown where nothing is raised. */
export async function offerStart(session: Session): Promise<void> {
  const place = element("start");
  if (!isDraft(session.project.current.name)) return place.replaceChildren();
  const start = await session.ask<Start>("lakatos/start").catch(() => undefined);
  const edit = start?.edit;
  element("none-words").textContent = edit ? "There is no argument in this draft yet." : "Nothing is raised.";
  if (!edit) return place.replaceChildren();
  const lines = (start.lines ?? []).map((line) => classed("li", "", markdown(line)));
  const write = button("tool primary", () => {
    session.apply(edit);
    document.dispatchEvent(new CustomEvent("lakatos:draft"));
  }, "Write a first block at its end");
  place.replaceChildren(...(lines.length > 0 ? [tag("p", "The prose speaks of:"), tag("ul", ...lines)] : []), write);
}
