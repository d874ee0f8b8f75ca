// A step of kind "web": one area after another gets a level from 0 to 5, first as it is, then as it is wished. The web
// beside it shows what was said; it is only looked at, and the buttons are a list that everybody can use.

import { element, showSign, signButton } from "../draw.js";
import { threads } from "./threads.js";

const TIGHTEN_MILLISECONDS = 350;

// Returns { stage, goOn, back }. `answer` takes the option keys and how long the movement lasts, `back` leads to the
// step before, where there is one.
export function web({ topics, columns, isSkippable, words, answer, back }) {
  const said = [];
  const picture = threads(topics.length / 2, columns.length - 1);
  const area = element("p", { class: "web-area", role: "status" });
  const goOn = signButton("go_on", words.go_on, () => say(null));
  const backButton = signButton("back", words.back, takeBack);
  const levels = element("div", { class: "levels", role: "group", "aria-labelledby": "heading" });
  levels.append(...columns.map((column, place) => levelButton(column, () => say(place))));
  let isMoving = false;

  function show() {
    const isLast = said.length === topics.length - 1;
    area.textContent = topics[said.length].text;
    picture.show(said, said.length);
    showSign(backButton, said.length > 0 || back !== null);
    showSign(goOn, isSkippable || !isLast || chosen().length > 0);
  }

  function say(place) {
    if (isMoving) return;
    said.push(place);
    const isOver = said.length === topics.length;
    if (isOver) picture.show(said, -1);
    if (isOver) answer(chosen(), place === null ? 0 : TIGHTEN_MILLISECONDS);
    else if (place === null) show();
    else settle();
  }

  // A second tap of the same finger falls into the moment in which the thread tightens, and does nothing.
  function settle() {
    move(true);
    show();
    setTimeout(move, TIGHTEN_MILLISECONDS, false);
  }

  function move(isOn) {
    isMoving = isOn;
    levels.classList.toggle("is-settling", isOn);
  }

  function takeBack() {
    if (isMoving) return;
    if (said.length === 0) return back();
    said.pop();
    show();
  }

  function chosen() {
    return said.map((place, number) => (place === null ? null : `${topics[number].key}.${columns[place].key}`)).filter((option) => option !== null);
  }

  show();
  return { stage: element("div", { class: "web" }, picture.svg, element("div", { class: "web-asked" }, area, levels)), goOn, back: backButton };
}

function levelButton(column, touched) {
  const button = element("button", { type: "button", class: "level", onclick: touched }, element("span", { class: "level-words" }, column.text));
  button.dataset.column = column.key;
  return button;
}
