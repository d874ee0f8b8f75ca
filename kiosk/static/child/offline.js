// Lets the page open without the server: the worker that holds its frame, and the shelf of the last visit.

import { forget, recall, recallParsed, remember } from "./remember.js";

const VISIT = "shelf";
const TEXTS = "aloud";
const LOOK_SECONDS = 3600;
const WHOLE_DAY = 24 * 60 * 60 * 1000; // milliseconds

const workers = navigator.serviceWorker;
let isBegun = false;
let noteAtHand = null;

// Resolves once the worker holds the page, or when there will be none.
export const whenAtHand = new Promise((done) => (noteAtHand = done));
if (!workers || workers.controller) noteAtHand();

// Only the first call does anything, and only with https or on the machine of the server itself; the shelf is drawn first.
export function keepAtHand() {
  if (isBegun || !workers) return;
  isBegun = true;
  document.fonts.ready.then(register);
}

// `renew` is called when a new version of the page lies ready.
export function watchForNew(renew) {
  if (!workers) return;
  let isKept = Boolean(workers.controller);
  workers.addEventListener("controllerchange", () => {
    if (isKept) renew();
    isKept = true;
  });
}

async function register() {
  try {
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    workers.addEventListener("controllerchange", noteAtHand);
    const worker = await workers.register("/worker.js");
    setInterval(() => worker.update().catch(() => null), LOOK_SECONDS * 1000);
    noteWhenWithout(worker.installing);
  } catch (refused) {
    noteAtHand(); // the page works as before, only not without the server
  }
}

// A page that somebody forced to load anew has none, and one that could not fetch everything is dropped.
function noteWhenWithout(coming) {
  if (!coming) return noteAtHand();
  coming.addEventListener("statechange", () => coming.state === "redundant" && noteAtHand());
}

// The shelf as the server told it, and the day on which it did, by the clock of this device.
export function rememberVisit(shelf) {
  const now = Date.now();
  const visit = JSON.stringify({ shelf, on: now - (now % WHOLE_DAY) });
  if (recall(VISIT) !== visit) remember(VISIT, visit);
}

// Returns { shelf, on }, or null.
export function lastVisit() {
  return recallParsed(VISIT);
}

// How the texts of that shelf are read aloud, as the server told it.
export function rememberTexts(texts) {
  const told = JSON.stringify(texts);
  if (recall(TEXTS) !== told) remember(TEXTS, told);
}

// Returns them by language, or null.
export function lastTexts() {
  return recallParsed(TEXTS);
}

export function forgetVisit() {
  forget(VISIT);
  forget(TEXTS);
}
