// The page: puts its parts together, and says when each of them looks again.
import { EditorView } from "@codemirror/view";
import type { Diagnostic } from "vscode-languageserver-types";
import sample from "../../editors/vscode/walkthrough/sample.md";
import { offerStart } from "./begin";
import { readBetween } from "./between";
import { completion } from "./completion";
import { element } from "./dom";
import { extensionsOf } from "./editor";
import { Engine, initialisation } from "./engine";
import { data, examples } from "./examples";
import { Findings } from "./findings";
import { colour, useLegend } from "./highlight";
import { Lesson, type Step } from "./lesson";
import { navigation } from "./navigate";
import { worksOffline } from "./offline";
import { explain, help } from "./pages";
import { nameOf, Project, ROOT } from "./project";
import { Session } from "./session";
import { Shelf } from "./shelf";
import { keepTheme, keptTheme } from "./store";
import { Tabs } from "./tabs";
import { onTheme, themes } from "./theme";
import { toast, trouble } from "./toast";
import { Account } from "./views/account";
import { MapView } from "./views/map";
import { MatrixView } from "./views/matrix";
import { ReportView } from "./views/report";

/** What is raised in the sample, as the engine said when the page was built; nothing where it was built without one. */
declare const FIRST_FINDINGS: Diagnostic[];

/** After so long without a change, what stands beside the draft is drawn anew. */
const REST_MS = 250;

const engine = new Engine(window.lakatosEngine);
window.lakatosEngine.addEventListener("error", () => trouble("The engine could not be loaded. Reload the page; if that does not help, your browser may be too old for it."));

const project: Project = new Project(engine, (name) =>
  extensionsOf(name, [
    completion(session),
    navigation(session, ruleOf),
    findings.extension(),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        project.changed(project.current, update.startState.doc, update.changes, update.state);
        shelf.changed();
        later();
      } else {
        project.current.state = update.state;
        if (update.viewportChanged) later();
      }
      if (update.selectionSet && tabs.current === "map") map.mark();
    }),
  ]),
);
const session: Session = new Session(engine, project, toast);
const why = (rule: string) => void explain(session, rule);
const ruleOf = (href: string) => {
  const rule = /^lakatos:\/rules\/(.+)\.md$/.exec(href)?.[1];
  return rule ? () => why(rule) : undefined;
};
const findings: Findings = new Findings(session, why);
const ask = (name: string, of?: string, crucial = false) => {
  tabs.show("account");
  void account.ask({ name, ...(of && { case: of }), ...(crucial && { crucial }) });
};
const account = new Account(session, why);
const map: MapView = new MapView(session, (name) => ask(name));
const views: Record<string, { refresh(): Promise<void> }> = {
  account,
  map,
  matrix: new MatrixView(session, ask),
  report: new ReportView(session),
};

/** What a lens above a declaration asks for. */
function run(command: string, name: string): void {
  if (command === "lakatos.showMap") tabs.show("map");
  else ask(name, undefined, command === "lakatos.crucialCase");
}

let timer = 0;
let isReady = false;
let isBusy = false;
let isStale = false;

/** Draws anew when typing rests; never a second time before the first is done. */
function later(wait = REST_MS): void {
  clearTimeout(timer);
  timer = setTimeout(() => void refresh(), wait);
}

async function refresh(): Promise<void> {
  isStale = isBusy;
  if (isBusy || !isReady) return;
  isBusy = true;
  try {
    const none = findings.isClean() ? offerStart(session) : undefined;
    await Promise.all([colour(session), readBetween(session, run), views[tabs.current]?.refresh(), none]);
  } catch (error) {
    console.warn(error);
  } finally {
    isBusy = false;
    if (isStale) later();
  }
}

const narrow = matchMedia("(max-width: 900px)");
const tabs: Tabs = new Tabs(() => {
  // What was hidden does not know its size.
  session.view?.requestMeasure();
  void refresh();
}, narrow);
const shelf: Shelf = new Shelf(session, findings, { files: { "sample.md": sample }, shown: "sample.md" }, () => later(0));
const lesson = new Lesson(session, findings, () => data<Step[]>("lesson.json"), (name, text) => shelf.take([{ name, text }]));

async function begin(): Promise<void> {
  await shelf.begin((state) => {
    session.view = new EditorView({ state, parent: element("editor") });
    return session.view;
  });
  // Who comes for the first time sees the sample, whose findings came with the page: they stand until the engine is there.
  const { current, files } = project;
  if (files.size === 1 && current.state.doc.toString() === sample.trimEnd().concat("\n")) findings.takeFirst(FIRST_FINDINGS);
  await window.lakatosModule;
  const capabilities = await engine.start(initialisation(ROOT));
  useLegend(capabilities.semanticTokensProvider?.legend.tokenTypes ?? []);
  isReady = true;
  shelf.give();
  element("waiting").hidden = true;
  element("promise").textContent = "Nothing leaves your browser.";
  performance.mark("lakatos:ready");
  later(0);
}

engine.on<{ leftOut?: string[] } | undefined>("lakatos/restarted", (restarted) => {
  const isLeftOut = restarted?.leftOut?.some((uri) => nameOf(uri) === project.current.name) ?? false;
  toast(`The engine stopped at something in this draft. Your text is as it was${isLeftOut ? "; it is read again when you change it" : ""}.`);
  later(0);
});
engine.on<{ message: string }>("window/showMessage", ({ message }) => toast(message));
engine.on<{ type: number; message: string }>("window/logMessage", ({ type, message }) => type <= 2 && console.warn(message));
findings.onChange(() => later(0));

themes(keepTheme, keptTheme());
onTheme(() => void views["report"]?.refresh());
examples((example) => shelf.take([example]));
element("first-steps").addEventListener("click", () => {
  tabs.show(narrow.matches ? "draft" : "findings");
  lesson.start().catch((error: Error) => toast(error.message));
});
element("lesson-close").addEventListener("click", () => lesson.stop());
element("help").addEventListener("click", help);
window.addEventListener("keydown", (event) => {
  if (event.altKey && /^[0-5]$/.test(event.key) && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    const name = ["draft", "findings", "account", "map", "matrix", "report"][Number(event.key)] ?? "findings";
    if (name !== "draft" || narrow.matches) tabs.show(name);
    if (name === "draft") session.view.focus();
    else element(`tab-${name}`).focus();
  }
  if ((event.ctrlKey || event.metaKey) && event.key === ".") {
    event.preventDefault();
    tabs.show("findings");
    findings.focusFixes();
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    element("save").click();
  }
});
void begin()
  .catch((error: Error) => {
    element("promise").textContent = "";
    trouble(`The engine could not be started: ${error.message}`);
  })
  // What is fetched for the next visit waits for what is wanted now.
  .then(worksOffline);

/** What the tests ask of the page. */
Object.assign(window, { lakatos: session });
