// Dwell: a pointer that rests on a thing chooses it, while a ring closes there.

import { element } from "../draw.js";
import { canBeChosen, topScreen } from "./things.js";

const RING_OF_SVG = "http://www.w3.org/2000/svg";
const MOVED_PIXELS = 16; // what comes under a pointer that lies still is not chosen by it

// Returns { anew, stop }; the first is called for every screen that comes.
export function beginDwell(milliseconds) {
  const ring = dwellRing(milliseconds);
  let thing = null; // on which it rests
  let left = null; // what was chosen and not yet left
  let moved = 0;
  let timer = null;

  function follow(event) {
    if (event.pointerType === "touch") return;
    moved += Math.abs(event.movementX) + Math.abs(event.movementY);
    if (moved < MOVED_PIXELS || event.buttons > 0) return;
    const found = thingAt(event.target);
    if (found !== left) left = null;
    if (found === thing || (found !== null && found === left)) return;
    end();
    if (found !== null) begin(found);
  }

  function begin(found) {
    thing = found;
    ring.showOn(found);
    timer = setTimeout(choose, milliseconds);
  }

  function choose() {
    const chosen = thing;
    end();
    left = chosen;
    if (!chosen.isConnected || !canBeChosen(chosen)) return;
    document.dispatchEvent(new Event("input")); // a sign that somebody is there (idle.js)
    chosen.click();
  }

  function end() {
    clearTimeout(timer);
    thing = null;
    ring.takeAway();
  }

  function anew() {
    end();
    moved = 0;
  }

  function stop() {
    end();
    ring.remove();
    document.removeEventListener("pointermove", follow);
    for (const sign of ["pointerdown", "pointerleave"]) document.documentElement.removeEventListener(sign, end);
  }

  document.addEventListener("pointermove", follow);
  for (const sign of ["pointerdown", "pointerleave"]) document.documentElement.addEventListener(sign, end);
  return { anew, stop };
}

function thingAt(target) {
  const [screen, button] = [topScreen(), target.closest("button:not(.drawing-paper)")];
  return screen && button && screen.contains(button) && canBeChosen(button) ? button : null;
}

function dwellRing(milliseconds) {
  const ring = document.createElementNS(RING_OF_SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 96 96", class: "dwell-ring", "aria-hidden": "true" })) ring.setAttribute(name, value);
  for (const name of ["dwell-under", "dwell-way", "dwell-closing"]) {
    const circle = document.createElementNS(RING_OF_SVG, "circle");
    for (const [trait, value] of Object.entries({ cx: 48, cy: 48, r: 38, class: name })) circle.setAttribute(trait, value);
    ring.append(circle);
  }
  ring.style.setProperty("--dwell", `${milliseconds}ms`);

  function showOn(thing) {
    const { left, top, width, height } = thing.getBoundingClientRect();
    ring.style.setProperty("left", `${left + width / 2}px`);
    ring.style.setProperty("top", `${top + height / 2}px`);
    document.querySelector(".dwell-place").append(ring);
  }

  const place = element("div", { class: "dwell-place", "aria-hidden": "true" });
  document.body.append(place);
  return { showOn, takeAway: () => ring.remove(), remove: () => place.remove() };
}
