// The map: the engine draws it, a click goes to the line, and it can be made larger and smaller and saved.
import { button, element, tag } from "../dom";
import type { Session } from "../session";
import { onTheme, themed, withoutStyle } from "../theme";
import type { ArgumentMap } from "./argument";
import { download } from "../files";

const LEAST = 0.2;
const MOST = 4;
const STEP = 1.25;

export class MapView {
  private map: ArgumentMap | undefined;
  private scale: number | undefined;
  private style = "";
  private readonly sheet = new CSSStyleSheet();

  constructor(
    private readonly session: Session,
    private readonly why: (name: string) => void,
  ) {
    document.adoptedStyleSheets.push(this.sheet);
    const stage = element("map-stage");
    stage.addEventListener("click", (event) => this.open(event, event.altKey));
    // A click on words would move the browser's own selection there, and the cursor of the draft with it.
    stage.addEventListener("mousedown", (event) => event.target instanceof Element && event.target.closest(".node") && event.preventDefault());
    stage.addEventListener("keydown", (event) => this.key(event));
    const bar: [string, string, () => void][] = [
      ["+", "Larger", () => this.by(STEP)],
      ["−", "Smaller", () => this.by(1 / STEP)],
      ["Fit", "Fit the map to the width", () => this.fit()],
      ["Save as SVG", "Save the map as a picture", () => this.map && download("map.svg", this.map.svg, "image/svg+xml")],
    ];
    for (const [text, label, does] of bar) {
      const made = button("tool", does, text);
      made.title = label;
      if (text.length < 4) made.ariaLabel = label;
      element("map-bar").append(made);
    }
    onTheme(() => this.sheet.replaceSync(themed(this.style)));
    new ResizeObserver(() => this.scaled()).observe(stage);
  }

  async refresh(): Promise<void> {
    const map = await this.session.askDraft<ArgumentMap>("lakatos/map");
    if (!map) return;
    const isSame = map.svg === this.map?.svg;
    this.map = map;
    element("map-none").hidden = map.nodes.length > 0;
    element("map-bar").hidden = map.nodes.length === 0;
    if (!isSame) this.draw(map);
    this.mark();
  }

  /** Marks what the cursor is in. */
  mark(): void {
    const line = this.session.view.state.doc.lineAt(this.session.view.state.selection.main.head).number - 1;
    const above = (this.map?.nodes ?? []).filter(({ location }) => location?.uri === this.session.uri && location.range.start.line <= line);
    const nearest = above.sort((a, b) => (b.location?.range.start.line ?? 0) - (a.location?.range.start.line ?? 0))[0];
    for (const node of element("map-stage").querySelectorAll<SVGElement>(".node")) {
      node.classList.toggle("current", node.dataset["id"] === nearest?.id);
    }
  }

  private draw(map: ArgumentMap): void {
    const stage = element("map-stage");
    const focused = document.activeElement instanceof SVGElement ? document.activeElement.dataset["id"] : undefined;
    stage.replaceChildren();
    if (map.nodes.length === 0) return;
    const { text, css } = withoutStyle(map.svg);
    const drawing = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
    this.style = css;
    this.sheet.replaceSync(themed(css));
    drawing.setAttribute("role", "group");
    stage.append(drawing, tag("p"));
    if (focused) stage.querySelector<SVGElement>(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    this.scaled();
  }

  private scaled(): void {
    const stage = element("map-stage");
    const drawing = stage.querySelector("svg");
    if (!drawing || stage.clientWidth === 0) return;
    const { width, height } = drawing.viewBox.baseVal;
    const scale = this.scale ?? Math.min(1, (stage.clientWidth - 24) / width);
    drawing.style.width = `${width * scale}px`;
    drawing.style.height = `${height * scale}px`;
  }

  private by(factor: number): void {
    const drawing = element("map-stage").querySelector("svg");
    if (!drawing) return;
    const now = this.scale ?? drawing.clientWidth / (drawing.viewBox.baseVal.width || 1);
    this.scale = Math.min(MOST, Math.max(LEAST, now * factor));
    this.scaled();
  }

  private fit(): void {
    this.scale = undefined;
    this.scaled();
  }

  private open(event: Event, isWhy: boolean): void {
    const id = event.target instanceof Element ? event.target.closest<SVGElement>(".node")?.dataset["id"] : undefined;
    const location = this.map?.nodes.find((node) => node.id === id)?.location;
    if (id === undefined) return;
    event.preventDefault();
    if (isWhy) this.why(id);
    else if (location) this.session.goTo(location);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") this.open(event, false);
    if (event.key === "w") this.open(event, true);
    if (event.key === "+" || event.key === "=") this.by(STEP);
    if (event.key === "-") this.by(1 / STEP);
    if (event.key === "0") this.fit();
  }
}
