// Addresses of files as the engine knows them: it lives in a browser, where every file has another scheme, and reads none
// but `file:`. The first two steps of a path of its own are the scheme and the authority.
import * as vscode from "vscode";

/** Of documents that are no files, and stay as they are. */
const NO_FILES = ["untitled", "lakatos", "lakatos-start", "http", "https", "data", "command"];
const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(\/[^\s]*)$/;
const NOBODY = "_";
/** What holds prose, in which nothing is an address. */
const TEXTS = ["text", "newText", "value", "message", "svg"];

/** What the engine is told: every address within a message is one of a file. */
export function toEngine<Message>(message: Message): Message {
  return mapped(message, (text) => {
    const [, scheme = "", authority = "", path = ""] = ADDRESS.exec(text) ?? [];
    return scheme === "" || NO_FILES.includes(scheme) ? text : `file:///${scheme}/${authority || NOBODY}${path}`;
  });
}

/** What the editor is told: every file has the address that it has there. */
export function toEditor<Message>(message: Message): Message {
  return mapped(message, (text) => {
    const [, scheme, authority = "", path = ""] = /^file:\/\/\/([^/]+)\/([^/]+)(\/[^\s]*)$/.exec(text) ?? [];
    if (!scheme) return text;
    const whose = authority === NOBODY ? "" : decodeURIComponent(authority);
    return vscode.Uri.from({ scheme, authority: whose, path: decodeURIComponent(path) }).toString();
  });
}

/** A copy of a message, with other texts in it, and other keys: an edit of a workspace has addresses for keys. */
function mapped<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === "string") return change(value) as Value;
  if (Array.isArray(value)) return value.map((one) => mapped(one, change)) as Value;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  const entry = ([key, one]: [string, unknown]) => [change(key), TEXTS.includes(key) && typeof one === "string" ? one : mapped(one, change)];
  return Object.fromEntries(Object.entries(value).map(entry)) as Value;
}
