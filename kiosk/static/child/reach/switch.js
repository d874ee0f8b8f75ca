// Hears a switch: a key of whatever kind. A press counts once it was held long enough, and locks out the next for a while.

const NO_SWITCH = /^(Shift|Control|Alt|AltGraph|Meta|Tab|Escape|CapsLock|NumLock|F\d+|Dead|Unidentified)$/;
const SECOND = ["Enter", "NumpadEnter", "Digit2"];

// `isOurs` says whether the page is scanned now; `pressed` gets whether it was the second switch, Enter. Returns how to
// stop hearing. What adults hold, and whatever keeps other keys from their work, goes on as without a switch.
export function followSwitch({ hold, lock, isOurs, pressed }) {
  let held = null;
  let timer = null;
  let openAt = 0;

  function press(event) {
    if (!isSwitch(event) || !isOurs()) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat || held !== null || performance.now() < openAt) return;
    held = event.code;
    const isSecond = SECOND.includes(event.code);
    if (hold > 0) timer = setTimeout(count, hold, isSecond);
    else count(isSecond);
  }

  function count(isSecond) {
    openAt = performance.now() + lock;
    pressed(isSecond);
  }

  // The click that Space makes when it comes up is not ours to let through.
  function release(event) {
    if (event.code !== held) return;
    clearTimeout(timer);
    held = null;
    event.preventDefault();
    event.stopPropagation();
  }

  function stop() {
    clearTimeout(timer);
    document.removeEventListener("keydown", press, true);
    document.removeEventListener("keyup", release, true);
  }

  document.addEventListener("keydown", press, true);
  document.addEventListener("keyup", release, true);
  return stop;
}

function isSwitch(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return !NO_SWITCH.test(event.key) && event.target.id !== "adults-only";
}
