// A page that says why: text, in which links lead to lines or write what is missing.
import { element, hear, tell } from "./host";

const stage = element("stage");

hear<{ html: string }>(({ html }) => {
  stage.innerHTML = html;
  window.scrollTo(0, 0);
});

stage.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("a");
  const number = Number(/#(\d+)$/.exec(link?.getAttribute("href") ?? "")?.[1]);
  event.preventDefault();
  if (number) tell({ type: "follow", link: number });
});
