// What is kept in this browser between two visits: the project, and the colours. A browser may refuse to keep anything.
import type { Shared } from "./share";

const PROJECT = "lakatos.project";
const THEME = "lakatos.theme";

interface Kept extends Shared {
  /** The link that it came from; what came from a link never takes the place of one's own work. */
  link: string;
  /** The link that was last made of it. */
  shared: string;
}

function kept(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

/** Whether it is kept: a browser may have no room, or not be willing to. */
function keep(storage: () => Storage, key: string, text: string): boolean {
  try {
    storage().setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

const lasting = () => localStorage;
/** Of this tab alone. */
const passing = () => sessionStorage;

export function keptProject(link: string): Shared | undefined {
  try {
    const read = JSON.parse(kept(link ? passing : lasting, PROJECT) ?? "null") as Kept | null;
    return read?.link === link && typeof read.files[read.shown] === "string" ? read : undefined;
  } catch {
    return undefined;
  }
}

/** One's own project, if the link was made of it: what was written since is in the one and not in the other. */
export function projectBehind(link: string): Shared | undefined {
  const own = keptProject("") as Kept | undefined;
  return link !== "" && own?.shared === link ? own : undefined;
}

export function keepProject(project: Shared, link: string, shared: string): boolean {
  const text: Kept = { ...project, link, shared };
  return keep(link ? passing : lasting, PROJECT, JSON.stringify(text));
}

/** Hears of a project that another tab of the browser keeps in the place of this one. */
export function onOtherTab(heard: () => void): void {
  window.addEventListener("storage", ({ key, newValue }) => key === PROJECT && newValue !== null && heard());
}

export const keptTheme = () => kept(lasting, THEME);
export const keepTheme = (theme: string) => keep(lasting, THEME, theme);
