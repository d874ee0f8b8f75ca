// A step of kind "faces": one face is touched and sticks to the board.

import { element, isDrawn, picture, signButton } from "../draw.js";

const PIN_MILLISECONDS = 450;

// Returns { stage, goOn }. `answer` takes the option keys and how long the movement lasts.
export function faces({ options, isSkippable, words, answer }) {
  const board = element("div", { class: "board", role: "group", "aria-labelledby": "heading" });
  board.append(...options.map((option) => faceCard(option, (card) => pin(board, card, option.key, answer))));
  board.dataset.count = options.length;
  const goOn = isSkippable ? signButton("go_on", words.go_on, () => answer([], 0)) : null;
  return { stage: board, goOn };
}

function faceCard(option, touched) {
  const face = isDrawn(`face-${option.key}`) ? picture(`face-${option.key}`, { class: "face" }) : null;
  const name = face === null ? "face-card is-words" : "face-card";
  const card = element("button", { type: "button", class: name }, face, element("span", null, option.text));
  card.dataset.option = option.key;
  card.addEventListener("click", () => touched(card));
  return card;
}

function pin(board, card, key, answer) {
  if (board.classList.contains("is-answered")) return;
  const [place, whole] = [card.getBoundingClientRect(), board.getBoundingClientRect()];
  const x = whole.left + whole.width / 2 - (place.left + place.width / 2);
  const y = whole.top + whole.height / 2 - (place.top + place.height / 2);
  card.style.setProperty("--to-middle", `translate(${x}px, ${y}px)`);
  card.append(picture("sign-pin", { class: "pin" }));
  card.classList.add("is-chosen");
  board.classList.add("is-answered");
  answer([key], PIN_MILLISECONDS);
}
