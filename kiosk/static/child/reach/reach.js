// How this tablet is reached: what staff have set for it, and what the child at it has chosen for itself, begin here.

import { beginDwell } from "./dwell.js";
import { beginSound } from "./sound.js";
import { beginScan } from "./scan.js";
import { openSpeaker } from "./speaker.js";
import { beginTwoByTwo } from "./two_by_two.js";

const CALM_TIMES = 3; // whoever scans or rests on things needs longer before the page asks whether somebody is there
const SLOWER_TIMES = 2;

let tell = () => null;
let reach = null;
let begunFor = "";
let parts = [];
let own = { isBigger: false, isSlower: false, isSound: false };

export function ownWay() {
  return own;
}

// Whether it is reached otherwise than by touch; then what needs a finger has another way beside it.
export function isReachedOtherwise() {
  return reach !== null;
}

// How many times longer the page waits before it does anything by itself.
export function calm() {
  return (isReachedOtherwise() ? CALM_TIMES : 1) * (own.isSlower ? SLOWER_TIMES : 1);
}

// Called whenever the shelf stands; `now` returns { reach, words, language, texts }, or null on a page for adults.
export function followReach(now) {
  tell = now;
  begin();
}

export function chooseOwnWay(way) {
  own = { ...own, ...way };
  begin();
}

function begin() {
  reach = (tell() || {}).reach || null;
  const wanted = JSON.stringify([reach, own]);
  if (wanted === begunFor) return;
  begunFor = wanted;
  for (const part of parts) part.stop();
  parts = partsFor(reach || {}).filter(Boolean);
  document.body.classList.toggle("is-bigger", isBigger(reach || {}));
  tellParts();
}

function isBigger(set) {
  return own.isBigger || set.is_very_easy === true;
}

// What lays the screen comes before what looks at it.
function partsFor(set) {
  const slower = own.isSlower ? SLOWER_TIMES : 1;
  const now = () => tell() || { words: {}, language: "", texts: {} };
  const isScanned = set.scanning === "one_switch" || set.scanning === "two_switches";
  const isSaid = isScanned && set.is_spoken;
  return [
    isBigger(set) && beginTwoByTwo(now),
    (own.isSound || set.is_very_easy) && !isSaid && beginSound(),
    isScanned && beginScan(set, slower, isSaid ? openSpeaker(now) : null),
    set.dwell_milliseconds > 0 && beginDwell(set.dwell_milliseconds * slower),
  ];
}

function tellParts() {
  for (const part of parts) part.anew();
}

// Another screen, or something that lies over it, has come or gone.
const screens = new MutationObserver(tellParts);
screens.observe(document.getElementById("screen"), { childList: true });
screens.observe(document.body, { childList: true });
