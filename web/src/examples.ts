// The menu of examples: those of the project, fetched when the menu is first opened.
import { button, classed, element } from "./dom";
import type { Opened } from "./files";

interface Example extends Opened {
  title: string;
}

/** A file of data beside the page's script. */
export async function data<Read>(name: string): Promise<Read> {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name} could not be fetched`);
  return (await answer.json()) as Read;
}

export function menu(take: (example: Opened) => void): void {
  const list = element("examples-menu");
  const opener = element("examples");
  let isFilled = false;
  const fill = async () => {
    const examples = await data<Example[]>("examples.json");
    isFilled = true;
    const items = examples.map(({ title, name, text }) => {
      const choose = () => {
        list.hidePopover();
        take({ name, text });
      };
      return button("item", choose, classed("b", "", title), classed("span", "soft", name));
    });
    list.replaceChildren(...items);
    items[0]?.focus();
  };
  list.addEventListener("beforetoggle", () => {
    const { left, bottom } = opener.getBoundingClientRect();
    list.style.left = `${Math.max(8, left)}px`;
    list.style.top = `${bottom + 4}px`;
  });
  list.addEventListener("toggle", (event) => {
    if ((event as ToggleEvent).newState !== "open") return;
    if (isFilled) list.querySelector("button")?.focus();
    else void fill().catch(() => list.replaceChildren("The examples could not be fetched."));
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...list.querySelectorAll("button")];
    items[(items.indexOf(document.activeElement as HTMLButtonElement) + step + items.length) % items.length]?.focus();
  });
}
