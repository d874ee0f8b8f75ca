// How the texts of the shelf are read aloud: asked for when it stands, so that it stands early, and kept with the visit.

import { call, isEnrolled } from "./device.js";
import { lastTexts, rememberTexts } from "./offline.js";

let cameFor = null;

// Asks once for each wording of the shelf; `wake` is called when the texts are here.
export async function fetchTexts(shelf, wake) {
  const wording = wordingOf(shelf);
  if (wording === cameFor && lastTexts()) return;
  await document.fonts.ready; // the letters that are to be seen come first
  const { status, body } = await call("/api/kiosk/aloud");
  if (status !== 200 || !isEnrolled()) return; // the next look at the shelf asks again
  cameFor = wording;
  rememberTexts(body.texts);
  wake();
}

// How full an instrument is drawn changes with an opening of the box, and no word with it.
function wordingOf({ words, instruments }) {
  return JSON.stringify([words, instruments.map((each) => ({ ...each, level: 0 }))]);
}

// Returns null while nothing is known of this language.
export function textsToRead(language) {
  const texts = lastTexts();
  return (texts && texts[language]) || null;
}
