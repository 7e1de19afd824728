// The tabs: one panel is shown, arrow keys lead from one tab to the next. On a narrow screen, the draft is one of them.
import { element } from "./dom";

export class Tabs {
  private readonly tabs: HTMLButtonElement[];
  current: string;

  constructor(
    private readonly changed: (name: string) => void,
    private readonly narrow: MediaQueryList,
  ) {
    this.tabs = [...element("tabs").querySelectorAll<HTMLButtonElement>("[role=tab]")];
    this.current = narrow.matches ? "draft" : "findings";
    for (const tab of this.tabs) tab.addEventListener("click", () => this.show(nameOf(tab)));
    element("tabs").addEventListener("keydown", (event) => this.step(event));
    narrow.addEventListener("change", () => this.show(narrow.matches || this.current !== "draft" ? this.current : "findings"));
    document.addEventListener("lakatos:draft", () => narrow.matches && this.show("draft"));
    this.show(this.current);
  }

  show(name: string): void {
    this.current = name;
    for (const tab of this.tabs) {
      const isShown = nameOf(tab) === name;
      tab.ariaSelected = String(isShown);
      tab.tabIndex = isShown ? 0 : -1;
      const panel = element(`panel-${nameOf(tab)}`);
      // Beside the others, the draft is always there.
      panel.hidden = !isShown && (nameOf(tab) !== "draft" || this.narrow.matches);
    }
    document.body.dataset["tab"] = name;
    this.changed(name);
  }

  private step(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const shown = this.tabs.filter((tab) => tab.offsetParent !== null);
    const at = shown.findIndex((tab) => nameOf(tab) === this.current);
    const next = Number.isFinite(step) ? (at + step + shown.length) % shown.length : step < 0 ? 0 : shown.length - 1;
    const tab = shown[next];
    if (!tab) return;
    this.show(nameOf(tab));
    tab.focus();
  }
}

function nameOf(tab: HTMLElement): string {
  return tab.id.replace(/^tab-/, "");
}
