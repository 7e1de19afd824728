// The matrix: a table of what each case makes of each prediction, and the repairs below it.
import { followArrows } from "./arrows";
import { element, excuse, hear, keep, link, reason, tag } from "./host";
import { RESULTS, resultsIn } from "./results";

interface Matrix {
  predictions: { name: string; title: string; tendency: string | null }[];
  cases: { name: string; title: string; results: string[] }[];
}

interface ToMatrix {
  matrix?: Matrix;
  repairs: { id: string; standing: string; rescues: string[] }[];
  /** Predictions that have no column. */
  others?: string[];
  isStopped: boolean;
  kept: object;
}

const stage = element("stage");
followArrows(stage, "table .link");

hear<ToMatrix>(({ matrix, repairs, others, isStopped, kept }) => {
  keep(kept);
  const filled = matrix && matrix.predictions.length > 0 && matrix.cases.length > 0 ? matrix : undefined;
  excuse(filled !== undefined, isStopped);
  const focused = document.activeElement?.getAttribute("data-place");
  stage.replaceChildren(...(filled ? [table(filled), legend(filled), ...about(repairs, others ?? [])] : []));
  if (focused) stage.querySelector<HTMLElement>(`[data-place="${CSS.escape(focused)}"]`)?.focus();
});

function table({ predictions, cases }: Matrix): HTMLTableElement {
  const drawn = tag("table");
  const head = drawn.createTHead().insertRow();
  head.append(tag("td"));
  for (const { name, title } of predictions) {
    const cell = head.appendChild(tag("th", placed(link(name, words(name)), name)));
    cell.scope = "col";
    cell.title = `${name}: ${title}`;
  }
  const body = drawn.createTBody();
  for (const { name, title, results } of cases) {
    const row = body.insertRow();
    const cell = row.appendChild(tag("th", placed(link(name), name)));
    cell.scope = "row";
    cell.title = title || name;
    results.forEach((result, index) => {
      const prediction = predictions[index]?.name ?? "";
      row.append(shown(result, `${name} × ${prediction}`, prediction, name));
    });
  }
  if (predictions.some(({ tendency }) => tendency !== null)) {
    const row = drawn.createTFoot().insertRow();
    row.append(tag("th", "all cases together"));
    for (const { name, tendency } of predictions) row.append(tendency === null ? tag("td") : shown(tendency, name, name, undefined));
  }
  return drawn;
}

/** A result, which leads to its reasons. */
function shown(result: string, place: string, prediction: string, of: string | undefined): HTMLTableCellElement {
  const cell = tag("td");
  // Of a tendency, a single case says nothing.
  if (!result) {
    cell.title = `${place}: a single case says nothing of a tendency`;
    return cell;
  }
  const [sign, meaning] = RESULTS[result] ?? ["", ""];
  cell.className = result.replaceAll(" ", "-");
  cell.title = `${place}: ${result}${meaning && `, ${meaning}`}`;
  cell.append(placed(reason(prediction, of, signed(sign), result), place));
  return cell;
}

function placed(button: HTMLButtonElement, place: string): HTMLButtonElement {
  button.dataset["place"] = place;
  return button;
}

function signed(sign: string): HTMLSpanElement {
  const shown = tag("span", sign);
  shown.className = "sign";
  shown.ariaHidden = "true";
  return shown;
}

/** Only what the table has. */
function legend(matrix: Matrix): HTMLElement {
  const list = tag("ul", ...resultsIn(matrix).map(([result, [sign, meaning]]) => tag("li", signed(sign), `${result}: ${meaning}`)));
  list.append(tag("li", "A click on a result says why; on a name, it leads to the line."));
  list.id = "legend";
  return list;
}

function about(repairs: ToMatrix["repairs"], others: string[]): Node[] {
  const rescued = (cases: string[]) => (cases.length > 0 ? [" · rescues ", ...commas(cases)] : []);
  const list = tag("ul", ...repairs.map(({ id, standing, rescues }) => tag("li", link(id), `: ${standing}`, ...rescued(rescues))));
  list.id = "repairs";
  return [
    ...(repairs.length > 0 ? [tag("h2", "Repairs"), list] : []),
    ...(others.length > 0 ? [tag("p", "Not shown, for a paradigm speaks through its theories: ", ...commas(others))] : []),
  ];
}

function commas(names: string[]): (Node | string)[] {
  return names.flatMap((name, index) => (index > 0 ? [", ", link(name)] : [link(name)]));
}

/** A name of two parts may break between them. */
function words(name: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const [theory, label] = name.split(".", 2);
  fragment.append(theory ?? "");
  if (label) fragment.append(".", tag("wbr"), label);
  return fragment;
}
