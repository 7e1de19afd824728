// The menu of earlier drafts: one's own beside those of links, and what was replaced or taken out.
import { button, classed, element } from "./dom";
import { item, menu } from "./menu";
import { forgetEarlier, forgetProject, keptEarlier, keptFromLinks } from "./store";
import { firstShown } from "./files";

/** What is done with what is picked. */
export interface Shelves {
  /** The link of the project that is shown. */
  readonly link: string;
  /** Shows the project of a link; one's own for none. */
  go(link: string): Promise<void>;
  /** Puts texts into the project that is shown. */
  take(files: { name: string; text: string }[]): void;
}

export function earlier(shelves: Shelves): void {
  menu("earlier", (list) => {
    const own = shelves.link === "" ? [] : [item(list, "Your own draft", "as you left it", () => void shelves.go(""))];
    const linked = keptFromLinks().filter(({ link }) => link !== shelves.link).map(({ link, files, shown, at }) =>
      row(item(list, titleOf(files, shown), `${namesOf(files)}, from a link, as you left it ${when(at)}`, () => void shelves.go(link)), () => forgetProject(link)));
    const replaced = keptEarlier().map(({ files, what, at }) => {
      const take = () => shelves.take(Object.entries(files).map(([name, text]) => ({ name, text })));
      return row(item(list, titleOf(files), `${namesOf(files)}, ${what} ${when(at)}`, take), () => forgetEarlier(at));
    });
    const all = [...own, ...linked, ...replaced];
    const none = "What is replaced or taken out is kept here, and so is what you change in a draft from a link.";
    return all.length > 0 ? all : [classed("p", "soft none", none)];
  });
}

function row(pick: HTMLButtonElement, forget: () => void): HTMLElement {
  const made: HTMLElement = classed("div", "row", pick, button("tool round forget", () => {
    forget();
    made.remove();
    element("earlier-menu").querySelector<HTMLElement>("button")?.focus();
  }, "×"));
  const cross = made.querySelector<HTMLElement>(".forget");
  if (cross) cross.ariaLabel = `Forget ${pick.textContent}`;
  return made;
}

/** The first words of a text, by which it is known again. */
function titleOf(files: Record<string, string>, shown = firstShown(Object.keys(files)) ?? ""): string {
  const line = /^(?!---|```)[^\p{L}\n]*(\p{L}.*)$/mu.exec(files[shown] ?? "")?.[1]?.trim() ?? shown;
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function namesOf(files: Record<string, string>): string {
  const names = Object.keys(files);
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

function when(at: number): string {
  const [then, today] = [new Date(at), new Date()];
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return then.toDateString() === today.toDateString() ? `at ${time}` : `on ${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, ${time}`;
}
