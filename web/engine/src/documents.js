// The documents that a client has open, as it has told of them.

/** Where a position of LSP (in UTF-16) stands in a text. */
function offset(text, { line, character }) {
  let at = 0;
  for (let number = 0; number < line; number += 1) {
    const end = lineEnd(text, at);
    if (end === undefined) return text.length;
    at = end;
  }
  const next = /[\r\n]/g;
  next.lastIndex = at;
  const end = next.exec(text)?.index ?? text.length;
  return Math.min(at + character, end);
}

/** Where the line after the one at a place begins; undefined where it is the last. */
function lineEnd(text, at) {
  const next = /\r\n|\r|\n/g;
  next.lastIndex = at;
  return next.exec(text) ? next.lastIndex : undefined;
}

export class Documents {
  open = new Map();

  /** Takes in what the client tells; the URI of the document that it tells of. */
  take({ method, params }) {
    const uri = params?.textDocument?.uri;
    if (method === "textDocument/didOpen") {
      this.open.set(uri, { ...params.textDocument });
    } else if (method === "textDocument/didClose") {
      this.open.delete(uri);
    } else if (method === "textDocument/didChange") {
      const document = this.open.get(uri);
      if (!document) return undefined;
      for (const { range, text } of params.contentChanges ?? []) {
        const before = document.text;
        document.text = range ? before.slice(0, offset(before, range.start)) + text + before.slice(offset(before, range.end)) : text;
      }
      document.version = params.textDocument.version;
    } else {
      return undefined;
    }
    return uri;
  }
}
