// The documents that a client has open, as it has told of them.
import { TextDocument } from "vscode-languageserver-textdocument";

export class Documents {
  #open = new Map();

  /** Takes in what the client tells; the URI of the document that it tells of. */
  take({ method, params }) {
    const uri = params?.textDocument?.uri;
    if (method === "textDocument/didOpen") {
      const { languageId, version, text } = params.textDocument;
      this.#open.set(uri, TextDocument.create(uri, languageId, version, text));
    } else if (method === "textDocument/didClose") {
      this.#open.delete(uri);
    } else if (method === "textDocument/didChange") {
      const document = this.#open.get(uri);
      if (!document) return undefined;
      TextDocument.update(document, params.contentChanges ?? [], params.textDocument.version);
    } else {
      return undefined;
    }
    return uri;
  }

  /** A document as it would be opened now. */
  get(uri) {
    const document = this.#open.get(uri);
    return document && { uri, languageId: document.languageId, version: document.version, text: document.getText() };
  }

  /** All of them. */
  all() {
    return [...this.#open.keys()].map((uri) => this.get(uri));
  }
}
