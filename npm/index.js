// lakatos for programs: texts in, findings and accounts out. No process is started, and nothing is read or written.
import { Files, Instance } from "./dist/engine.js";
import { module } from "./module.js";

/** Why a command could not do what it was asked for. */
export class LakatosError extends Error {
  constructor(message, code) {
    super(message);
    this.name = "LakatosError";
    this.code = code;
  }
}

const UNUSABLE = 2;

/** Runs a command over files in memory. */
export function run(args, { files = {}, stdin = "", env = {}, folder = "/" } = {}) {
  const memory = new Files();
  for (const [name, content] of Object.entries(files)) {
    if (!memory.put(name, content)) throw new LakatosError(`${name} is no name of a file`, UNUSABLE);
  }
  const before = new Map(memory.entries());
  const instance = new Instance(module(), memory, { args, stdin, env: { ...env, PWD: folder } });
  const code = instance.command();
  const written = {};
  for (const [path, data] of memory.entries()) {
    if (before.get(path) !== data) written[path.slice(1)] = new TextDecoder().decode(data);
  }
  return { code, stdout: instance.stdout.take(), stderr: instance.stderr.take(), written };
}

/** The findings of a text, or of the files of a project. */
export function check(drafts, options = {}) {
  const args = ["check", "--format", "json", "--fail-on", "never"];
  if (options.showSuppressed) args.push("--show-suppressed");
  return JSON.parse(printed(args, drafts, options));
}

/** The account of the one argument that drafts hold. */
export function appraise(drafts, options = {}) {
  return JSON.parse(printed(["appraise", "--format", "json"], drafts, options));
}

/** A text with its declarations laid out. */
export function format(text, options = {}) {
  return printed(["fmt"], text, options);
}

/** The page of a rule, for people. */
export function explain(rule) {
  return printed(["explain", rule], {}, {}, []);
}

/** What a command prints of drafts. */
function printed(args, drafts, { filename = "draft.md", isolated = false }, paths) {
  const isText = typeof drafts === "string";
  const named = paths ?? (isText ? ["--stdin-filename", filename, "-"] : ["."]);
  const flags = isolated ? ["--isolated"] : [];
  const { code, stdout, stderr } = run([...args, ...flags, ...named], isText ? { stdin: drafts } : { files: drafts });
  if (code === UNUSABLE) throw new LakatosError(stderr.trim().replace(/^lakatos: /, ""), code);
  return stdout;
}
