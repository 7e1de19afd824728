// Serves dist/ as a forge's pages do: files, compressed with gzip, from a folder below the root of the host.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const BELOW = "/some/folder/";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json" };
const packed = new Map();

export async function serve() {
  const asked = [];
  const server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url, "http://page").pathname);
    asked.push(path);
    const file = join(dist, path.slice(BELOW.length), path.endsWith("/") ? "index.html" : "");
    if (!path.startsWith(BELOW) || !existsSync(file)) return response.writeHead(404).end();
    const type = TYPES[extname(file)];
    if (!packed.has(file)) packed.set(file, type ? gzipSync(readFileSync(file), { level: 9 }) : readFileSync(file));
    response.writeHead(200, { "content-type": type ?? "application/octet-stream", ...(type && { "content-encoding": "gzip" }), "cache-control": "max-age=600" });
    response.end(packed.get(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { address: process.env.LAKATOS_WEB ?? `http://127.0.0.1:${server.address().port}${BELOW}`, asked, close };
}
