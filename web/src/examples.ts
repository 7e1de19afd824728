// The menu of examples: those of the project, fetched when the menu is first opened.
import type { Opened } from "./files";
import { item, menu } from "./menu";

interface Example extends Opened {
  title: string;
}

/** A file of data beside the page's script. */
export async function data<Read>(name: string): Promise<Read> {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name} could not be fetched`);
  return (await answer.json()) as Read;
}

export function examples(take: (example: Opened) => void): void {
  let known: Example[] | undefined;
  menu("examples", async (list) => {
    known ??= await data<Example[]>("examples.json").catch(() => {
      throw new Error("The examples could not be fetched.");
    });
    return known.map(({ title, name, text }) => item(list, title, name, () => take({ name, text })));
  });
}
