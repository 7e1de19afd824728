// The report: the engine's own page, in a shadow of this one, so that its style is its own.
import { button, classed, element } from "../dom";
import { download } from "../files";
import type { Session } from "../session";
import { isDark, themed, withoutStyle } from "../theme";

/** A whole page of HTML, or why there is none. */
interface Report {
  html: string;
  problem?: string;
}

export class ReportView {
  private html = "";
  private drawn = "";
  private readonly sheet = new CSSStyleSheet();
  private readonly root: ShadowRoot;

  constructor(private readonly session: Session) {
    this.root = element("report-stage").attachShadow({ mode: "open" });
    this.root.adoptedStyleSheets = [this.sheet];
    element("report-bar").append(
      button("tool", () => window.print(), "Print"),
      button("tool", () => this.html && download("report.html", this.html, "text/html"), "Save as HTML"),
    );
  }

  async refresh(): Promise<void> {
    const none = element("report-none");
    if (this.html === "") none.textContent = "The report is being written …";
    none.hidden = this.html !== "";
    const report = await this.session.askDraft<Report>("lakatos/report").catch((error: Error) => {
      none.textContent = `The report could not be written: ${error.message}`;
    });
    if (!report) return;
    const { html } = report;
    none.textContent = "There is nothing to report on yet: write a theory and a case.";
    none.hidden = html !== "";
    element("report-bar").hidden = html === "";
    const drawn = `${isDark()} ${html}`;
    if (drawn === this.drawn) return;
    [this.html, this.drawn] = [html, drawn];
    const { text, css } = withoutStyle(html);
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const script of page.querySelectorAll("script")) script.remove();
    // What it says of a page of its own is said of the shadow.
    const own = themed(css).replace(/(^|[}\s])(?::root|body)(?=\s*\{)/g, "$1:host").replace(/(^|[}\s])main(?=\s*\{)/g, "$1.main");
    this.sheet.replaceSync(own);
    for (const main of page.querySelectorAll("main")) main.replaceWith(classed("div", "main", ...main.childNodes));
    for (const map of page.querySelectorAll("svg[role=img]")) map.setAttribute("role", "group");
    for (const wide of page.querySelectorAll<HTMLElement>(".wide, figure.map")) wide.tabIndex = 0;
    this.root.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
  }
}
