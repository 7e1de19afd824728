// From one thing to the next with the arrow keys.

const STEPS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** How much more a step aside counts than one ahead. */
const ASIDE = 2;

/** Moves the focus among things that lie in a plane: to the nearest in the direction of the key. */
export function followArrows(stage: HTMLElement, selector: string): void {
  stage.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    const from = event.target instanceof Element ? event.target.closest<HTMLElement | SVGElement>(selector) : null;
    if (!step || !from || event.ctrlKey || event.metaKey || event.altKey) return;
    const [x, y] = middle(from);
    const distance = (other: Element) => {
      const [left, top] = middle(other);
      const ahead = (left - x) * step[0] + (top - y) * step[1];
      const aside = Math.abs((left - x) * step[1] + (top - y) * step[0]);
      return ahead < 1 ? Infinity : ahead + ASIDE * aside;
    };
    const others = [...stage.querySelectorAll<HTMLElement | SVGElement>(selector)].filter((other) => other !== from);
    const nearest = others.sort((a, b) => distance(a) - distance(b))[0];
    event.preventDefault();
    if (nearest && distance(nearest) < Infinity) nearest.focus();
  });
}

function middle(of: Element): [number, number] {
  const { x, y, width, height } = of.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}
