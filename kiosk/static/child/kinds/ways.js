// A step of kind "ways": how to tell; one card is touched and leads on at once.

import { element, isDrawn, picture, signButton } from "../draw.js";

const WAY_MILLISECONDS = 250;

// Returns { stage, goOn }. `answer` takes the option keys and how long the movement lasts.
export function ways({ options, isSkippable, words, answer }) {
  const all = element("div", { class: "ways", role: "group", "aria-labelledby": "heading" });
  all.append(...options.map((option) => wayCard(option, (card) => takeWay(all, card, option.key, answer))));
  all.dataset.count = options.length;
  const goOn = isSkippable ? signButton("go_on", words.go_on, () => answer([], 0)) : null;
  return { stage: all, goOn };
}

function wayCard(option, touched) {
  const drawing = isDrawn(`way-${option.key}`) ? picture(`way-${option.key}`, { class: "way-picture" }) : null;
  const card = element("button", { type: "button", class: "way" }, drawing, element("span", null, option.text));
  card.dataset.option = option.key;
  card.addEventListener("click", () => touched(card));
  return card;
}

function takeWay(all, card, key, answer) {
  if (all.classList.contains("is-answered")) return;
  card.classList.add("is-chosen");
  all.classList.add("is-answered");
  answer([key], WAY_MILLISECONDS);
}
