// A step of kind "consent": whether others may see what was told. Nothing is chosen beforehand, what was touched can be
// touched away or changed, and it goes with the arrow; without an answer nobody may.

import { element, isDrawn, picture, signButton } from "../draw.js";

// Returns { stage, goOn }. `answer` takes the option keys and how long the movement lasts.
export function consent({ options, words, answer }) {
  const cards = options.map((option) => consentCard(option, () => choose(option.key)));
  const goOn = signButton("go_on", words.go_on, () => answer(said === null ? [] : [said], 0));
  let said = null;

  function choose(key) {
    said = said === key ? null : key;
    for (const card of cards) card.setAttribute("aria-pressed", String(card.dataset.option === said));
  }

  return { stage: element("div", { class: "consents", role: "group", "aria-labelledby": "heading" }, ...cards), goOn };
}

// Its words are the answer, and in a line of its own what that means.
function consentCard({ key, text }, touched) {
  const drawn = isDrawn(`consent-${key}`) ? picture(`consent-${key}`, { class: "consent-picture" }) : null;
  const sentences = text.match(/[^.]+\.?\s*/g) || [text];
  const lines = element("span", { class: "consent-words" }, ...sentences.map((line) => element("span", { class: "sentence" }, line)));
  const mark = element("span", { class: "choice-mark" }, picture("sign-chosen", { class: "sign" }));
  const card = element("button", { type: "button", class: "consent", "aria-pressed": "false", onclick: touched }, drawn, lines, mark);
  card.dataset.option = key;
  return card;
}
