// The files of the workspace, given to an engine that cannot read them itself.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** What bears on an argument: drafts, bibliographies, configurations, rules and locks. */
const PATTERN = "**/{*.lak,*.md,*.qmd,*.Rmd,*.rmd,*.markdown,*.tex,*.bib,*.json,*.toml,_quarto.yml,_quarto.yaml,*lakatos.lock,.gitignore,.ignore}";
const LEFT_OUT = "**/{node_modules,.git}/**";
/** More than any paper has; what lies in a folder of a thousand papers is not all fetched. */
const MOST_FILES = 2000;
/** The engine reads no larger one. */
const MOST_BYTES = 16 * 1024 * 1024;
const AT_ONCE = 32;

type Put = { uri: string; text: Uint8Array };

/** All that is there, to be told before the server is asked anything. */
export async function files(): Promise<Put[]> {
  const found = await vscode.workspace.findFiles(PATTERN, LEFT_OUT, MOST_FILES);
  const put: Put[] = [];
  for (let start = 0; start < found.length; start += AT_ONCE) {
    const read = await Promise.all(found.slice(start, start + AT_ONCE).map(fileAt));
    put.push(...read.filter((file) => file !== undefined));
  }
  return put;
}

/** Tells of what changes, until disposed of. */
export function follow(client: BaseLanguageClient): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(PATTERN);
  const put = async (uri: vscode.Uri) => {
    const file = await fileAt(uri);
    if (file && client.isRunning()) await client.sendNotification("lakatos/files", { put: [file] });
  };
  const gone = async (uri: vscode.Uri) => {
    if (client.isRunning()) await client.sendNotification("lakatos/files", { delete: [uri.toString()] });
  };
  return vscode.Disposable.from(watcher, watcher.onDidCreate(put), watcher.onDidChange(put), watcher.onDidDelete(gone));
}

async function fileAt(uri: vscode.Uri): Promise<Put | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size > MOST_BYTES ? undefined : { uri: uri.toString(), text: await vscode.workspace.fs.readFile(uri) };
  } catch {
    // It has gone, or may not be read.
    return undefined;
  }
}
