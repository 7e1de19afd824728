// What the server tells of an argument beyond the protocol: docs/editors.md.
import * as vscode from "vscode";

/** As in the protocol. */
export interface Place {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

export interface MapNode {
  id: string;
  kind: "paradigm" | "theory" | "auxiliary" | "prediction" | "case" | "objection";
  title: string;
  standing: string | null;
  location: Place | null;
}

export interface ArgumentMap {
  nodes: MapNode[];
  svg: string;
}

export interface Matrix {
  predictions: { name: string; location: Place | null }[];
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

/** Shows a place in the editor where its file is already shown, or beside the view. */
export async function openPlace(place: Partial<Place> & { uri: string } | null | undefined): Promise<void> {
  if (!place) return;
  const uri = vscode.Uri.parse(place.uri, true);
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const editor = await vscode.window.showTextDocument(uri, {
    viewColumn: shown?.viewColumn ?? vscode.ViewColumn.One,
    selection: place.range && rangeOf(place.range),
  });
  if (place.range) editor.revealRange(rangeOf(place.range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
