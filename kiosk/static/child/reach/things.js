// What can be chosen on the screen that is shown, and what it is called: the same as a finger can touch.

import { inRows } from "./rows.js";

const PARTS = [".stage", ".foot", ".head, .hand"]; // what is asked comes first, then the ways on, the bird and the hand

// Returns what lies on top: the question whether somebody is there, else the screen; null where it is for adults.
export function topScreen() {
  if (document.querySelector(".corner")) return null;
  return document.querySelector(".warning, .own-ways") || document.querySelector("#screen > .screen");
}

export function canBeChosen(thing) {
  return !thing.disabled && thing.offsetParent !== null && !thing.closest(".is-settling, .is-answered");
}

// Rows of buttons. A sheet for drawing is led by a hand; stamps stand beside it (drawing/stamps.js).
export function rowsOf(screen) {
  const all = [...screen.querySelectorAll("button:not(.drawing-paper)")].filter(canBeChosen);
  const parts = PARTS.map((part) => all.filter((thing) => thing.closest(part)));
  const others = all.filter((thing) => !parts.some((part) => part.includes(thing)));
  return [others, ...parts].flatMap((things) => {
    const rows = inRows(things.map((thing) => thing.getBoundingClientRect()));
    return rows.map((row) => row.map((at) => things[at]));
  });
}

export function calledAs(thing) {
  const label = thing.getAttribute("aria-label");
  if (label) return label;
  const parts = [...thing.childNodes].filter((part) => part.nodeType === Node.TEXT_NODE || part.getAttribute("aria-hidden") !== "true");
  return parts.map((part) => part.textContent).join("").trim();
}
