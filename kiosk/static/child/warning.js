// "Are you still here?": lies over the screen until somebody touches it or time runs out.

import { element, picture } from "./draw.js";

// Returns how to take it away; the focus goes back to where it was.
export function showWarning(words, stay) {
  const before = document.activeElement;
  const here = element("button", { type: "button", class: "button" }, words.here);
  const question = element("p", { id: "still-here" }, words.still_here);
  const card = element("div", { class: "warning-card" }, picture("bird", { class: "warning-bird" }), question, here);
  const warning = element(
    "div",
    { class: "warning", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "still-here", onclick: stay },
    card,
  );
  document.body.append(warning);
  here.focus();
  return () => {
    warning.remove();
    if (before) before.focus({ preventScroll: true });
  };
}
