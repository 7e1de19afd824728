// Light or dark: as the system has it, until the reader chooses.
import { element } from "./dom";

type Theme = "light" | "dark";

const system = matchMedia("(prefers-color-scheme: dark)");
const heard: (() => void)[] = [];

export function isDark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : system.matches;
}

/** Hears of every change. */
export function onTheme(changed: () => void): void {
  heard.push(changed);
}

/** The style of a picture or a page of the engine, which asks the system, as the reader has chosen. */
export function themed(css: string): string {
  return css.replace(/@media\s*\(prefers-color-scheme:\s*dark\)/g, isDark() ? "@media all" : "@media not all");
}

export function themes(keep: (theme: Theme) => void, kept: string | null): void {
  const root = document.documentElement;
  if (kept === "light" || kept === "dark") root.dataset["theme"] = kept;
  const toggle = element("theme");
  const tell = () => {
    toggle.ariaLabel = isDark() ? "Light colours" : "Dark colours";
    toggle.title = toggle.ariaLabel;
    for (const changed of heard) changed();
  };
  toggle.addEventListener("click", () => {
    const chosen: Theme = isDark() ? "light" : "dark";
    root.dataset["theme"] = chosen;
    keep(chosen);
    tell();
  });
  system.addEventListener("change", tell);
  tell();
}

/** A picture or a page apart from its style sheets: within the page, its policy forbids them. */
export function withoutStyle(text: string): { text: string; css: string } {
  const sheets: string[] = [];
  const rest = text.replace(/<style>([\s\S]*?)<\/style>/g, (_whole, css: string) => {
    sheets.push(css);
    return "";
  });
  return { text: rest, css: sheets.join("\n") };
}
