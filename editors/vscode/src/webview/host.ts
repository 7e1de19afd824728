// The talk between a view and the extension.
declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const host = acquireVsCodeApi();

export function tell(message: object): void {
  host.postMessage(message);
}

export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** Hears what the extension says, and lets it know that the page is there. */
export function hear<Message>(heard: (message: Message) => void): void {
  window.addEventListener("message", (event: MessageEvent<Message>) => heard(event.data));
  tell({ type: "ready" });
}
