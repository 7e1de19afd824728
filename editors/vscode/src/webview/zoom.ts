// Making the map larger and smaller, and moving over it.
import { element } from "./host";

const LEAST = 0.2;
const MOST = 4;
const STEP = 1.2;
/** Below this, fitting would make it too small to read, and one scrolls instead. */
const LEAST_TO_READ = 0.6;

export interface Zoom {
  /** Takes over a new drawing, at the scale of the old one. */
  take(drawing: SVGSVGElement): void;
}

export function createZoom(stage: HTMLElement): Zoom {
  let drawing: SVGSVGElement | undefined;
  let scale: number | undefined;
  const own = () => ({ width: drawing?.viewBox.baseVal.width || 1, height: drawing?.viewBox.baseVal.height || 1 });

  const apply = () => {
    if (!drawing) return;
    const shown = scale ?? fitting();
    drawing.style.width = `${own().width * shown}px`;
    drawing.style.height = `${own().height * shown}px`;
  };
  const fitting = () => {
    const { width, height } = own();
    const whole = Math.min(stage.clientWidth / width, stage.clientHeight / height, 1);
    return Math.max(whole, Math.min(stage.clientWidth / width, 1, LEAST_TO_READ));
  };
  /** Keeps what is under a point where it is. */
  const by = (factor: number, x = stage.clientWidth / 2, y = stage.clientHeight / 2) => {
    const before = scale ?? fitting();
    scale = Math.min(MOST, Math.max(LEAST, before * factor));
    const grown = scale / before;
    const [left, top] = [(stage.scrollLeft + x) * grown - x, (stage.scrollTop + y) * grown - y];
    apply();
    stage.scrollTo(left, top);
  };
  const fit = () => {
    scale = undefined;
    apply();
  };

  element("larger").addEventListener("click", () => by(STEP));
  element("smaller").addEventListener("click", () => by(1 / STEP));
  element("fit").addEventListener("click", fit);
  window.addEventListener("resize", apply);
  window.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
    if (ctrlKey || metaKey) return;
    if (key === "+" || key === "=") by(STEP);
    if (key === "-") by(1 / STEP);
    if (key === "0") fit();
  });
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = stage.getBoundingClientRect();
    by(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  dragging(stage);
  return {
    take(next) {
      drawing = next;
      apply();
    },
  };
}

function dragging(stage: HTMLElement): void {
  stage.addEventListener("pointermove", (event) => {
    if (event.buttons !== 1) return;
    stage.scrollBy(-event.movementX, -event.movementY);
  });
}
