// The talk between a view and the extension.
declare function acquireVsCodeApi(): { postMessage(message: unknown): void; setState(state: unknown): void };

const host = acquireVsCodeApi();

export function tell(message: object): void {
  host.postMessage(message);
}

/** What comes back with the view after a reload. */
export function keep(state: object | undefined): void {
  host.setState(state);
}

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

export function tag<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/** A button that leads to the line of a declaration. */
export function link(id: string, ...content: (Node | string)[]): HTMLButtonElement {
  const button = tag("button", ...(content.length > 0 ? content : [id]));
  button.className = "link";
  button.addEventListener("click", () => tell({ type: "open", id }));
  return button;
}

/** A button that leads to the page that says why a prediction, or its result in a case, stands as it does. */
export function reason(name: string, of: string | undefined, ...content: (Node | string)[]): HTMLButtonElement {
  const button = tag("button", ...content);
  button.className = "link";
  button.addEventListener("click", () => tell({ type: "why", id: name, case: of }));
  return button;
}

/** Says why there is nothing to see, where that is so. */
export function excuse(isFilled: boolean, isStopped: boolean): void {
  element("empty").hidden = isFilled || isStopped;
  element("stopped").hidden = !isStopped;
}

/** Hears what the extension says, and lets it know that the page is there. */
export function hear<Message>(heard: (message: Message) => void): void {
  window.addEventListener("message", (event: MessageEvent<Message>) => heard(event.data));
  document.getElementById("mend")?.addEventListener("click", () => tell({ type: "mend" }));
  tell({ type: "ready" });
}
