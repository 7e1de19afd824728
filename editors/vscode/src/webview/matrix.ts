// The matrix: a table of what each case makes of each prediction.
import { element, hear, tell } from "./host";

interface Named {
  name: string;
  title?: string;
}

interface Matrix {
  predictions: Named[];
  cases: (Named & { results: string[] })[];
}

/** So that results are told apart without colour and from afar. */
const SIGNS: Record<string, string> = { corroborates: "✓", contradicts: "✗", silent: "–", undecided: "?", contested: "±" };

const stage = element("stage");

hear<{ matrix?: Matrix }>(({ matrix }) => {
  const filled = matrix && matrix.predictions.length > 0 && matrix.cases.length > 0 ? matrix : undefined;
  element("empty").hidden = filled !== undefined;
  stage.querySelector("table")?.remove();
  if (filled) stage.append(table(filled));
});

function table({ predictions, cases }: Matrix): HTMLTableElement {
  const drawn = document.createElement("table");
  const head = drawn.createTHead().insertRow();
  head.append(tag("td"));
  predictions.forEach(({ name }, prediction) => {
    const cell = head.appendChild(tag("th"));
    cell.scope = "col";
    cell.append(link([words(name)], { prediction }));
  });
  const body = drawn.createTBody();
  cases.forEach(({ name, title, results }, index) => {
    const row = body.insertRow();
    const cell = row.appendChild(tag("th"));
    cell.scope = "row";
    cell.append(link([name], { case: index }));
    if (title) cell.title = title;
    results.forEach((result, prediction) => {
      const place = `${name} × ${predictions[prediction]?.name ?? ""}`;
      const shown = row.insertCell();
      shown.className = result;
      shown.title = `${place}: ${result}`;
      const sign = tag("span");
      sign.className = "sign";
      sign.ariaHidden = "true";
      sign.textContent = SIGNS[result] ?? "";
      shown.append(link([sign, result], { case: index }));
    });
  });
  return drawn;
}

/** A name of two parts may break between them. */
function words(name: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const [theory, label] = name.split(".", 2);
  fragment.append(theory ?? "");
  if (label) fragment.append(".", tag("wbr"), label);
  return fragment;
}

function link(content: (Node | string)[], place: { prediction?: number; case?: number }): HTMLButtonElement {
  const button = tag("button");
  button.append(...content);
  button.addEventListener("click", () => tell({ type: "open", ...place }));
  return button;
}

function tag<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] {
  return document.createElement(name);
}
