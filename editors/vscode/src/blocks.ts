// The blocks of the draft that hold an argument: where typing is helped as in a file of the language alone.
import * as vscode from "vscode";
import { isAttended } from "./documents";
import type { Server } from "./server";
import { rangeOf, type Place } from "./views";

export interface Blocks {
  /** Whether a position is in a block. A file of the language is nothing else. */
  contain(document: vscode.TextDocument, position: vscode.Position): Promise<boolean>;
}

export function findBlocks(server: Server): Blocks {
  const known = new WeakMap<vscode.TextDocument, { version: number; ranges: Promise<vscode.Range[]> }>();
  const ask = async (document: vscode.TextDocument) => {
    const told = await server.ask<Place["range"][]>("lakatos/blocks", { uri: document.uri.toString() });
    // Asked for again: the server may have been about to start.
    if (!told) known.delete(document);
    return (told ?? []).map(rangeOf);
  };
  return {
    async contain(document, position) {
      if (document.languageId === "lakatos") return true;
      if (!isAttended(document)) return false;
      const { version } = document;
      let found = known.get(document);
      if (found?.version !== version) {
        found = { version, ranges: ask(document) };
        known.set(document, found);
      }
      return (await found.ranges).some((range) => isWithin(document, range, position));
    },
  };
}

/** The line that closes a block is not of it, though the block ends where that line begins. */
function isWithin(document: vscode.TextDocument, range: vscode.Range, position: vscode.Position): boolean {
  const isPastEnd = range.end.character === 0 && position.line === range.end.line && position.line < document.lineCount - 1;
  return range.contains(position) && !isPastEnd;
}

type Completions = vscode.CompletionItem[] | vscode.CompletionList | null | undefined;

/**
 * Where the server has nothing to offer within a block, the editor would offer words of the prose instead. An item that
 * matches nothing that can be typed keeps it from asking on.
 */
export async function completionsIn(
  blocks: Blocks,
  document: vscode.TextDocument,
  position: vscode.Position,
  { triggerKind }: vscode.CompletionContext,
  found: Completions,
): Promise<Completions> {
  const items = Array.isArray(found) ? found : (found?.items ?? []);
  const word = document.getWordRangeAtPosition(position);
  if (items.length > 0 || !word || !(await blocks.contain(document, position))) return found;
  // A list that was right a letter ago may stand until then, and Enter would take from it.
  if (triggerKind === vscode.CompletionTriggerKind.TriggerForIncompleteCompletions) {
    void vscode.commands.executeCommand("hideSuggestWidget");
  }
  const none = new vscode.CompletionItem("lakatos");
  none.filterText = "\u0000";
  none.range = word.with({ end: position });
  return new vscode.CompletionList([none], true);
}
