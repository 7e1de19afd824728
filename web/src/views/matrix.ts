// The matrix: what each case makes of each prediction. A click on a result says why.
import { RESULTS, resultsIn } from "../../../editors/vscode/src/webview/results";
import { button, classed, element, replaced, tag } from "../dom";
import type { Session } from "../session";
import type { Matrix } from "./argument";

/** So many cases are shown; a table of all of thousands would stop the page. */
const MOST_ROWS = 400;

export class MatrixView {
  constructor(
    private readonly session: Session,
    private readonly why: (name: string, of?: string) => void,
  ) {}

  async refresh(): Promise<void> {
    const matrix = await this.session.askDraft<Matrix>("lakatos/matrix");
    if (!matrix) return;
    const isFilled = matrix.predictions.length > 0 && matrix.cases.length > 0;
    element("matrix-none").hidden = isFilled;
    replaced(element("matrix-stage"), ...(isFilled ? [this.table(matrix), legend(matrix)] : []));
  }

  private table({ predictions, cases }: Matrix): HTMLElement {
    const drawn = tag("table");
    drawn.ariaLabel = "What each case makes of each prediction";
    const head = drawn.createTHead().insertRow();
    head.append(tag("td"));
    for (const { name, title, location } of predictions) {
      const cell = head.appendChild(tag("th", button("link", () => location && this.session.goTo(location), ...broken(name))));
      cell.scope = "col";
      cell.title = title;
    }
    const body = drawn.createTBody();
    for (const { name, title, location, results } of cases.slice(0, MOST_ROWS)) {
      const row = body.insertRow();
      const cell = row.appendChild(tag("th", button("link", () => location && this.session.goTo(location), name)));
      cell.scope = "row";
      cell.title = title || name;
      results.forEach((result, index) => row.append(this.shown(result, predictions[index]?.name ?? "", name)));
    }
    if (predictions.some(({ tendency }) => tendency !== null)) {
      const row = drawn.createTFoot().insertRow();
      const cell = row.appendChild(tag("th", "all cases together"));
      cell.scope = "row";
      for (const { name, tendency } of predictions) row.append(tendency === null ? tag("td") : this.shown(tendency, name, undefined));
    }
    const rest = cases.length - MOST_ROWS;
    const more = rest > 0 ? [classed("p", "soft", `And ${rest} more cases.`)] : [];
    return tag("div", classed("div", "wide", drawn), ...more);
  }

  private shown(result: string, prediction: string, of: string | undefined): HTMLTableCellElement {
    const cell = tag("td");
    if (!result) return cell;
    const [sign, meaning] = RESULTS[result] ?? ["", ""];
    cell.className = result.replaceAll(" ", "-");
    const made = button("result", () => this.why(prediction, of), signed(sign), classed("span", "word", result));
    made.title = `${of ?? "all cases"} × ${prediction}: ${meaning}`;
    made.dataset["key"] = `${prediction} ${of}`;
    cell.append(made);
    return cell;
  }
}

function signed(sign: string): HTMLElement {
  const made = classed("span", "sign", sign);
  made.ariaHidden = "true";
  return made;
}

function legend(matrix: Matrix): HTMLElement {
  const list = resultsIn(matrix).map(([result, [sign, meaning]]) => tag("li", signed(sign), ` ${result}: ${meaning}`));
  return classed("ul", "legend", ...list, tag("li", "A click on a result says why; on a name, it leads to the line."));
}

/** A name of two parts may break between them. */
function broken(name: string): (Node | string)[] {
  const [theory = name, label] = name.split(".", 2);
  return label ? [theory, ".", tag("wbr"), label] : [theory];
}
