// A step of kind "stickers": a picture of a place, cut open. An area is touched and then a sticker, or just a sticker, for
// one area is always asked about; a sticker that is touched comes off. Whoever does not touch, or has a phone on which the
// picture would be too small or is not there, gets the areas one by one.

import { element, picture, showSign, signButton } from "../draw.js";

const STICK_MILLISECONDS = 300;

// Returns { stage, goOn, back }. `answer` takes the option keys and how long the movement lasts, `back` leads to the
// step before, where there is one, and `drawHouse` is house.js, on tablets. Of a touch only the area is known.
export function stickers({ topics, columns, isSkippable, words, answer, back, drawHouse }) {
  const house = drawHouse ? drawHouse(topics, touchRoom) : null;
  const isListed = house === null || house.isListed;
  const put = topics.map(() => null);
  const area = element("p", { class: "sticker-area", role: "status" });
  const sheet = element("div", { class: isListed ? "stickers is-listed" : "stickers", role: "group", "aria-labelledby": "heading" });
  sheet.append(...columns.map((column) => stickerButton(column, () => stick(column))));
  const goOn = signButton("go_on", words.go_on, () => (isListed ? leave(null) : answer(chosen(), 0)));
  const backButton = signButton("back", words.back, takeBack);
  let asked = 0;
  let isSticking = false;

  function show() {
    area.textContent = asked < 0 ? "" : topics[asked].text;
    if (house) house.show(put, asked);
    showSign(goOn, isSkippable || chosen().length > 0 || (isListed && asked < topics.length - 1));
    showSign(backButton, (isListed && asked > 0) || back !== null);
  }

  function touchRoom(at) {
    hold(false);
    put[at] = null;
    asked = at;
    show();
  }

  function stick(column) {
    if (isSticking || asked < 0) return;
    if (isListed) return leave(column);
    put[asked] = column;
    asked = house.nextBare(put, asked);
    settle();
  }

  // One by one: the next area comes by itself, and behind the last one the answer.
  function leave(column) {
    if (isSticking) return;
    put[asked] = column;
    if (asked === topics.length - 1) return answer(chosen(), column === null ? 0 : STICK_MILLISECONDS);
    asked += 1;
    if (column === null) show();
    else settle();
  }

  // A second tap of the same finger falls into the moment in which the sticker sticks, and does nothing.
  function settle() {
    hold(true);
    show();
    setTimeout(hold, STICK_MILLISECONDS, false);
  }

  function hold(isOn) {
    isSticking = isOn;
    sheet.classList.toggle("is-settling", isOn);
  }

  function takeBack() {
    if (isSticking) return;
    if (!isListed || asked === 0) return back();
    asked -= 1;
    put[asked] = null;
    show();
  }

  function chosen() {
    return put.map((column, at) => (column === null ? null : `${topics[at].key}.${column.key}`)).filter((option) => option !== null);
  }

  show();
  return { stage: element("div", { class: "place-asked" }, house ? house.place : null, area, sheet), goOn, back: backButton };
}

function stickerButton(column, touched) {
  const button = element("button", { type: "button", class: "sticker", onclick: touched }, stickerPicture(column), element("span", { class: "sticker-words" }, column.text));
  button.dataset.column = column.key;
  return button;
}

export function stickerPicture({ key }) {
  return picture(`sticker-${key}`, { class: "sticker-picture" });
}
