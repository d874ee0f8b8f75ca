// Begins: reads the shelf of this device, shows it, and comes back to it after every child.

import { followBird } from "./aloud.js";
import { followArrows } from "./arrows.js";
import { call, isEnrolled } from "./device.js";
import { showEnrol } from "./enrol.js";
import { watchIdle } from "./idle.js";
import { beginInterview } from "./interview.js";
import { openOutbox } from "./outbox.js";
import { showShelf } from "./shelf.js";
import { showWarning } from "./warning.js";

const REFRESH_SECONDS = 60;
const TRY_OUT_REFRESH_SECONDS = 10;
const AGAIN_SECONDS = 5;
const ADULTS = "adults";
const SHELF = "shelf";
const CHILD = "child";

const state = { shelf: null, language: null, at: ADULTS, isLate: false, timer: null };
const outbox = openOutbox({ send: (list) => call("/api/submissions", list), changed: markLate });

function page() {
  const { shelf, language } = state;
  return { shelf, language, words: shelf.words[language], isTryOut: shelf.is_try_out, outbox, goHome };
}

async function load() {
  clearTimeout(state.timer);
  const { status, body } = await call("/api/kiosk");
  state.timer = setTimeout(load, 1000 * secondsToNextLoad());
  if (state.at === CHILD) return;
  if (status === 200) receive(body);
  else if (status === 401) enrol("refused");
  else if (!state.shelf) tellAdults(document.getElementById("for-adults").dataset.absent);
}

function secondsToNextLoad() {
  if (!state.shelf) return AGAIN_SECONDS;
  return state.shelf.is_try_out ? TRY_OUT_REFRESH_SECONDS : REFRESH_SECONDS;
}

function receive(shelf) {
  const isSame = state.at === SHELF && JSON.stringify(shelf) === JSON.stringify(state.shelf);
  state.shelf = shelf;
  if (!isSame) goHome();
}

function goHome() {
  speak(state.shelf.languages[0].key);
}

function speak(language) {
  state.language = language;
  state.at = SHELF;
  document.documentElement.lang = language;
  showShelf(page(), { begin, speak });
  markForAdults();
}

function begin(instrument) {
  state.at = CHILD;
  beginInterview(page(), instrument);
}

function enrol(reason) {
  clearTimeout(state.timer);
  state.shelf = null;
  state.at = ADULTS;
  markForAdults();
  showEnrol(reason, () => {
    history.replaceState(null, "", "/");
    load();
  });
}

function markLate(isLate) {
  state.isLate = isLate;
  markForAdults();
}

function markForAdults() {
  const isTryOut = Boolean(state.shelf && state.shelf.is_try_out);
  document.body.classList.toggle("is-try-out", isTryOut);
  if (!state.shelf) return tellAdults("");
  const words = state.shelf.words[state.shelf.languages[0].key];
  const isEmpty = state.shelf.instruments.length === 0;
  tellAdults([isTryOut && words.try_out, isEmpty && words.empty, state.isLate && words.kept].filter(Boolean).join(" · "));
}

function tellAdults(line) {
  const place = document.getElementById("for-adults");
  if (place.textContent !== line) place.textContent = line;
}

function wordsToRead() {
  if (!state.shelf) return null;
  const { shelf, language } = state;
  return { language, label: shelf.words[language].read_aloud, texts: shelf.aloud[language] };
}

function isSomebodyHere() {
  const isOtherLanguage = state.at === SHELF && state.language !== state.shelf.languages[0].key;
  return state.at === CHILD || isOtherLanguage;
}

followArrows(document.getElementById("screen"));
followBird(document.getElementById("screen"), wordsToRead);
document.addEventListener("contextmenu", (event) => state.at !== ADULTS && event.preventDefault());
watchIdle({ isSomebodyHere, warn: (stay) => showWarning(page().words, stay), leave: goHome });
if (location.pathname.startsWith("/enrol") || !isEnrolled()) enrol("new");
else load();
