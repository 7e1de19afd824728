// Keeps the page of one build, and answers from there. Another build has another name, and takes its place as a whole.
const NAME = "lakatos-%HASH%";
const FILES = ["./", "index.html", ...%FILES%];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("lakatos-") && name !== NAME);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  // The page itself is asked of the network first, so that a new build is seen; all else is of the build that names it.
  const kept = () => caches.match(request, { ignoreSearch: true });
  const isPage = request.mode === "navigate";
  const answer = async () => (isPage ? fetch(request).catch(kept) : (await kept()) ?? fetch(request));
  event.respondWith(answer());
});
