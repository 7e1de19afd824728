// Why a verdict is what it is: the server's page beside the editor, with clicks to lines and to what is missing.
import * as vscode from "vscode";
import { view } from "./page";
import type { Server } from "./server";
import { openPlace, type Place } from "./views";

/** Of what a page is asked: a name, perhaps the case that it is asked of, or the case to look for. */
export interface Question {
  uri: string;
  name: string;
  case?: string;
  crucial?: boolean;
}

interface Page {
  title: string;
  markdown: string;
  links: { location?: Place; edit?: object }[];
}

export type ShowWhy = (question: Question) => Promise<void>;

const BODY = `<main id="stage"></main>`;

export function whyView(context: vscode.ExtensionContext, server: Server): ShowWhy {
  let asked: Question | undefined;
  let page: Page | undefined;

  const draw = async () => {
    if (!asked) return;
    page = await server.ask<Page>("lakatos/why", asked);
    // The editor's own Markdown writes the HTML, and escapes what is in it.
    const html = page ? await vscode.commands.executeCommand<string>("markdown.api.render", page.markdown) : undefined;
    why.entitle(page?.title ?? "Why?");
    why.tell({ type: "draw", html: html ?? `There is nothing more to say of ${asked.crucial ? "it" : "this"}.` });
  };
  const heard = async (message: { type: "ready" } | { type: "follow"; link: number }) => {
    if (message.type === "ready") return draw();
    const link = page?.links[message.link - 1];
    if (link?.location) return openPlace(link.location);
    if (link?.edit && (await server.apply(link.edit))) await draw();
  };
  const why = view(context, { script: "why", title: "Why?", body: BODY }, heard);
  return async (question) => {
    asked = question;
    if (why.show()) await draw();
  };
}
