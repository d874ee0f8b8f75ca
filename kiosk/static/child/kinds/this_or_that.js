// A step of kind "this_or_that": two big picture cards, one is touched and comes forward.

import { element, signButton } from "../draw.js";
import { onCard } from "./cards.js";

const LIFT_MILLISECONDS = 450;

// Returns { stage, goOn }. `answer` takes the option keys and how long the movement lasts.
export function thisOrThat({ options, isSkippable, words, answer }) {
  const pair = element("div", { class: "pair", role: "group", "aria-labelledby": "heading" });
  pair.append(...options.map((option) => bigCard(option, (card) => lift(pair, card, option.key, answer))));
  const goOn = isSkippable ? signButton("go_on", words.go_on, () => answer([], 0)) : null;
  return { stage: pair, goOn };
}

function bigCard(option, touched) {
  const card = element("button", { type: "button", class: "big-card" }, ...onCard(option));
  card.dataset.option = option.key;
  card.addEventListener("click", () => touched(card));
  return card;
}

function lift(pair, card, key, answer) {
  if (pair.classList.contains("is-answered")) return;
  card.classList.add("is-chosen");
  pair.classList.add("is-answered");
  answer([key], LIFT_MILLISECONDS);
}
