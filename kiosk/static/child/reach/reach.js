// What staff have set for this tablet, and what the child at it has chosen for itself, begin and end here.

import { beginDwell } from "./dwell.js";
import { beginSound } from "./sound.js";
import { beginScan } from "./scan.js";
import { openSpeaker } from "./speaker.js";
import { beginTwoByTwo } from "./two_by_two.js";
import { ownWay, setOwnWay, setReach, SLOWER_TIMES } from "./way.js";

let tell = () => null;
let begunFor = "";
let parts = [];

// Called whenever the shelf stands; `now` returns { reach, words, language, texts }, or null on a page for adults.
export function followReach(now) {
  tell = now;
  begin();
}

export function chooseOwnWay(way) {
  setOwnWay(way);
  begin();
}

function begin() {
  const reach = (tell() || {}).reach || null;
  setReach(reach);
  const wanted = JSON.stringify([reach, ownWay()]);
  if (wanted === begunFor) return;
  begunFor = wanted;
  for (const part of parts) part.stop();
  parts = partsFor(reach || {}).filter(Boolean);
  document.body.classList.toggle("is-bigger", isBigger(reach || {}));
  tellParts();
}

function isBigger(set) {
  return ownWay().isBigger || set.is_very_easy === true;
}

// What lays the screen comes before what looks at it.
function partsFor(set) {
  const own = ownWay();
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
