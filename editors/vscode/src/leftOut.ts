// What the map does not draw, so that it can say so: silence about it would read as "there is none".
import type { ArgumentMap, MapNode, Matrix } from "./views";

export interface LeftOut {
  /** What has no box: cases that decide nothing, and what was too much for one picture. */
  boxes: { id: string; kind: string }[];
  /** Results that are no lines. */
  undecided: { prediction: string; case: string }[];
  contested: { prediction: string; case: string }[];
  /** How often a prediction says nothing of a case. */
  silent: number;
}

export function leftOut(map: ArgumentMap, matrix: Matrix | undefined): LeftOut {
  const drawn = new Set([...map.svg.matchAll(/ data-id="([^"]*)"/g)].map(([, id]) => id));
  const boxes = map.nodes.filter(({ id }) => !drawn.has(escaped(id))).map(({ id, kind }) => ({ id, kind }));
  const of = (wanted: string) =>
    (matrix?.cases ?? []).flatMap(({ name, results }) =>
      results.flatMap((result, index) =>
        result === wanted ? [{ prediction: matrix?.predictions[index]?.name ?? "", case: name }] : [],
      ),
    );
  return { boxes, undecided: of("undecided"), contested: of("contested"), silent: of("silent").length };
}

function escaped(id: string): string {
  return id.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Each repair, and how it stands. */
export function repairs(map: ArgumentMap): { id: string; standing: string; rescues: string[] }[] {
  const rescued = (id: string) => map.edges.filter(({ from, kind }) => from === id && kind === "rescues").map(({ to }) => to);
  const isRepair = ({ kind }: MapNode) => kind === "auxiliary";
  return map.nodes.filter(isRepair).map(({ id, standing }) => ({ id, standing: standing ?? "amends nothing yet", rescues: rescued(id) }));
}

const WORDS: [result: string, word: string][] = [
  ["corroborates", "for"],
  ["contradicts", "against"],
  ["absent as claimed", "absent as claimed"],
  ["contested", "contested"],
  ["undecided", "undecided"],
];

/** `4 for, 1 against`; nothing where every result is silence. */
export function counted(results: string[]): string {
  const count = (wanted: string) => results.filter((result) => result === wanted).length;
  return WORDS.filter(([result]) => count(result) > 0).map(([result, word]) => `${count(result)} ${word}`).join(", ");
}
