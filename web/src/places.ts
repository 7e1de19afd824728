// Lines and columns of the protocol, and offsets of the editor. Both count in UTF-16.
import type { Text } from "@codemirror/state";
import type { Position, Range } from "vscode-languageserver-types";

export function positionOf(text: Text, offset: number): Position {
  const line = text.lineAt(offset);
  return { line: line.number - 1, character: offset - line.from };
}

/** The offset of a position; the nearest one, where the text has become another. */
export function offsetOf(text: Text, { line, character }: Position): number {
  if (line < 0) return 0;
  if (line >= text.lines) return text.length;
  const { from, length } = text.line(line + 1);
  return from + Math.min(Math.max(character, 0), length);
}

export function spanOf(text: Text, { start, end }: Range): { from: number; to: number } {
  const from = offsetOf(text, start);
  return { from, to: Math.max(from, offsetOf(text, end)) };
}
