// The account: how every theory and its repairs stand, and, opened, why: the lines that it was computed from.
import { button, classed, element, tag, withCode } from "../dom";
import { download } from "../files";
import { markdown } from "../markdown";
import { uriOf } from "../project";
import { refused, type Session } from "../session";
import type { ArgumentMap, MapNode, WhyPage } from "./argument";

const KINDS = ["paradigm", "theory", "auxiliary", "case"];
const HEADINGS: Record<string, string> = { paradigm: "Paradigms", theory: "Theories", auxiliary: "Repairs", case: "Cases" };

/** So many of a kind are listed. */
const MOST_LISTED = 400;

/** Of what a page is asked beyond what is listed. */
export interface Question {
  name: string;
  case?: string;
  crucial?: boolean;
}

export class Account {
  private readonly opened = new Set<string>();
  private isBegun = false;
  private asked: Question | undefined;

  constructor(
    private readonly session: Session,
    private readonly explain: (rule: string) => void,
  ) {
    element("account-bar").append(
      button("tool", () => void this.copy(), "Copy as text"),
      button("tool", () => window.print(), "Print"),
    );
  }

  /** What `lakatos appraise --titles` prints. */
  private async copy(): Promise<void> {
    const path = decodeURIComponent(new URL(uriOf(this.session.project.subject.name)).pathname);
    const account = await this.session.askDraft<{ stdout: string }>("lakatos/command", { args: ["appraise", "--titles", path] }).catch(() => undefined);
    if (!account?.stdout) return this.session.tell("There is no account of this file.");
    const isCopied = await navigator.clipboard?.writeText(account.stdout).then(() => true, () => false);
    if (isCopied) this.session.tell("The account is copied.");
    else download("account.txt", account.stdout, "text/plain");
  }

  /** Shows the page of something on top, or opens it where it is listed. */
  async ask(question: Question): Promise<void> {
    this.asked = question;
    await this.refresh();
    element("account-asked").scrollIntoView({ block: "nearest" });
    element("account-asked").focus();
  }

  async refresh(): Promise<void> {
    const map = await this.session.askDraft<ArgumentMap>("lakatos/map");
    const answer = this.asked && (await this.page(this.asked));
    const asked = element("account-asked");
    if (this.asked && answer) {
      const close = button("close", () => this.unask(), "×");
      close.ariaLabel = "Close this page";
      asked.replaceChildren(close, answer);
    }
    asked.hidden = !answer;
    if (!map) return;
    const listed = map.nodes.filter(({ kind }) => KINDS.includes(kind));
    element("account-none").hidden = listed.length > 0;
    element("account-bar").hidden = listed.length === 0;
    // There is something to see at first.
    const first = listed.find(({ kind }) => kind === "theory");
    if (first && !this.isBegun) this.opened.add(first.id);
    this.isBegun ||= first !== undefined;
    const sections = KINDS.flatMap((kind) => {
      const nodes = listed.filter((node) => node.kind === kind);
      if (nodes.length === 0) return [];
      const more = nodes.length > MOST_LISTED ? [classed("p", "soft", `And ${nodes.length - MOST_LISTED} more.`)] : [];
      return [tag("h2", HEADINGS[kind] ?? kind), ...nodes.slice(0, MOST_LISTED).map((node) => this.entry(node)), ...more];
    });
    // Opened pages are filled before they are shown, so that nothing jumps.
    await Promise.all(sections.filter((section) => section instanceof HTMLDetailsElement && section.open).map((section) => this.fill(section)));
    element("account-list").replaceChildren(...sections);
  }

  private unask(): void {
    this.asked = undefined;
    element("account-asked").hidden = true;
    element("tab-account").focus();
  }

  private entry({ id, kind, title, standing }: MapNode): HTMLDetailsElement {
    const entry = tag("details");
    entry.className = `entry ${kind}`;
    entry.dataset["id"] = id;
    const named = classed("span", "named", classed("b", "", title || id), " ", tag("code", id));
    entry.append(tag("summary", named, ...(standing ? [classed("span", "standing", withCode(standing))] : [])));
    entry.open = this.opened.has(id);
    entry.addEventListener("toggle", () => {
      if (!entry.open) return void this.opened.delete(id);
      this.opened.add(id);
      if (!entry.querySelector(".page")) void this.fill(entry);
    });
    return entry;
  }

  private async fill(entry: HTMLElement): Promise<void> {
    const page = await this.page({ name: entry.dataset["id"] ?? "" });
    entry.querySelector(".page")?.remove();
    // Its title is what was opened.
    page?.querySelector("h2")?.remove();
    entry.append(page ?? classed("p", "page soft", "There is nothing more to say of it."));
  }

  private async page(question: Question): Promise<HTMLElement | undefined> {
    const { revision } = this.session.project;
    const page = await this.session.askDraft<WhyPage>("lakatos/why", question);
    if (!page) return undefined;
    const follow = (href: string) => {
      const rule = /^lakatos:\/rules\/(.+)\.md$/.exec(href)?.[1];
      if (rule) return () => this.explain(rule);
      const link = page.links[Number(href.replace(/^#/, "")) - 1];
      if (link?.location) return () => link.location && this.session.goTo(link.location);
      const edit = link?.edit;
      // What is pressed twice is done once, and then there is nothing to tell.
      let isDone = false;
      return edit && (() => {
        if (isDone) return;
        isDone = this.session.apply(edit, revision);
        if (!isDone) refused(this.session);
      });
    };
    return classed("div", "page prose", markdown(page.markdown, follow));
  }
}
