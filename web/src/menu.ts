// A menu below its button: filled when it is opened, gone through with the arrow keys.
import { button, classed, element } from "./dom";

/** Something to pick: what it is, and a line on it. */
export function item(list: HTMLElement, title: string, about: string, picked: () => void): HTMLButtonElement {
  const pick = () => {
    list.hidePopover();
    picked();
  };
  return button("item", pick, classed("b", "", title), classed("span", "soft", about));
}

/** The menu of a button of the page; `fill` gives what is in it, or fails with what is said there instead. */
export function menu(name: string, fill: (list: HTMLElement) => Promise<HTMLElement[]> | HTMLElement[]): void {
  const [list, opener] = [element(`${name}-menu`), element(name)];
  const open = async () => {
    const items = await fill(list);
    list.replaceChildren(...items);
    // Its size is known only now, and a narrow screen has no room beside it.
    const { left, bottom } = opener.getBoundingClientRect();
    list.style.left = `${Math.max(8, Math.min(left, innerWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${bottom + 4}px`;
    list.style.maxHeight = `${innerHeight - bottom - 16}px`;
    list.querySelector("button")?.focus();
  };
  list.addEventListener("toggle", (event) => {
    if ((event as ToggleEvent).newState !== "open") return list.replaceChildren();
    void open().catch((error: Error) => list.replaceChildren(error.message));
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...list.querySelectorAll<HTMLButtonElement>(".item")];
    items[(items.indexOf(document.activeElement as HTMLButtonElement) + step + items.length) % items.length]?.focus();
  });
}
