// Lets the page open without the server: the worker that holds its frame, and the shelf of the last visit.

import { forget, recall, recallParsed, remember } from "./remember.js";

const VISIT = "shelf";
const TEXTS = "aloud";
const FIRST_SECONDS = 3; // the shelf is drawn first
const LOOK_SECONDS = 3600;
const WHOLE_DAY = 24 * 60 * 60 * 1000; // milliseconds

let isBegun = false;

// Only the first call does anything, and only with https or on the machine of the server itself.
export function keepAtHand() {
  if (isBegun || !navigator.serviceWorker) return;
  isBegun = true;
  setTimeout(register, FIRST_SECONDS * 1000);
}

// `renew` is called when a new version of the page lies ready.
export function watchForNew(renew) {
  const workers = navigator.serviceWorker;
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
    const worker = await navigator.serviceWorker.register("/worker.js");
    setInterval(() => worker.update().catch(() => null), LOOK_SECONDS * 1000);
  } catch (refused) {
    // the page works as before, only not without the server
  }
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
