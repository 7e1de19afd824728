// The drafts of examples/ as the menu shows them: each by its title.
import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "../examples";
const SAMPLE = "../editors/vscode/walkthrough/sample.md";
const TITLES = [/^title:\s*"?(.*?)"?\s*$/m, /^#\s+(.*?)(?:\.\s.*)?$/m, /\\title\{([^}]*)\}/, /^puzzle\s+\S+\s+"([^"]*)"/m];

export function examples() {
  const names = readdirSync(FOLDER).filter((name) => /\.(?:md|qmd|tex|lak)$/.test(name)).sort();
  const read = (name, path) => {
    const text = readFileSync(path, "utf8");
    const title = TITLES.map((pattern) => pattern.exec(text)?.[1]).find(Boolean) ?? name;
    return { title, name, text };
  };
  return [read("sample.md", SAMPLE), ...names.map((name) => read(name, `${FOLDER}/${name}`))];
}
