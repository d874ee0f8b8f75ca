// The end: on its way, in the box, or not yet. On each stand the same numbers of those who help, and a touch calls them.

import { element, headingOf, picture, showScreen, signButton } from "../child/draw.js";
import { vessel } from "../child/thanks.js";
import { politely, showFourWords } from "./receipt.js";

// `arrival` resolves to whether the voice lies in the box; only then is anybody thanked, since nothing is kept here.
export function showDoorEnd(page, instrument, { arrival, isDrawn, slot, isAdult, receipt }) {
  const { words } = page;
  let screen = null;

  async function follow(coming) {
    screen = draw(words.into_the_box, picture("box", { class: "box" }), null);
    const isThere = await coming;
    if (!screen.isConnected) return;
    if (isThere) screen = draw(instrument.thanks[page.language], vessel(instrument, isDrawn), receipt ? wordsButton() : null);
    else screen = draw(isAdult ? words.not_in_the_box_for_adults : words.not_in_the_box, null, tryButton());
  }

  function tryButton() {
    return element("button", { type: "button", class: "button door-try", onclick: () => follow(slot.again()) }, words.try_again);
  }

  function wordsButton() {
    const show = () => showFourWords(page, receipt);
    return element("button", { type: "button", class: "button door-try", onclick: show }, politely(page, "four_words").replace(":", ""));
  }

  function draw(heading, thing, button) {
    return showScreen({
      name: "thanks",
      accent: instrument.accent,
      heading: headingOf(heading),
      stage: [thing, button, helpToCall(words, isAdult)].filter(Boolean),
      foot: [signButton("home", words.home, page.goHome)],
    });
  }

  follow(arrival);
}

function helpToCall(words, isAdult) {
  const lines = isAdult ? [] : [element("p", null, words.not_your_fault)];
  const first = isAdult ? words.help_for_every_child.replace("116 111 –", "116\u00a0111\u00a0–") : words.helpline;
  return element("div", { class: "help" }, ...lines, callLine("116111", first), callLine("112", words.emergency));
}

function callLine(number, line) {
  return element("p", { class: "phone" }, element("a", { class: "call", href: `tel:${number}` }, line));
}
