/** A place in a file. */
export interface Position {
  /** From 1. */
  line: number;
  /** From 1, in Unicode scalar values. */
  column: number;
  /** From 0, in bytes of UTF-8. */
  offset: number;
}

export interface Range {
  start: Position;
  end: Position;
}

export type Severity = "error" | "warning" | "info" | "hint";

/** What holds of all findings of a rule. */
export interface Rule {
  id: string;
  group: string;
  severity: Severity;
  since: string;
  summary: string;
  why: string;
  /** What to do; null where each finding says that with its own names, as its `help`. */
  instead: string | null;
  references: string[];
}

/** What a referee would raise. */
export interface Finding {
  rule: string;
  group: string;
  severity: Severity;
  /** The declared name that it is about. */
  subject: string | null;
  file: string;
  range: Range;
  message: string;
  help?: string | null;
  related?: { file: string; range: Range; message: string }[];
  fixes?: { title: string; edits: { file: string; range: Range; text: string }[] }[];
}

/** What `lakatos check --format json` prints. */
export interface Report {
  version: 2;
  /** Of each rule that has a finding. */
  rules: Rule[];
  findings: Finding[];
  /** Findings that are allowed, where they were asked for. */
  suppressed?: (Finding & { reason: string })[];
  /** Lines that are left out of the argument, so that findings may be missing. */
  unread: { file: string; line: number }[];
  summary: Record<Severity | "files", number>;
}

/** A draft as a text, or the files of a project by name: drafts, `.bib`, `lakatos.toml`. */
export type Drafts = string | Record<string, string | Uint8Array>;

export interface Options {
  /** As what a text is read: its ending says in which host the argument stands. `draft.md` if not given. */
  filename?: string;
  /** Whether every file is an argument of its own, whatever `lakatos.toml` says. */
  isolated?: boolean;
}

export interface CheckOptions extends Options {
  /** Whether findings that are allowed are told as well. */
  showSuppressed?: boolean;
}

/** Why a command could not do what it was asked for. */
export class LakatosError extends Error {
  /** The exit code. */
  code: number;
}

/** The findings of a text, or of the files of a project. */
export function check(drafts: Drafts, options?: CheckOptions): Report;

/** The account of the one argument that drafts hold, as `lakatos appraise --format json` prints it. */
export function appraise(drafts: Drafts, options?: Options): Record<string, unknown>;

/** A text with its declarations laid out. */
export function format(text: string, options?: Options): string;

/** The page of a rule, for people. */
export function explain(rule: string): string;

/** Runs any command over files in memory: `run(["map", "--format", "svg", "draft.md"], { files })`. */
export function run(
  args: string[],
  options?: {
    files?: Record<string, string | Uint8Array>;
    stdin?: string;
    env?: Record<string, string>;
    /** Where paths count from; `/` if not given. */
    folder?: string;
  },
): {
  /** 0, 1 where there is something to report, or 2 where it could not be done. */
  code: number;
  stdout: string;
  stderr: string;
  /** The texts of files that it wrote, by name. */
  written: Record<string, string>;
};
