// Begins: asks who speaks, in the language of the phone, while the rest comes; then leads to what can be answered.

import { followBird } from "../child/aloud.js";
import { followArrows } from "../child/arrows.js";
import { writeIn } from "../child/draw.js";
import { askAbout } from "./asking.js";
import { restOfDoor } from "./fetching.js";
import { wipeOnLeaving } from "./leaving.js";
import { showMoment } from "./moment.js";
import { bringType } from "./type.js";

const told = JSON.parse(document.getElementById("screen").dataset.told);
const visit = { language: told.language, about: null, idle: null };

function show(language) {
  Object.assign(visit, { language, about: null });
  writeIn(told.languages, language);
  askAbout(told, language, { speakIn: show, known: openChoice });
  restOfDoor(language);
}

function begin() {
  show(visit.language);
}

// `about` has { speaker, support, age_band }. What follows may still be on its way.
async function openChoice(about) {
  visit.about = about;
  const coming = restOfDoor(visit.language);
  const timer = setTimeout(showMoment, 300, told.words[visit.language], begin);
  const { shared, rest } = await coming;
  clearTimeout(timer);
  if (visit.about !== about) return; // back at the first question meanwhile
  shared.openDoor({ language: visit.language, about, rest, begin });
}

// Or a script could ask the browser when something was sent.
performance.setResourceTimingBufferSize(0);
wipeOnLeaving();
followArrows(document.getElementById("screen"));
// The phone's own voice reads, where it has one: clips would cost the visitor.
followBird(document.getElementById("screen"), () => ({ language: visit.language, label: told.words[visit.language].read_aloud, texts: {} }));
document.addEventListener("click", bringType, { once: true });
begin();
