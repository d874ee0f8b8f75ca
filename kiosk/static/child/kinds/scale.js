// A step of kind "scale": points with words, one below another; one is touched. Each shows as many pegs as it is far.

import { element, signButton } from "../draw.js";

const PRESS_MILLISECONDS = 300;

// Returns { stage, goOn }. `answer` takes the option keys and how long the movement lasts.
export function scale({ options, isSkippable, words, answer }) {
  const rows = element("div", { class: "scale", role: "group", "aria-labelledby": "heading" });
  rows.append(...options.map((option, place) => scalePoint(option, options.length - place, options.length, (row) => press(rows, row, option.key, answer))));
  const goOn = isSkippable ? signButton("go_on", words.go_on, () => answer([], 0)) : null;
  return { stage: rows, goOn };
}

function scalePoint(option, height, most, touched) {
  const pegs = Array.from({ length: most }, (_, place) => element("span", { class: place < height ? "peg is-in" : "peg" }));
  const row = element("button", { type: "button", class: "scale-point" });
  row.append(element("span", { class: "pegs", "aria-hidden": "true" }, ...pegs), element("span", null, option.text));
  row.dataset.option = option.key;
  row.addEventListener("click", () => touched(row));
  return row;
}

function press(rows, row, key, answer) {
  if (rows.classList.contains("is-answered")) return;
  row.classList.add("is-chosen");
  rows.classList.add("is-answered");
  answer([key], PRESS_MILLISECONDS);
}
