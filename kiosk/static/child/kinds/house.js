// The place that stickers are put on, cut open: rooms to touch, or one room at a time to look at. It is on tablets only.

import { element, isDrawn, picture } from "../draw.js";
import { isReachedOtherwise, ownWay } from "../reach/way.js";
import { stickerPicture } from "./stickers.js";

const TOO_SMALL = "(max-width: 599px)";

// Returns { place, isListed, show, nextBare }: `show` takes what was put on each area, null where nothing was, and which is asked.
export function drawHouse(topics, touched) {
  const isListed = isReachedOtherwise() || ownWay().isBigger || window.matchMedia(TOO_SMALL).matches;
  const rooms = topics.map((topic, at) => (isListed ? roomToSee(topic) : roomToTouch(topic, () => touched(at))));
  const place = element("div", { class: isListed ? "place is-listed" : "place", role: "group", "aria-labelledby": "heading" }, ...rooms);
  function show(put, asked) {
    place.classList.toggle("is-full", asked < 0);
    rooms.forEach((room, at) => showRoom(room, topics[at], put[at], at === asked));
  }

  return { place, isListed, show, nextBare };
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

// The next area without a sticker, from the one that was asked about on; -1 where there is none.
function nextBare(put, from) {
  const turn = put.map((_, step) => (from + step) % put.length);
  const bare = turn.find((at) => put[at] === null);
  return bare === void 0 ? -1 : bare;
}
