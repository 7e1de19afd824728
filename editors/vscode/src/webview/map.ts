// The map: draws what the server sent, and tells which node is chosen.
import { followArrows } from "./arrows";
import { element, excuse, hear, keep, tell } from "./host";
import { picture } from "./picture";
import { markRest, tellRest, type Rest } from "./rest";
import { createZoom } from "./zoom";

type Draw = { type: "draw"; svg?: string; rest?: Rest; isStopped: boolean; kept: object };
type ToMap = Draw | { type: "current"; id?: string };

const stage = element("stage");
const zoom = createZoom(stage);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];
let text = "";
let last = "";
let current: string | undefined;

hear<ToMap>((message) => {
  if (message.type === "draw") return draw(message);
  current = message.id;
  mark();
});

function draw({ svg, rest, isStopped, kept }: Draw): void {
  keep(kept);
  excuse(svg !== undefined, isStopped);
  tellRest(rest);
  // What is open may change where no line does.
  const drawn = JSON.stringify([svg, rest]);
  if (drawn === last) return;
  last = drawn;
  text = svg ?? "";
  const focused = idOf(document.activeElement);
  stage.querySelector("svg")?.remove();
  if (!text) return;
  const drawing = document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true);
  // The picture brings its own style sheet, which the page's policy forbids within the page. It is the page's own now.
  const style = drawing.querySelector("style");
  sheet.replaceSync(style?.textContent ?? "");
  style?.remove();
  stage.append(drawing);
  zoom.take(drawing as unknown as SVGSVGElement);
  markRest(rest, stage.querySelectorAll<SVGGElement>(".node.prediction"));
  node(focused)?.focus();
  mark();
}

function mark(): void {
  for (const old of stage.querySelectorAll(".node.current")) old.classList.remove("current");
  const now = node(current);
  now?.classList.add("current");
  now?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "smooth" });
}

function node(id: string | undefined): SVGGElement | undefined {
  return [...stage.querySelectorAll<SVGGElement>(".node")].find((candidate) => candidate.dataset["id"] === id);
}

function idOf(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<SVGGElement>(".node")?.dataset["id"] : undefined;
}

function open(event: Event, type: "open" | "why"): void {
  const id = idOf(event.target);
  if (id === undefined) return;
  event.preventDefault();
  tell({ type, id });
}

stage.addEventListener("click", (event) => open(event, event.altKey ? "why" : "open"));
stage.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === " ") open(event, "open");
  if (event.key === "w") open(event, "why");
});
followArrows(stage, ".node");
element("svg").addEventListener("click", () => text && tell({ type: "save", format: "svg", data: text }));
element("png").addEventListener("click", async () => {
  if (text) tell({ type: "save", format: "png", data: await picture(text) });
});
