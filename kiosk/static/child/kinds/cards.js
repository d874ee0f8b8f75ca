// What is on a picture card: the picture, where one is drawn for it, and always the words.

import { element, isDrawn, picture } from "../draw.js";

export function onCard({ key, text }) {
  const drawing = isDrawn(`picture-${key}`) ? picture(`picture-${key}`, { class: "card-picture" }) : null;
  return [drawing, element("span", { class: "card-words" }, text)].filter((part) => part !== null);
}
