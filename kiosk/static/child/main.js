// Begins: reads the shelf of this device, shows it, and comes back to it after every child.

import { noteRefused, showMark, tellAdults } from "./adults.js";
import { followBird } from "./aloud.js";
import { circleInstrument } from "./circle_instrument.js";
import { call, forgetToken, isEnrolled } from "./device.js";
import { setScreenAside, writeIn } from "./draw.js";
import { followHand } from "./hand.js";
import { followHold } from "./hold.js";
import { CIRCLE_IDLE_SECONDS, IDLE_SECONDS, watchIdle } from "./idle.js";
import { forgetVisit, whenAtHand, keepAtHand, lastVisit, rememberVisit, watchForNew } from "./offline.js";
import { openOutbox } from "./outbox.js";
import { fetchTexts, textsToRead } from "./read_texts.js";
import { rest } from "./rest.js";
import { showShelf } from "./shelf.js";
import { keepSteady } from "./steady.js";
import { diskStore } from "./store.js";

const REFRESH_SECONDS = 60;
const TRY_OUT_REFRESH_SECONDS = 10;
const AGAIN_SECONDS = 5;
const ABSENT_SECONDS = 15;
const ADULTS = "adults";
const SHELF = "shelf";
const CHILD = "child";
const CALLING = "calling";

const state = { shelf: null, circle: null, talk: null, leaveCall: null, touched: null, language: null, at: ADULTS, waiting: {}, heardAt: 0, isOutdated: false, timer: null };
const outbox = openOutbox({ send: (list) => call("/api/submissions", list), disk: diskStore(), changed: noteWaiting });

function page() {
  const { shelf, language, touched } = state;
  const words = { ...shelf.words[language], ...(touched ? touched.words[language] : {}) };
  return { shelf, language, words, isTryOut: shelf.is_try_out, outbox: { add }, goHome };
}

// A voice that looks like play says so itself, as it may wait for days (docs/playing.md).
function add(submission, isTryOut) {
  const isOfCircle = submission.channel === "gathering"; // its voices come at once, one of each who sits in it
  const isRun = !isOfCircle && state.touched.isNextInRun(submission);
  const isMarked = isRun || state.touched.isClosed(state.shelf.hours, state.shelf.closed, state.shelf.outbox.today, new Date());
  return outbox.add(isMarked ? { ...submission, play: "suspected" } : submission, isTryOut);
}

async function load() {
  clearTimeout(state.timer);
  const { status, body } = await call("/api/kiosk");
  if (!isEnrolled()) return; // it was forgotten meanwhile
  state.timer = setTimeout(load, 1000 * secondsToNextLoad(status));
  if (status === 200) {
    state.heardAt = Date.now();
    rememberVisit(body);
    keepAtHand();
    outbox.meet(body.outbox, true);
  }
  if (state.at === CHILD || state.at === CALLING) return;
  if (status === 200) receive(body);
  else if (status === 401) enrol("refused");
  else if (!state.shelf) tellAdults(document.getElementById("for-adults").dataset.absent);
  if (status === 200) fetchTexts(body, wakeBird);
}

function secondsToNextLoad(status) {
  if (!state.shelf) return AGAIN_SECONDS;
  if (status !== 200) return ABSENT_SECONDS;
  return state.shelf.is_try_out ? TRY_OUT_REFRESH_SECONDS : REFRESH_SECONDS;
}

function receive(shelf) {
  const isSame = state.at === SHELF && JSON.stringify(shelf) === JSON.stringify(state.shelf);
  state.shelf = shelf;
  if (!isSame) goHome();
}

// A new version of the page is taken between two children, unless a voice would be lost by it.
function goHome() {
  const { isWaiting, isFrail } = state.waiting;
  state.circle = null;
  state.talk = null;
  state.leaveCall = null;
  if (state.touched) state.touched.endOwnWay();
  if (state.isOutdated && !(isWaiting && isFrail)) return location.reload();
  speak(state.shelf.languages[0].key);
}

function speak(language) {
  state.language = language;
  state.at = SHELF;
  writeIn(state.shelf.languages, language);
  showShelf(page(), { begin, speak, gather: wayToCircle(), see: wayToAnswers() });
  markForAdults();
  document.fonts.ready
    .then(() => whenAtHand) // a touch does not wait for that
    .then(rest)
    .then((touched) => {
      state.touched = touched;
      touched.followReach(wordsToRead);
      touched.keepPictures(state.shelf.instruments);
      if (state.at === SHELF) touched.offerOwnWay(page().words);
    });
}

// What follows a touch may still be on its way (rest.js); whoever has gone home meanwhile stays there.
async function go(at, follow) {
  state.at = at;
  markForAdults();
  state.touched = await rest();
  if (state.at === at) follow(state.touched);
}

function goFromShelf(follow) {
  if (state.at === SHELF) go(CHILD, follow);
}

function begin(instrument) {
  goFromShelf(({ beginInterview }) => (state.talk = beginInterview(page(), instrument)));
}

// Null where staff have not switched it on.
function wayToCircle() {
  const instrument = state.shelf.has_circle ? circleInstrument(state.shelf) : null;
  if (instrument === null) return null;
  return () => goFromShelf(({ beginCircle }) => (state.circle = beginCircle(page(), instrument)));
}

// Null where nothing on the shelf is replied to.
function wayToAnswers() {
  if (!state.shelf.instruments.some((each) => each.has_receipt)) return null;
  return () => goFromShelf(({ beginAnswers }) => (state.talk = beginAnswers(page())));
}

function leaveAlone() {
  if (state.talk) state.talk.keepSaid();
  state.at = CHILD;
  if (!state.circle || !state.circle.breakOff()) goHome();
}

// A circle goes on without the child that called somebody, and nothing is left of its turn.
function leaveCalling() {
  state.at = CHILD;
  if (!state.circle || !state.circle.goOn()) goHome();
}

// What the child was asked before it touched the hand waits as it is.
function beginToCall() {
  if (state.at !== CALLING) state.leaveCall = isChildAsked() ? backTo(setScreenAside()) : goHome;
  go(CALLING, ({ beginCall }) => beginCall({ ...page(), goHome: leaveCalling }, () => state.leaveCall()));
}

function backTo(layBack) {
  return () => {
    state.at = CHILD;
    layBack();
  };
}

function isChildAsked() {
  return state.at === CHILD && document.querySelector(".screen-thanks, .screen-shelf") === null;
}

function renew() {
  state.isOutdated = true;
  if (state.at === SHELF) goHome();
}

function openLastVisit() {
  try {
    const visit = lastVisit();
    if (!visit) return;
    state.heardAt = visit.on;
    receive(visit.shelf);
    outbox.meet(visit.shelf.outbox, false);
  } catch (other) {
    forgetVisit(); // it comes from another version of this page
    state.shelf = null;
  }
}

async function enrol(reason) {
  clearTimeout(state.timer);
  if (reason === "refused") forgetVisit();
  state.shelf = null;
  state.at = ADULTS;
  markForAdults();
  const { showEnrol } = await rest();
  showEnrol(reason, () => {
    forgetVisit();
    load();
  });
}

function noteWaiting({ refused, ...waiting }) {
  state.waiting = waiting;
  noteRefused(refused);
  markForAdults();
}

function markForAdults() {
  const isTryOut = Boolean(state.shelf && state.shelf.is_try_out);
  document.body.classList.toggle("is-try-out", isTryOut);
  document.getElementById("adults-only").hidden = state.at !== SHELF;
  if (!state.shelf) return tellAdults("");
  showMark(state.shelf, state.waiting, state.heardAt);
}

// For adults, and only from the shelf: nobody takes a question away from a child.
async function openCorner() {
  if (state.at !== SHELF || document.querySelector(".corner")) return;
  const tell = () => ({ pin: state.shelf.pin, state: document.getElementById("for-adults").textContent, heardAt: state.heardAt });
  const { showCorner } = await rest();
  showCorner(tell, { reload: () => location.reload(), forgetDevice: forgetHere });
}

function forgetHere() {
  forgetToken();
  forgetVisit();
  enrol("new");
}

function wordsToRead() {
  const { shelf, language } = state;
  return shelf && { language, reach: shelf.reach, words: page().words, label: shelf.words[language].read_aloud, texts: textsToRead(language) || {} };
}

function isSomebodyHere() {
  const isOtherLanguage = state.at === SHELF && state.language !== state.shelf.languages[0].key;
  return state.at === CHILD || state.at === CALLING || isOtherLanguage || document.body.matches(".is-eased");
}

// Or a script could ask the browser when something was sent.
performance.setResourceTimingBufferSize(0);
const isForJoining = location.pathname.startsWith("/enrol");
// A used code stands nowhere on the way back.
if (isForJoining) history.replaceState(null, "", "/");
watchForNew(renew);
const wakeBird = followBird(document.getElementById("screen"), wordsToRead);
followHand(document.getElementById("screen"), () => state.shelf && page().words.call, beginToCall);
keepSteady(() => state.at === ADULTS);
followHold(document.getElementById("adults-only"), openCorner);
watchIdle({
  isSomebodyHere,
  isHeldUp: () => !state.touched || state.touched.isHeldUp(),
  patience: () => (state.circle ? CIRCLE_IDLE_SECONDS : IDLE_SECONDS),
  calm: () => (state.touched ? state.touched.calm() : 1),
  warn: (stay) => state.touched.showWarning(page().words, stay),
  leave: leaveAlone,
});
if (isForJoining || !isEnrolled()) enrol("new");
else {
  openLastVisit();
  load();
}
