// Steps of kind "feelings" and "pictures": any number of drawn tiles is turned on, then the arrow goes on.

import { element, isDrawn, picture, showSign, signButton } from "../draw.js";
import { inOrder } from "./many.js";

// Both return { stage, goOn }. `answer` takes the option keys and how long the movement lasts.
export function feelings(step) {
  return tiles(step, "face");
}

export function pictures(step) {
  return tiles(step, "picture");
}

function tiles({ options, isSkippable, words, answer }, drawnAs) {
  const turnedOn = new Set();
  const goOn = signButton("go_on", words.go_on, () => answer(inOrder(options, turnedOn), 0));
  const all = options.map((option) => tile(option, drawnAs, turnedOn, () => showSign(goOn, isSkippable || turnedOn.size > 0)));
  const stage = element("div", { class: "tiles", role: "group", "aria-labelledby": "heading" }, ...all);
  stage.dataset.count = options.length;
  showSign(goOn, isSkippable);
  return { stage, goOn };
}

function tile(option, drawnAs, turnedOn, changed) {
  const id = `${drawnAs}-${option.key}`;
  const drawing = isDrawn(id) ? picture(id, { class: "tile-picture" }) : null;
  const mark = element("span", { class: "choice-mark" }, picture("sign-chosen", { class: "sign" }));
  const button = element("button", { type: "button", class: "tile", "aria-pressed": "false" }, mark, drawing);
  button.append(element("span", { class: "tile-words" }, option.text));
  button.dataset.option = option.key;
  button.addEventListener("click", () => {
    if (!turnedOn.delete(option.key)) turnedOn.add(option.key);
    button.setAttribute("aria-pressed", String(turnedOn.has(option.key)));
    changed();
  });
  return button;
}
