// URIs of files in memory, and their paths.

/** The path of a `file:` URI; undefined for any other. */
export function pathOf(uri) {
  const url = URL.canParse(uri) ? new URL(uri) : undefined;
  if (url?.protocol !== "file:") return undefined;
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
}
