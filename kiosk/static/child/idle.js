// Notices that the child has gone: asks gently, then leaves.

export const IDLE_SECONDS = 60;
export const CIRCLE_IDLE_SECONDS = 240; // a tablet that is passed round lies still for longer
const WARNING_SECONDS = 20;

// `isSomebodyHere` says whether there is anything to leave, `isHeldUp` whether it stays all the same; `patience` after how
// many seconds to ask, `calm` how many times longer it all takes; `warn` draws the question and returns how to take it away; `leave` goes back to the shelf.
export function watchIdle({ isSomebodyHere, isHeldUp, patience, calm, warn, leave }) {
  let timer = null;
  let takeAway = null;
  let until = 0;

  function restart() {
    clearTimeout(timer);
    until = Date.now() + (patience() + WARNING_SECONDS) * calm() * 1000;
    timer = setTimeout(ask, patience() * calm() * 1000);
  }

  function ask() {
    if (!isSomebodyHere() || isHeldUp()) return restart();
    takeAway = warn(stay);
    timer = setTimeout(giveUp, WARNING_SECONDS * calm() * 1000);
  }

  function stay() {
    end();
    restart();
  }

  function giveUp() {
    end();
    leave();
    restart();
  }

  function end() {
    if (takeAway) takeAway();
    takeAway = null;
  }

  // A finger that draws one long line and a word that is spoken or chosen are signs of life too.
  function notice(event) {
    if (event.type === "pointermove" && event.buttons === 0) return;
    if (!takeAway) return restart();
    if (event.type !== "keydown") return;
    event.preventDefault();
    stay();
  }

  // While a tablet sleeps its timers stand still, and who wakes it may be another child.
  function wake() {
    if (!document.hidden && Date.now() > until && isSomebodyHere()) giveUp();
  }

  document.addEventListener("visibilitychange", wake);
  for (const sign of ["pointerdown", "pointermove", "keydown", "input"]) document.addEventListener(sign, notice, true);
  restart();
}
