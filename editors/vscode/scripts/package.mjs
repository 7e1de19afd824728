// Packages the extension with a server binary inside: `npm run package -- PATH_TO_BINARY [TARGET]`.
// TARGET is a platform of VS Code (`linux-x64`, `darwin-arm64`, `win32-x64` …), by default the one that this runs on.
// Needs no network.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";

const [binary, target = `${process.platform}-${process.arch}`] = process.argv.slice(2);
if (!binary) {
  process.stderr.write("usage: npm run package -- PATH_TO_BINARY [TARGET]\n");
  process.exit(2);
}
const { version } = JSON.parse(readFileSync("package.json", "utf8"));
const file = target.startsWith("win32") ? "server/lakatos.exe" : "server/lakatos";
rmSync("server", { recursive: true, force: true });
mkdirSync("server");
copyFileSync(binary, file);
chmodSync(file, 0o755);
for (const license of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(`../../${license}`, license);

const node = (...args) => execFileSync(process.execPath, args, { stdio: "inherit" });
node("scripts/build.mjs");
const vsce = ["package", "--no-dependencies", "--allow-missing-repository", "--target", target];
node("node_modules/@vscode/vsce/vsce", ...vsce, "--out", `lakatos-${target}-${version}.vsix`);
