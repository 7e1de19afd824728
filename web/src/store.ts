// What is kept in this browser between two visits: projects, what was replaced in them, and the colours. A browser may
// refuse to keep anything; then it is there as long as the page is.
import type { Shared } from "./share";

/** One's own project; with a link behind it, what became of the project of that link. */
const PROJECT = "lakatos.project";
const EARLIER = "lakatos.earlier";
const THEME = "lakatos.theme";
/** So many texts that were replaced are kept, of so many characters together: the oldest go first. */
const MOST_EARLIER = 30;
const MOST_CHARACTERS = 1_500_000;

export interface Kept extends Shared {
  /** The link that it came from; what came from a link never takes the place of one's own work. */
  link: string;
  /** The link that was last made of it. */
  shared: string;
  /** When it was kept, in milliseconds. */
  at: number;
}

/** Texts that something else took the place of, or that were taken out. */
export interface Earlier {
  files: Record<string, string>;
  /** What became of them. */
  what: string;
  at: number;
}

/** What the browser had no room for. */
const unkept = new Map<string, string>();

function kept<Read>(key: string): Read | undefined {
  try {
    return (JSON.parse(unkept.get(key) ?? localStorage.getItem(key) ?? "null") as Read | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is kept: a browser may have no room, or not be willing to. */
function keep(key: string, what: unknown): boolean {
  const text = JSON.stringify(what);
  unkept.delete(key);
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    unkept.set(key, text);
    return false;
  }
}

function keys(): string[] {
  try {
    return [...new Set([...Object.keys(localStorage), ...unkept.keys()])];
  } catch {
    return [...unkept.keys()];
  }
}

function drop(key: string): void {
  unkept.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // What cannot be kept need not be dropped.
  }
}

export function keptProject(link: string): Kept | undefined {
  const read = kept<Kept>(PROJECT + link);
  return read?.link === link && typeof read.files?.[read.shown] === "string" ? read : undefined;
}

/** One's own project, if the link was made of it: what was written since is in the one and not in the other. */
export function projectBehind(link: string): Shared | undefined {
  const own = keptProject("");
  return link !== "" && own?.shared === link ? own : undefined;
}

/** What became of the projects of links, the latest first. */
export function keptFromLinks(): Kept[] {
  const links = keys().flatMap((key) => (key.startsWith(`${PROJECT}#`) ? [key.slice(PROJECT.length)] : []));
  return links.flatMap((link) => keptProject(link) ?? []).sort((one, other) => other.at - one.at);
}

export function keepProject(project: Shared, link: string, shared: string): boolean {
  const what: Kept = { ...project, link, shared, at: Date.now() };
  if (keep(PROJECT + link, what)) return true;
  // What is written now is worth more than what was replaced.
  drop(EARLIER);
  return keep(PROJECT + link, what);
}

export const forgetProject = (link: string) => drop(PROJECT + link);

/** The latest first. */
export const keptEarlier = () => kept<Earlier[]>(EARLIER) ?? [];

export function keepEarlier(files: Record<string, string>, what: string): void {
  const same = JSON.stringify(files);
  let room = MOST_CHARACTERS;
  const all = [{ files, what, at: Date.now() }, ...keptEarlier().filter((other) => JSON.stringify(other.files) !== same)];
  keep(EARLIER, all.slice(0, MOST_EARLIER).filter((one, index) => (room -= JSON.stringify(one.files).length) > 0 || index === 0));
}

export function forgetEarlier(at: number): void {
  keep(EARLIER, keptEarlier().filter((one) => one.at !== at));
}

/** Hears of a project that another tab of the browser keeps in the place of the one of a link. */
export function onOtherTab(heard: (link: string) => void): void {
  window.addEventListener("storage", ({ key, newValue }) => key?.startsWith(PROJECT) && newValue !== null && heard(key.slice(PROJECT.length)));
}

export const keptTheme = () => kept<string>(THEME) ?? null;
export const keepTheme = (theme: string) => keep(THEME, theme);
