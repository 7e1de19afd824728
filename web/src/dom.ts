// Small things that are made and found in the page. Nothing here takes HTML as text.

type Content = Node | string;

export function element<Kind extends HTMLElement = HTMLElement>(id: string): Kind {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Kind;
}

export function tag<Name extends keyof HTMLElementTagNameMap>(name: Name, ...content: Content[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

/** The same, of a class. */
export function classed<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: Content[]
): HTMLElementTagNameMap[Name] {
  const made = tag(name, ...content);
  made.className = className;
  return made;
}

export function button(className: string, pressed: () => void, ...content: Content[]): HTMLButtonElement {
  const made = classed("button", className, ...content);
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}

/** A button for what is done once, however often it is pressed: until it is refused, for which `does` gives false. */
export function once(className: string, does: () => boolean | Promise<boolean>, ...content: Content[]): HTMLButtonElement {
  let isPressed = false;
  const press = async () => {
    if (isPressed) return;
    isPressed = true;
    isPressed = await does();
  };
  const made = button(className, () => void press(), ...content);
  // The second press of two leaves the keyboard where the first has led it.
  made.addEventListener("mousedown", (event) => event.detail > 1 && event.preventDefault());
  return made;
}

/** Text with the names in it that stand between backticks. */
export function withCode(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split("`").forEach((part, index) => fragment.append(index % 2 === 1 ? classed("code", "", part) : part));
  return fragment;
}

/** Another element for every other list, in the place of the old ones; the one that had the focus keeps it. */
export function replaced(stage: HTMLElement, ...content: Content[]): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && stage.contains(active) ? active.dataset["key"] : undefined;
  stage.replaceChildren(...content);
  if (key) stage.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
