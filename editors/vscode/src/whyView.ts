// Why a verdict is what it is: the server's page beside the editor, with clicks to lines and to what is missing.
import * as vscode from "vscode";
import { openPanel } from "./page";
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
  let panel: vscode.WebviewPanel | undefined;
  let asked: Question | undefined;
  let page: Page | undefined;

  const draw = async () => {
    if (!panel || !asked) return;
    page = await server.ask<Page>("lakatos/why", asked);
    // The editor's own Markdown writes the HTML, and escapes what is in it.
    const html = page ? await vscode.commands.executeCommand<string>("markdown.api.render", page.markdown) : undefined;
    panel.title = page?.title ?? "Why?";
    void panel.webview.postMessage({ type: "draw", html: html ?? `There is nothing more to say of ${asked.crucial ? "it" : "this"}.` });
  };
  const heard = async (message: { type: "ready" } | { type: "follow"; link: number }) => {
    if (message.type === "ready") return draw();
    const link = page?.links[message.link - 1];
    if (link?.location) return openPlace(link.location);
    if (link?.edit && (await server.apply(link.edit))) await draw();
  };
  return async (question) => {
    asked = question;
    if (panel) {
      panel.reveal(undefined, true);
      return draw();
    }
    panel = openPanel(context, { script: "why", title: "Why?", body: BODY });
    panel.webview.onDidReceiveMessage(heard);
    panel.onDidDispose(() => (panel = undefined));
  };
}
