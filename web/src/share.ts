// A link that holds the project, compressed, behind its `#`: what stands there is sent to no server.

export interface Shared {
  files: Record<string, string>;
  shown: string;
}

/** A browser or a mail program cuts longer ones. */
export const MOST_CHARACTERS = 60_000;
/** A short link may unfold to very much. */
const MOST_UNFOLDED = 4_000_000;
/** As many as the page opens at once. */
const MOST_FILES = 200;
const MARK = "#d=";

/** The link; none where it would be too long. */
export async function linkOf(shared: Shared, address: string): Promise<string | undefined> {
  const written = new TextEncoder().encode(JSON.stringify(shared));
  if (written.length > MOST_UNFOLDED || !isShared(shared)) return undefined;
  const bytes = await through(written, new CompressionStream("deflate-raw"), Infinity);
  const text = encoded(bytes);
  return text.length > MOST_CHARACTERS ? undefined : `${address.split("#")[0]}${MARK}${text}`;
}

/** What a link holds: none where it holds nothing; a line where that cannot be read. */
export async function sharedIn(fragment: string): Promise<Shared | string | undefined> {
  if (!fragment.startsWith(MARK)) return undefined;
  try {
    const bytes = await through(decoded(fragment.slice(MARK.length)), new DecompressionStream("deflate-raw"), MOST_UNFOLDED);
    const read: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (isShared(read)) return read;
  } catch {
    // Whatever is wrong with it: there is one thing to say.
  }
  return "This link cannot be read: it is cut off, or was not made by this page. Ask for it again.";
}

/** Why a link cannot be read; none where it can, or holds nothing. */
export async function problemOf(fragment: string): Promise<string | undefined> {
  const read = await sharedIn(fragment);
  return typeof read === "string" ? read : undefined;
}

function isShared(read: unknown): read is Shared {
  if (typeof read !== "object" || read === null || !("files" in read) || !("shown" in read)) return false;
  const { files, shown } = read;
  if (typeof files !== "object" || files === null || typeof shown !== "string") return false;
  const entries = Object.entries(files);
  return entries.length > 0 && entries.length <= MOST_FILES && entries.every(([name, text]) => name !== "" && typeof text === "string");
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: BlobPart[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("too long");
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function encoded(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
