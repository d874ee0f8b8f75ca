// Lets the bird read by itself: each screen as it comes, the next card of a sort, the next two pictures.

import { isRead } from "../aloud.js";
import { topScreen } from "./things.js";

const SEEN_MILLISECONDS = 600; // first it is seen, then it is said

// Returns { anew, stop }, for every screen that comes.
export function beginSound() {
  let read = null;
  let timer = null;

  function later() {
    clearTimeout(timer);
    timer = setTimeout(readNew, SEEN_MILLISECONDS);
  }

  function readNew() {
    const screen = topScreen();
    const bird = screen && screen.querySelector(".bird:not([disabled])");
    const now = screen && shownOn(screen);
    if (!bird || now === read) return;
    read = now;
    if (isRead(screen)) bird.click();
    bird.click();
  }

  function stop() {
    clearTimeout(timer);
    document.removeEventListener("click", later);
  }

  document.addEventListener("click", later);
  return { anew: later, stop };
}

// What is said of a screen; how a card is turned does not count.
function shownOn(screen) {
  const shown = [...screen.querySelectorAll("#heading, [data-read], .stage button:not(.key)")].filter((each) => each.offsetParent !== null);
  return shown.map((each) => each.textContent).join("|");
}
