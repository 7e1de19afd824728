// What the server tells of an argument beyond the protocol: docs/editors.md.
import * as vscode from "vscode";

/** As in the protocol. */
export interface Place {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

export type NodeKind = "paradigm" | "theory" | "auxiliary" | "prediction" | "case" | "objection";

export interface MapNode {
  id: string;
  kind: NodeKind;
  title: string;
  standing: string | null;
  location: Place | null;
}

export interface Edge {
  from: string;
  to: string;
  kind: string;
}

export interface ArgumentMap {
  nodes: MapNode[];
  edges: Edge[];
  svg: string;
}

export interface Matrix {
  /** `tendency` is what a prediction about many cases comes to over all of them; none for others. */
  predictions: { name: string; title: string; tendency: string | null; location: Place | null }[];
  cases: { name: string; title: string; location: Place | null; results: string[] }[];
}

export interface Symbol {
  name: string;
  range: Place["range"];
  selectionRange: Place["range"];
  children?: Symbol[];
}

export function rangeOf({ start, end }: Place["range"]): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/**
 * Goes to a place in the editor where its file is already shown, or beside the view. Nothing is selected there, for the
 * next key would overwrite it.
 */
export async function openPlace(place: Partial<Place> & { uri: string } | null | undefined): Promise<void> {
  if (!place) return;
  const uri = vscode.Uri.parse(place.uri, true);
  const range = place.range && rangeOf(place.range);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: range && new vscode.Range(range.start, range.start),
  });
  if (range) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
