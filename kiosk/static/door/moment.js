// "One moment…": what stands while something is on its way, with the numbers of those who help.

import { element, headingOf, showScreen, signButton } from "../child/draw.js";

export function showMoment(words, home) {
  const lines = [words.help_for_every_child, words.emergency].map((line) => element("p", { class: "door-line" }, line));
  return showScreen({ name: "door-moment", heading: headingOf(words.moment), stage: lines, foot: [signButton("home", words.home, home)] });
}
