// The thanks: at once, the same after every answer, with the way to help; then the shelf.

import { isRead } from "./aloud.js";
import { element, headingOf, picture, showScreen, signButton } from "./draw.js";
import { jar } from "./jar.js";
import { calm } from "./reach/way.js";

const THANKS_SECONDS = 12;
const AFTER_READING_SECONDS = 4;

// `said` is null except in try-out mode, where an adult reads what arrived; what was drawn looks so as it falls.
export function showThanks(page, instrument, { said, arrival, isDrawn }) {
  const heading = headingOf(page.isTryOut ? page.words.tried : instrument.thanks[page.language]);
  const screen = showScreen({
    name: "thanks",
    accent: instrument.accent,
    heading,
    stage: [vessel(instrument, isDrawn), instrument.who.length > 0 ? helpForAnybody(page.words) : helpLines(page.words), said ? arrivalLine(page.words, said, arrival) : null],
    foot: [signButton("home", page.words.home, leave)],
  });
  let timer = setTimeout(leaveOnceRead, THANKS_SECONDS * calm() * 1000);
  screen.addEventListener("click", leave);

  function leaveOnceRead() {
    if (!isRead(screen)) return leave();
    timer = setTimeout(leaveOnceRead, AFTER_READING_SECONDS * 1000);
  }

  function leave() {
    clearTimeout(timer);
    if (screen.isConnected) page.goHome();
  }
}

// What was said falls into it.
export function vessel({ object, level }, isDrawn) {
  if (object !== "jar") return picture("box", { class: "box" });
  const made = jar(level, true);
  if (isDrawn) made.querySelector(".jar-note use").setAttribute("href", "#jar-drawing");
  return made;
}

function helpLines(words) {
  const phones = [words.helpline, words.emergency].map((line) => element("p", { class: "phone" }, line));
  return element("div", { class: "help" }, element("p", null, words.not_your_fault), ...phones);
}

// A number stays on one line.
function helpForAnybody(words) {
  const phones = [words.help_for_every_child.replace("116 111 –", "116\u00a0111\u00a0–"), words.emergency].map((line) => element("p", { class: "phone" }, line));
  return element("div", { class: "help" }, ...phones);
}

function arrivalLine(words, said, arrival) {
  const line = element("p", { class: "arrival", role: "status" }, words.sending);
  arrival.then((result) => {
    const isThere = result.state === "tried" || result.state === "kept" || result.state === "known";
    const problem = (result.error && result.error.sentence) || words.not_arrived;
    line.textContent = isThere ? words.arrived.replace("{answers}", () => said) : problem;
  });
  return element("div", { class: "arrival-place" }, line);
}
