// Runs in the extension host, with the real API: what the editor's other parts are told.
const assert = require("node:assert/strict");
const vscode = require("vscode");

const { commands, languages, workspace, window, Position, Range, Uri } = vscode;
const draft = () => Uri.joinPath(workspace.workspaceFolders[0].uri, "korea-japan.md");
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

async function until(holds, ms = 120_000) {
  const start = Date.now();
  for (;;) {
    const value = await holds();
    if (value) return value;
    if (Date.now() - start > ms) throw new Error(`waited in vain until ${holds}`);
    await pause(50);
  }
}

async function opened(uri = draft()) {
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

async function fresh(content, language = "lakatos") {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
  return document;
}

function place(document, text, inside = 0) {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `there is no ${text}`);
  return document.positionAt(at + inside);
}

const codes = (uri) => languages.getDiagnostics(uri).filter(({ source }) => source === "lakatos").map(({ code }) => code.value ?? code);
const found = (uri, code) => until(() => codes(uri).includes(code));
const set = (key, value) => workspace.getConfiguration("lakatos").update(key, value, vscode.ConfigurationTarget.Global);

const tests = {
  async "findings arrive, with their place, gravity and a link to the rule"() {
    const { uri } = await opened();
    await found(uri, "adhoc-no-excess-content");
    const finding = languages.getDiagnostics(uri).find(({ code }) => code.value === "adhoc-no-excess-content");
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(finding.code.target.toString(true), "lakatos:/rules/adhoc-no-excess-content.md");
    const document = await workspace.openTextDocument(uri);
    assert.equal(document.getText(finding.range), "conquest-memory");
    assert.ok(finding.relatedInformation.length > 0);
  },
  async "every language that may hold an argument is attended to"() {
    for (const [file, language] of [["first-steps.lak", "lakatos"], ["korea-japan-progressive.qmd", "quarto"], ["democratic-peace.tex", "latex"]]) {
      const document = await opened(Uri.joinPath(workspace.workspaceFolders[0].uri, file));
      assert.equal(document.languageId, language);
      await until(() => codes(document.uri).length > 0);
    }
    const unnamed = await fresh("```lakatos\ntheory of-war predicts war when fear\n```\n", "markdown");
    await until(() => codes(unnamed.uri).includes("undefined-name"));
  },
  async "a bibliography counts as it is in the editor"() {
    const file = (name, text) => {
      const uri = Uri.joinPath(workspace.workspaceFolders[0].uri, "cited", name);
      return workspace.fs.writeFile(uri, new TextEncoder().encode(text)).then(() => uri);
    };
    const refs = await opened(await file("refs.bib", "@book{walt1987,\n}\n@book{other,\n  title = {Another},\n}\n"));
    const paper = await opened(await file("paper.lak", 'concept threat "T" @walt1987\n'));
    const rename = async (from, to) => {
      const edit = new vscode.WorkspaceEdit();
      const start = place(refs, from);
      edit.replace(refs.uri, new Range(start, start.translate(0, from.length)), to);
      await workspace.applyEdit(edit);
    };
    await found(paper.uri, "unused-declaration");
    assert.ok(!codes(paper.uri).includes("unknown-citation"));
    await rename("walt1987", "waltz1979");
    await found(paper.uri, "unknown-citation");
    await rename("other", "waltz1979");
    await until(() => languages.getDiagnostics(refs.uri).some(({ message }) => message.includes("line 1")));
    await rename("waltz1979", "walt1987");
    await until(() => !codes(paper.uri).includes("unknown-citation"));
    assert.ok(refs.isDirty);
    await workspace.fs.delete(Uri.joinPath(workspace.workspaceFolders[0].uri, "cited"), { recursive: true });
  },
  async "a hover gives the account of a theory"() {
    const document = await opened();
    const hovers = await commands.executeCommand("vscode.executeHoverProvider", document.uri, place(document, "theory balance-of-threat", 10));
    const told = hovers.flatMap(({ contents }) => contents.map(({ value }) => value)).join("\n");
    assert.match(told, /Balance of threat/);
    assert.match(told, /4 of 5 cases/);
  },
  async "names are completed where they fit"() {
    const document = await fresh("concept war\nconcept fear\ntheory spiral\n  predicts outbreak: war when \n");
    await until(async () => {
      const list = await commands.executeCommand("vscode.executeCompletionItemProvider", document.uri, new Position(3, 30), " ");
      return list.items.some(({ label }) => (label.label ?? label) === "fear");
    });
  },
  async "snippets are offered"() {
    const document = await fresh("theo");
    const list = await commands.executeCommand("vscode.executeCompletionItemProvider", document.uri, new Position(0, 4));
    assert.ok(list.items.some(({ kind, label }) => kind === vscode.CompletionItemKind.Snippet || (label.label ?? label) === "theory"));
  },
  async "a rename reaches every place"() {
    const document = await opened();
    const edit = await commands.executeCommand("vscode.executeDocumentRenameProvider", document.uri, place(document, "auxiliary conquest-memory", 12), "old-wounds");
    const changes = edit.get(document.uri);
    assert.equal(changes.length, document.getText().split(/\bconquest-memory\b/).length - 1);
    assert.ok(changes.every(({ newText }) => newText === "old-wounds"));
  },
  async "a definition is found from where the name is used"() {
    const document = await opened();
    const [target] = await commands.executeCommand("vscode.executeDefinitionProvider", document.uri, place(document, "amends balance-of-threat", 10));
    const range = target.targetSelectionRange ?? target.range;
    assert.ok(document.lineAt(range.start.line).text.startsWith("theory balance-of-threat"));
  },
  async "formatting lays observations out as a table"() {
    const document = await fresh("case a 1990\n war=no\n long-name =   yes\n");
    const edits = await until(() => commands.executeCommand("vscode.executeFormatDocumentProvider", document.uri, { tabSize: 2, insertSpaces: true }));
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await workspace.applyEdit(edit);
    assert.equal(document.getText().replaceAll("\r\n", "\n"), "case a 1990\n  war       = no\n  long-name = yes\n");
  },
  async "a quick fix, applied, silences its finding with a reason"() {
    const document = await fresh('concept prestige "Standing among the powers"\n');
    await found(document.uri, "unused-declaration");
    const actions = await commands.executeCommand("vscode.executeCodeActionProvider", document.uri, new Range(0, 10, 0, 10), "quickfix", 20);
    const allow = actions.find(({ title }) => title.startsWith("Allow"));
    await workspace.applyEdit(allow.edit);
    assert.match(document.getText(), /lakatos: allow unused-declaration/);
  },
  async "the verdict lenses lead to the map"() {
    const document = await opened();
    const lenses = await until(async () => {
      const all = await commands.executeCommand("vscode.executeCodeLensProvider", document.uri, 100);
      return all.some(({ command }) => command?.command === "lakatos.showMap") && all;
    });
    const { command } = lenses.find((lens) => lens.command?.command === "lakatos.showMap");
    await commands.executeCommand(command.command, ...command.arguments);
    await until(() => window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === "Argument Map")));
  },
  async "the verdict over a declaration leads to the page that says why"() {
    const document = await opened();
    const lenses = await until(async () => {
      const all = await commands.executeCommand("vscode.executeCodeLensProvider", document.uri, 100);
      return all.some(({ command }) => command?.command === "lakatos.why") && all;
    });
    const { command } = lenses.find((lens) => lens.command?.command === "lakatos.why");
    const page = (name) => until(() => window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === name)));
    await commands.executeCommand(command.command, ...command.arguments);
    await page("How balance-of-threat stands, and why");
    await commands.executeCommand("lakatos.crucialCase", ...command.arguments);
    await page("The case to look for, for balance-of-threat");
  },
  async "what a fix leaves to the author is a place to write"() {
    const document = await fresh('concept war "War"\n\ntheory peace "Peace"\n  predicts calm: not war\n');
    await found(document.uri, "missing-mechanism");
    const actions = await commands.executeCommand("vscode.executeCodeActionProvider", document.uri, new Range(2, 8, 2, 8), "quickfix", 20);
    const titles = actions.map(({ title }) => title);
    const first = titles.findIndex((title) => title.startsWith("Allow"));
    assert.ok(first > 0 && titles.slice(first).every((title) => title.startsWith("Allow")), titles.join("\n"));
    await workspace.applyEdit(actions.find(({ title }) => title === "Say how the outcome comes about").edit);
    assert.match(document.getText(), /calm: not war\n  mechanism "… who does what, so that the outcome follows\?"\n/);
    const editor = window.activeTextEditor;
    await until(() => document.getText(editor.selection) === "… who does what, so that the outcome follows?");
    await found(document.uri, "unfinished");
  },
  async "a rule has a page"() {
    const page = await workspace.openTextDocument(Uri.parse("lakatos:/rules/adhoc-no-excess-content.md"));
    assert.match(page.getText(), /^# /);
    assert.match(page.getText(), /Lakatos/);
    assert.equal(page.languageId, "markdown");
  },
  async "the severities that are set count at once"() {
    const { uri } = await opened();
    await found(uri, "exception-not-operative");
    await set("rules", { "exception-not-operative": "off", "adhoc-no-excess-content": "hint" });
    await until(() => !codes(uri).includes("exception-not-operative"));
    const finding = languages.getDiagnostics(uri).find(({ code }) => code.value === "adhoc-no-excess-content");
    assert.equal(finding.severity, vscode.DiagnosticSeverity.Hint);
    await set("rules", undefined);
    await found(uri, "exception-not-operative");
  },
  async "the server is started anew"() {
    const { uri } = await opened();
    await commands.executeCommand("lakatos.restartServer");
    await found(uri, "exception-not-operative");
  },
};

exports.run = async () => {
  let bad = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log(`ok   ${name}`);
    } catch (error) {
      bad += 1;
      console.log(`FAIL ${name}\n${error.stack ?? error}`);
    }
  }
  console.log(`${Object.keys(tests).length - bad} passed, ${bad} failed`);
  if (bad > 0) throw new Error(`${bad} failed`);
};
