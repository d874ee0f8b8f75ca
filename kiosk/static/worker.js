// Keeps the frame of the child's page at hand, so that the shelf opens without the server. Before this stand VERSION,
// which is another one whenever one of the FILES is, and FILES; nothing else is ever kept, and nothing of a child.

const KEPT = `frame ${VERSION}`;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  const asked = FILES.map((path) => new Request(path, { cache: "no-cache", credentials: "omit" }));
  event.waitUntil(caches.open(KEPT).then((frame) => frame.addAll(asked)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { origin, pathname, search } = new URL(event.request.url);
  const isOfFrame = origin === self.location.origin && search === "" && FILES.includes(pathname);
  if (isOfFrame && event.request.method === "GET") event.respondWith(fromFrame(event.request, pathname));
});

async function fromFrame(request, pathname) {
  const frame = await caches.open(KEPT);
  const kept = await frame.match(pathname, { ignoreVary: true });
  return kept || fetch(request);
}

async function forgetOthers() {
  const names = await caches.keys();
  return Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
}
