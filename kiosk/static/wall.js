// Shows the pictures of the wall in turn and fetches new ones; without the server the last ones stay, and say their age.

const SLIDE_SECONDS = 20;
const REFRESH_SECONDS = 300;
const OLD_DAYS = 2;
const TOO_OLD_DAYS = 28;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

let taken = wallNow().innerHTML;
let isAway = false;

function wallNow() {
  return document.getElementById("wall");
}

function showNext() {
  const isTooOld = isAway && ageDays() >= TOO_OLD_DAYS;
  const all = [...wallNow().querySelectorAll(".slide")];
  const slides = all.filter((slide) => slide.classList.contains("is-late") === isTooOld);
  const next = slides[(slides.findIndex((slide) => !slide.hidden) + 1) % slides.length] || all[0];
  for (const slide of all) slide.hidden = slide !== next;
  Object.assign(document.documentElement, { lang: next.lang, dir: next.dir });
}

async function refresh() {
  const answer = await fetch(location.pathname, { cache: "no-store", credentials: "omit" }).catch(() => null);
  const text = answer && (await answer.text().catch(() => ""));
  const found = text && new DOMParser().parseFromString(text, "text/html").getElementById("wall");
  isAway = !found; // whatever else came is no picture
  if (found) take(found);
  tellAge();
}

function take(found) {
  const shown = wallNow();
  if (found.dataset.version !== shown.dataset.version) return location.reload();
  shown.dataset.day = found.dataset.day || "";
  if (found.innerHTML === taken) return;
  taken = found.innerHTML;
  shown.replaceChildren(...found.childNodes);
}

// How long ago the server sent this, by the clock of the screen; below zero where that clock is wrong.
function ageDays() {
  return (Date.now() - Date.parse(wallNow().dataset.day)) / DAY_MILLISECONDS;
}

function isNew() {
  return ageDays() >= 0 && ageDays() < OLD_DAYS;
}

function tellAge() {
  for (const line of document.querySelectorAll(".wall-age")) line.hidden = !isAway || isNew();
  const shown = document.querySelector(".slide:not([hidden])");
  if (shown.classList.contains("is-late") !== (isAway && ageDays() >= TOO_OLD_DAYS)) showNext();
}

function keepAtHand() {
  const workers = navigator.serviceWorker;
  if (!workers || !wallNow().dataset.day) return;
  workers.addEventListener("controllerchange", refresh);
  workers.register("/wall/worker.js").catch(() => null); // it works as before, only not after a restart
}

setInterval(showNext, SLIDE_SECONDS * 1000);
setInterval(refresh, REFRESH_SECONDS * 1000);
window.addEventListener("online", refresh);
if (!isNew()) refresh();
keepAtHand();
