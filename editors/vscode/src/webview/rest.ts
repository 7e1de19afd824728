// What the map does not draw: below it as a list, and as a mark on the predictions that it is about.
import { element, link, tag } from "./host";

interface Result {
  prediction: string;
  case: string;
}

export interface Rest {
  boxes: { id: string; kind: string }[];
  undecided: Result[];
  contested: Result[];
  silent: number;
}

export function tellRest(rest: Rest | undefined): void {
  const parts: [count: number, words: string][] = rest
    ? [
        [rest.boxes.length, rest.boxes.length === 1 ? "box" : "boxes"],
        [rest.undecided.length, "undecided"],
        [rest.contested.length, "contested"],
        [rest.silent, "silent"],
      ]
    : [];
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const panel = element("rest");
  panel.hidden = told.length === 0;
  panel.querySelector("summary")?.replaceChildren(`Not drawn: ${told.join(", ")}`);
  element("rest-list").replaceChildren(
    ...(rest
      ? [
          ...list("No box, for nothing is decided by them or there was no room", rest.boxes.map(({ id, kind }) => [`${kind} `, link(id)])),
          ...list("Contested: the result differs between two codings of the case", rest.contested.map(result)),
          ...list("Undecided: an observation is missing", rest.undecided.map(result)),
        ]
      : []),
  );
}

function list(title: string, rows: (Node | string)[][]): Node[] {
  if (rows.length === 0) return [];
  const shown = tag("ul", ...rows.map((row) => tag("li", ...row)));
  return [tag("h2", title), shown];
}

function result({ prediction, case: name }: Result): (Node | string)[] {
  return [link(name), " on ", link(prediction)];
}

/** Writes `? 3 ± 1` on the box of each prediction. */
export function markRest(rest: Rest | undefined, boxes: Iterable<SVGGElement>): void {
  for (const box of boxes) {
    const count = (results: Result[] = []) => results.filter(({ prediction }) => prediction === box.dataset["id"]).length;
    const [undecided, contested] = [count(rest?.undecided), count(rest?.contested)];
    const words = [undecided && `? ${undecided}`, contested && `± ${contested}`].filter(Boolean).join("  ");
    const frame = box.querySelector<SVGGraphicsElement>(".box")?.getBBox();
    if (!words || !frame) continue;
    const mark = document.createElementNS("http://www.w3.org/2000/svg", "text");
    mark.setAttribute("class", "open-results");
    mark.setAttribute("x", String(frame.x + frame.width - 8));
    mark.setAttribute("y", String(frame.y + frame.height + 10));
    mark.setAttribute("text-anchor", "end");
    mark.textContent = words;
    const told = [undecided && `${undecided} undecided`, contested && `${contested} contested`].filter(Boolean).join(", ");
    box.setAttribute("aria-label", `${box.getAttribute("aria-label")}, ${told}`);
    box.append(mark);
  }
}
