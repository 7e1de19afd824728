// Lines that are shown for a while, and read aloud.
import { button, classed, element, withCode } from "./dom";

const SHOWN_MS = 7000;

export function toast(line: string, action?: { label: string; does: () => void }): void {
  const shown = classed("p", "toast", withCode(line));
  const close = () => shown.remove();
  if (action) {
    shown.append(button("tool", () => {
      action.does();
      close();
    }, action.label));
  }
  // One that only tells something does not take away what can still be acted on.
  const others = action ? [] : [...element("toasts").children].filter((other) => other.querySelector("button"));
  element("toasts").replaceChildren(...others, shown);
  // What can be acted on stays until something else is told.
  if (!action) setTimeout(close, SHOWN_MS);
}

/** Takes away what could still be acted on. */
export function clearToasts(): void {
  element("toasts").replaceChildren();
}

/** What is wrong with the page itself, and stays. */
export function trouble(line: string | undefined): void {
  const shown = element("trouble");
  shown.hidden = line === undefined;
  shown.textContent = line ?? "";
}
