// Shows the pictures of the wall in turn and fetches new ones; without the server the last ones stay.

const SLIDE_SECONDS = 20;
const REFRESH_SECONDS = 300;

let taken = wallNow().innerHTML;

function wallNow() {
  return document.getElementById("wall");
}

function showNext() {
  const slides = [...wallNow().querySelectorAll(".slide")];
  const shown = slides.findIndex((slide) => !slide.hidden);
  const next = slides[(shown + 1) % slides.length];
  for (const slide of slides) slide.hidden = slide !== next;
  document.documentElement.lang = next.lang;
}

async function refresh() {
  const answer = await fetch(location.pathname, { cache: "no-store", credentials: "omit" }).catch(() => null);
  const text = answer && (await answer.text().catch(() => ""));
  const found = text && new DOMParser().parseFromString(text, "text/html").getElementById("wall");
  if (found) take(found); // whatever else came is no picture
}

function take(found) {
  const shown = wallNow();
  if (found.dataset.version !== shown.dataset.version) return location.reload();
  if (found.innerHTML === taken) return;
  taken = found.innerHTML;
  shown.replaceChildren(...found.childNodes);
}

setInterval(showNext, SLIDE_SECONDS * 1000);
setInterval(refresh, REFRESH_SECONDS * 1000);
window.addEventListener("online", refresh);
