// What the engine tells of an argument beyond the protocol: docs/editors.md.
import type { Location } from "vscode-languageserver-types";

export interface MapNode {
  id: string;
  kind: "paradigm" | "theory" | "auxiliary" | "prediction" | "case" | "objection";
  title: string;
  standing: string | null;
  location: Location | null;
}

export interface ArgumentMap {
  nodes: MapNode[];
  edges: { from: string; to: string; kind: string }[];
  svg: string;
}

export interface Matrix {
  predictions: { name: string; title: string; tendency: string | null; location: Location | null }[];
  cases: { name: string; title: string; location: Location | null; results: string[] }[];
}

/** A page that says why. A link to `#3` in it leads where the third of `links` does. */
export interface WhyPage {
  title: string;
  markdown: string;
  links: { location?: Location; edit?: import("vscode-languageserver-types").WorkspaceEdit }[];
}
