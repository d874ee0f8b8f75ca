// What is on a picture card: the picture, where one is drawn for it, and always the words.

import { element, isDrawn, picture } from "../draw.js";

export function onCard(card) {
  return [drawingOn(card), element("span", { class: "card-words" }, card.text)].filter((part) => part !== null);
}

function drawingOn({ key, picture: own }) {
  if (own) return ownPicture(own);
  return isDrawn(`picture-${key}`) ? picture(`picture-${key}`, { class: "card-picture" }) : null;
}

// What the service has added; where it cannot be had, the words stand alone.
function ownPicture(address) {
  const shown = element("img", { class: "card-picture", src: address, alt: "" });
  shown.addEventListener("error", () => shown.remove());
  return shown;
}

const atHand = new Map();

// Has the browser get the pictures of own topics while the shelf stands, so that they are there without the server.
export function keepPictures(instruments) {
  const topics = instruments.flatMap(({ steps }) => Object.values(steps)).flatMap((step) => step.topics);
  for (const { picture: own } of topics) if (own && !atHand.has(own)) atHand.set(own, ownPicture(own));
}
