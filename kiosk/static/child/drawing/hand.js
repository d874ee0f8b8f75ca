// Draws on a sheet by finger, mouse or pen; and by keys: Enter or space sets the pen down and lifts it, arrows lead it.

import { middleOfPaper, movedOnPaper, pointOn, shareOfPaper } from "./paper.js";

const KEY_STEP = 24;
const LEADING_KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// `desk` is the button in which the sheet lies, `pen` returns { colour, width } of now; `drawn` hears that something was.
export function followPointer(desk, paper, pen, drawn) {
  let hand = null; // the finger that draws; others do nothing meanwhile
  let last = null;

  function setDown(event) {
    if (hand !== null || event.button > 0) return;
    hand = event.pointerId;
    desk.setPointerCapture(hand);
    last = pointOn(paper.canvas, event);
    paper.begin(pen().colour, pen().width, last);
    drawn();
  }

  function lead(event) {
    if (event.pointerId !== hand) return;
    const between = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    for (const each of between.length > 0 ? between : [event]) {
      const point = pointOn(paper.canvas, each);
      paper.drawTo(last, point);
      last = point;
    }
  }

  function lift(event) {
    if (event.pointerId === hand) hand = null;
  }

  // Or a browser takes a quick line for a swipe, and the next tap for its end.
  desk.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  desk.addEventListener("pointerdown", setDown);
  desk.addEventListener("pointermove", lead);
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) desk.addEventListener(end, lift);
}

// While the pen is down the arrows draw; lifted, they lead to the next button as everywhere.
export function followPenKeys(desk, paper, pen, drawn) {
  let at = middleOfPaper();
  let isDown = false;

  function set(down) {
    isDown = down;
    desk.setAttribute("aria-pressed", String(isDown));
    showPen();
    if (!isDown) return;
    paper.begin(pen().colour, pen().width, at);
    drawn();
  }

  function showPen() {
    const { across, down } = shareOfPaper(at);
    desk.style.setProperty("--pen-across", across);
    desk.style.setProperty("--pen-down", down);
  }

  desk.addEventListener("click", (event) => event.detail === 0 && set(!isDown));
  desk.addEventListener("blur", () => isDown && set(false));
  desk.addEventListener("keydown", (event) => {
    const direction = LEADING_KEYS[event.key];
    if (!isDown || !direction) return;
    event.preventDefault();
    event.stopPropagation();
    const to = movedOnPaper(at, direction[0] * KEY_STEP, direction[1] * KEY_STEP);
    paper.drawTo(at, to);
    at = to;
    showPen();
  });
}
