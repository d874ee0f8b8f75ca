// Keeps what a wall showed last, so that its screen comes up again without the server. Before this stands FILES, which
// dress the page; nothing but these and one public page is ever kept.

const KEPT = "wall";
const PATIENCE_MILLISECONDS = 5000;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  const asked = FILES.map((path) => new Request(path, { cache: "no-cache", credentials: "omit" }));
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(asked)));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== self.location.origin || event.request.method !== "GET") return;
  const isFile = FILES.includes(pathname);
  if (!isFile && !isPage(pathname)) return;
  const coming = fetchAndKeep(event.request, pathname);
  const isToBeShown = isFile || event.request.mode === "navigate"; // what asks for a new picture wants no old one
  event.respondWith(isToBeShown ? newOrKept(coming, pathname) : coming);
});

function isPage(path) {
  return /^\/wall\/[^/]+\/[^/]+$/.test(path);
}

async function newOrKept(coming, path) {
  const late = new Promise((done) => setTimeout(done, PATIENCE_MILLISECONDS));
  const answer = await Promise.race([coming.catch(() => null), late]);
  if (answer && answer.status < 500) return answer;
  const kept = await caches.open(KEPT);
  return (await kept.match(path, { ignoreVary: true })) || coming;
}

async function fetchAndKeep(request, path) {
  const answer = await fetch(request);
  const kept = await caches.open(KEPT);
  if (isPage(path) && (answer.ok || answer.status === 404)) await forgetPages(kept);
  if (answer.ok) await kept.put(path, answer.clone());
  return answer;
}

// An address that holds no more, or another one now, leaves nothing behind.
async function forgetPages(kept) {
  const pages = (await kept.keys()).filter(({ url }) => isPage(new URL(url).pathname));
  return Promise.all(pages.map((page) => kept.delete(page)));
}
