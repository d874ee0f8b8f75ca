// A step of kind "stickers": a picture of a place, cut open. An area is touched and then a sticker, or just a sticker, for
// one area is always asked about; a sticker that is touched comes off. Whoever does not touch, or has a phone on which the
// picture would be too small, gets the areas one by one.

import { element, isDrawn, picture, showSign, signButton } from "../draw.js";
import { isReachedOtherwise, ownWay } from "../reach/way.js";

const STICK_MILLISECONDS = 300;
const TOO_SMALL = "(max-width: 599px)";

// Returns { stage, goOn, back }. `answer` takes the option keys and how long the movement lasts, `back` leads to the
// step before, where there is one. Of a touch only the area is known.
export function stickers({ topics, columns, isSkippable, words, answer, back }) {
  const isListed = isReachedOtherwise() || ownWay().isBigger || window.matchMedia(TOO_SMALL).matches;
  const put = topics.map(() => null);
  const area = element("p", { class: "sticker-area", role: "status" });
  const rooms = topics.map((topic, at) => (isListed ? roomToSee(topic) : roomToTouch(topic, () => touchRoom(at))));
  const place = element("div", { class: isListed ? "place is-listed" : "place", role: "group", "aria-labelledby": "heading" }, ...rooms);
  const sheet = element("div", { class: "stickers", role: "group", "aria-labelledby": "heading" });
  sheet.append(...columns.map((column) => stickerButton(column, () => stick(column))));
  const goOn = signButton("go_on", words.go_on, () => (isListed ? leave(null) : answer(chosen(), 0)));
  const backButton = signButton("back", words.back, takeBack);
  let asked = 0;
  let isSticking = false;

  function show() {
    area.textContent = asked < 0 ? "" : topics[asked].text;
    sheet.classList.toggle("is-away", asked < 0);
    rooms.forEach((room, at) => showRoom(room, topics[at], put[at], at === asked));
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
    asked = nextBare(put, asked);
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
  return { stage: element("div", { class: "place-asked" }, place, area, sheet), goOn, back: backButton };
}

// The next area without a sticker, from the one that was asked about on; -1 where there is none.
function nextBare(put, from) {
  const turn = put.map((_, step) => (from + step) % put.length);
  const bare = turn.find((at) => put[at] === null);
  return bare === void 0 ? -1 : bare;
}

function roomToTouch(topic, touched) {
  const room = element("button", { type: "button", class: "room", onclick: touched }, ...inRoom(topic));
  room.dataset.area = topic.key;
  return room;
}

function roomToSee(topic) {
  return element("div", { class: "room", "aria-hidden": "true" }, ...inRoom(topic));
}

function inRoom({ key, text }) {
  const inside = isDrawn(`room-${key}`) ? picture(`room-${key}`, { class: "room-picture" }) : null;
  const scene = element("span", { class: "room-scene" }, inside, element("span", { class: "room-sticker" }));
  return [scene, element("span", { class: "room-words" }, text)];
}

function showRoom(room, topic, column, isAsked) {
  room.classList.toggle("is-asked", isAsked);
  const spot = room.querySelector(".room-sticker");
  const isOn = column !== null;
  if (isOn && spot.dataset.put !== column.key) spot.replaceChildren(stickerPicture(column));
  if (!isOn) spot.replaceChildren();
  spot.dataset.put = isOn ? column.key : "";
  if (room.tagName === "BUTTON") room.setAttribute("aria-label", isOn ? `${topic.text}: ${column.text}` : topic.text);
  if (room.tagName === "BUTTON" && isAsked) room.setAttribute("aria-current", "true");
  else room.removeAttribute("aria-current");
}

function stickerButton(column, touched) {
  const button = element("button", { type: "button", class: "sticker", onclick: touched }, stickerPicture(column), element("span", { class: "sticker-words" }, column.text));
  button.dataset.column = column.key;
  return button;
}

function stickerPicture({ key, text }) {
  if (isDrawn(`sticker-${key}`)) return picture(`sticker-${key}`, { class: "sticker-picture" });
  return element("span", { class: "sticker-picture is-words", "aria-hidden": "true" }, text.slice(0, 1));
}
