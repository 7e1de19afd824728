// First steps, beside the draft: the page of the documentation, whose steps check themselves by what is found.
import { button, classed, element, once, tag } from "./dom";
import type { Findings } from "./findings";
import { markdown } from "./markdown";
import type { Session } from "./session";

/** Made from docs/first-steps.md when the page is built. */
export interface Step {
  title: string;
  /** Text, and what is to be written: as the whole draft, or at its end. */
  parts: ({ text: string } | { code: string; isWhole: boolean })[];
  /** The rules that raise something when the step is done; empty for a step that is read. */
  expected: string[];
}

const NAME = "paper.md";

export class Lesson {
  private steps: Step[] = [];
  private at = 0;
  private readonly done = new Set<number>();

  constructor(
    private readonly session: Session,
    private readonly findings: Findings,
    private readonly load: () => Promise<Step[]>,
    private readonly show: (name: string, text: string) => void,
  ) {
    findings.onChange(() => this.check());
  }

  async start(): Promise<void> {
    if (this.steps.length === 0) this.steps = await this.load();
    this.at = 0;
    this.done.clear();
    this.show(NAME, "# Why no alliance?\n\n");
    element("lesson").hidden = false;
    document.body.classList.add("learning");
    this.draw();
    element("lesson-title").focus();
  }

  stop(): void {
    element("lesson").hidden = true;
    document.body.classList.remove("learning");
    this.session.view.focus();
  }

  private draw(): void {
    const step = this.steps[this.at];
    if (!step) return;
    const title = element("lesson-title");
    title.textContent = step.title;
    const steps = this.steps.map(({ title: words }, index) => {
      const dot = button("dot", () => this.go(index), String(index + 1));
      dot.title = words;
      dot.ariaLabel = `Step ${index + 1}: ${words}${this.done.has(index) ? ", done" : ""}`;
      if (index === this.at) dot.ariaCurrent = "step";
      dot.classList.toggle("done", this.done.has(index));
      return tag("li", dot);
    });
    element("lesson-steps").replaceChildren(...steps);
    element("lesson-text").replaceChildren(...step.parts.map((part) => ("text" in part ? markdown(part.text) : this.code(part.code, part.isWhole))));
    element("lesson-text").scrollTop = 0;
    this.check();
  }

  private code(code: string, isWhole: boolean): HTMLElement {
    const write = () => {
      const { view, project } = this.session;
      // Whoever has opened another draft meanwhile does not lose that.
      if (project.current.name !== NAME) this.show(NAME, project.files.get(NAME)?.state.doc.toString() ?? "");
      const before = view.state.doc.toString().trimEnd();
      if (before.includes(code.trimEnd())) {
        this.session.tell("This stands in the draft already.");
        return false;
      }
      const text = isWhole ? code : `${before}\n\n\`\`\`lakatos\n${code}\n\`\`\`\n`;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: isWhole ? 0 : before.length }, scrollIntoView: true });
      view.focus();
      // Whoever has changed it since may want it again.
      return false;
    };
    const shown = tag("pre", tag("code", code));
    shown.tabIndex = 0;
    return classed("div", "sample", shown, once("tool primary", write, isWhole ? "Write it for me" : "Add it for me"));
  }

  private go(index: number): void {
    this.at = Math.min(Math.max(index, 0), this.steps.length - 1);
    this.draw();
    element("lesson-title").focus();
  }

  /** A step is done when all that it speaks of is found, and nothing graver. */
  private check(): void {
    const step = this.steps[this.at];
    if (!step || element("lesson").hidden) return;
    // Only what was found in the text as it is counts, and only in the draft of the lesson.
    const isRead = this.findings.isCurrent(NAME);
    const found = new Set(isRead ? this.findings.of(NAME).map(({ code }) => String(code)) : []);
    const seen = step.expected.map((rule) => [rule, found.has(rule)] as const);
    const surplus = [...found].filter((rule) => !step.expected.includes(rule));
    const isDone = step.expected.length === 0 || (isRead && seen.every(([, isFound]) => isFound) && surplus.length === 0);
    const isNew = isDone && step.expected.length > 0 && !this.done.has(this.at);
    if (isDone) this.done.add(this.at);
    const goal = element("lesson-goal");
    const rules = seen.map(([rule, isFound]) => classed("li", isFound ? "seen" : "", tag("code", rule), isFound ? " is raised" : " is not raised yet"));
    const rest = surplus.length > 0 && seen.some(([, isFound]) => isFound) ? [tag("p", "Something else is raised as well: ", ...commas(surplus), ".")] : [];
    goal.replaceChildren(...(step.expected.length > 0 ? [tag("h3", isDone ? "Done" : "When you are there"), tag("ul", ...rules), ...rest] : []));
    goal.classList.toggle("done", isDone && step.expected.length > 0);
    this.foot(isDone);
    if (isNew) this.session.tell(`Step ${this.at + 1} is done.`);
    element("lesson-steps").children[this.at]?.firstElementChild?.classList.toggle("done", this.done.has(this.at));
  }

  private foot(isDone: boolean): void {
    const isLast = this.at === this.steps.length - 1;
    const next = isLast ? button("tool primary", () => this.stop(), "Finish") : button(isDone ? "tool primary" : "tool", () => this.go(this.at + 1), isDone ? "Next" : "Skip");
    const back = button("tool", () => this.go(this.at - 1), "Back");
    back.disabled = this.at === 0;
    const shown = element("lesson-foot");
    const focused = shown.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
    shown.replaceChildren(back, next);
    if (focused) (focused === "Back" ? back : next).focus();
  }
}

function commas(rules: string[]): (Node | string)[] {
  return rules.flatMap((rule, index) => (index > 0 ? [", ", tag("code", rule)] : [tag("code", rule)]));
}
