// Which node of the map the cursor is in.
import type * as vscode from "vscode";
import type { Argument } from "./follow";
import { rangeOf, type Symbol } from "./views";

/** The node of the innermost declaration or prediction around a position. */
export function currentNode({ document, map, symbols }: Argument, position: vscode.Position): string | undefined {
  const uri = document.uri.toString();
  const around = path(symbols, position);
  for (const symbol of around) {
    const named = rangeOf(symbol.selectionRange);
    const node = map.nodes.find(({ location }) => location?.uri === uri && named.contains(rangeOf(location.range)));
    if (node) return node.id;
  }
  return undefined;
}

/** The symbols around a position, the innermost first. */
function path(symbols: Symbol[], position: vscode.Position): Symbol[] {
  const around = symbols.find((symbol) => rangeOf(symbol.range).contains(position));
  return around ? [...path(around.children ?? [], position), around] : [];
}
