// What a child may choose for itself: bigger, slower, with sound. It lasts until the page goes back to the start.

import { stepByArrow } from "../arrows.js";
import { element, picture } from "../draw.js";
import { chooseOwnWay } from "./reach.js";
import { ownWay } from "./way.js";

const OWN_WAYS = { isBigger: "bigger", isSlower: "slower", isSound: "sound" };

// Puts the way to it on the shelf that is shown; `words` are those of the page.
export function offerOwnWay(words) {
  const foot = document.querySelector(".screen-shelf .foot");
  if (!foot || foot.querySelector(".is-own")) return;
  const sign = picture("sign-own", { class: "own-picture" });
  foot.prepend(element("button", { type: "button", class: "is-own", "aria-label": words.own, title: words.own, onclick: () => showOwnWays(words) }, sign));
}

export function endOwnWay() {
  const shown = document.querySelector(".own-ways");
  if (shown) shown.remove();
  chooseOwnWay({ isBigger: false, isSlower: false, isSound: false });
  document.body.classList.remove("is-eased");
}

function showOwnWays(words) {
  const before = document.activeElement;
  const buttons = Object.entries(OWN_WAYS).map(([way, name]) => ownButton(way, name, words));
  const heading = element("h2", { id: "own-heading" }, words.own);
  const done = element("button", { type: "button", class: "button own-done", onclick: close }, words.own_done);
  const shown = element(
    "div",
    { class: "own-ways", role: "dialog", "aria-modal": "true", "aria-labelledby": "own-heading" },
    element("div", { class: "own-card" }, heading, element("div", { class: "own-choices" }, ...buttons), done),
  );

  function close() {
    shown.remove();
    if (before.isConnected) before.focus({ preventScroll: true });
  }

  shown.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Tab") stayInside(shown, event);
    stepByArrow(shown, event);
    event.stopPropagation();
  });
  document.body.classList.add("is-eased"); // somebody is there, who has begun
  document.body.append(shown);
  buttons[0].focus();
}

function ownButton(way, name, words) {
  const isOn = ownWay()[way];
  const button = element("button", { type: "button", class: "tile own-choice", "aria-pressed": String(isOn) });
  button.append(element("span", { class: "choice-mark" }, picture("sign-chosen", { class: "sign" })), picture(`own-${name}`, { class: "tile-picture" }), element("span", { class: "tile-words" }, words[name]));
  button.addEventListener("click", () => {
    const isNowOn = !ownWay()[way];
    chooseOwnWay({ [way]: isNowOn });
    button.setAttribute("aria-pressed", String(isNowOn));
  });
  return button;
}

function stayInside(place, event) {
  const all = [...place.querySelectorAll("button")];
  const [last, next] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]];
  if (document.activeElement !== last) return;
  event.preventDefault();
  next.focus();
}
