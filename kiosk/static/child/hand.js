// The hand at the top right of every screen: a child touches it who wants to talk to someone.

import { element, picture } from "./draw.js";

// `place` is where screens follow each other; `label` returns what the hand says, or null; `touched` is called where
// nothing moves on the screen.
export function followHand(place, label, touched) {
  function greet() {
    const screen = place.querySelector(".screen");
    if (!screen || !label() || screen.querySelector(".hand")) return;
    screen.append(element("button", { type: "button", class: "hand", "aria-label": label() }, picture("hand", { class: "hand-picture" })));
  }

  function notice(event) {
    const hand = event.target.closest(".hand");
    if (!hand) return;
    event.stopPropagation(); // a touch on the thanks leads to the shelf, but not one on the hand
    if (!hand.closest(".is-settling")) touched();
  }

  place.addEventListener("click", notice, true);
  new MutationObserver(greet).observe(place, { childList: true });
}
