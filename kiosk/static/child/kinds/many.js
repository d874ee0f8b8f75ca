// A step of kind "many": any number of cards is turned on, then the arrow goes on.

import { element, isDrawn, picture, showSign, signButton } from "../draw.js";

// Returns { stage, goOn }. `answer` takes the option keys and how long the movement lasts.
export function many({ options, isSkippable, words, answer }) {
  const chosen = new Set();
  const goOn = signButton("go_on", words.go_on, () => answer(inOrder(options, chosen), 0));
  const cards = options.map((option) => choiceCard(option, chosen, () => showSign(goOn, isSkippable || chosen.size > 0)));
  showSign(goOn, isSkippable);
  return { stage: element("div", { class: "choices", role: "group", "aria-labelledby": "heading" }, ...cards), goOn };
}

function choiceCard(option, chosen, changed) {
  const drawing = isDrawn(`picture-${option.key}`) ? picture(`picture-${option.key}`, { class: "choice-picture" }) : null;
  const mark = element("span", { class: "choice-mark" }, picture("sign-chosen", { class: "sign" }));
  const card = element("button", { type: "button", class: "choice", "aria-pressed": "false" }, mark, drawing);
  card.append(element("span", null, option.text));
  card.dataset.option = option.key;
  card.addEventListener("click", () => {
    if (!chosen.delete(option.key)) chosen.add(option.key);
    card.setAttribute("aria-pressed", String(chosen.has(option.key)));
    changed();
  });
  return card;
}

export function inOrder(options, chosen) {
  return options.map((option) => option.key).filter((key) => chosen.has(key));
}
