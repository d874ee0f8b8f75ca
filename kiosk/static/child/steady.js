// Keeps the child's page where it is: what browsers do by themselves at a gesture or a key is dead on it.

const ZOOM_KEYS = ["+", "-", "=", "0"];
const LETTER_KEYS = ["p", "s", "f", "g", "u", "o", "h", "j", "d"];
const SIGN_KEYS = ["F1", "F3", "F7", "F12", "BrowserBack", "BrowserForward", "BrowserHome", "BrowserSearch"];

// `isForAdults` says whether an adult is at work on the page, who may select and drag.
export function keepSteady(isForAdults) {
  const stop = (event) => isForAdults() || event.preventDefault();
  for (const sign of ["contextmenu", "dragstart", "selectstart", "gesturestart", "copy", "cut"]) document.addEventListener(sign, stop);
  document.addEventListener("wheel", (event) => event.ctrlKey && stop(event), { passive: false });
  document.addEventListener("keydown", (event) => isAway(event) && stop(event));
  stayHere();
}

// Keys by which browsers zoom, print, save, search, or go back and home. On a Cyrillic keyboard browsers take the letter
// that is written in Latin on the same key; Ctrl and Alt together write signs.
function isAway({ key, code, ctrlKey, metaKey, altKey }) {
  const isBack = altKey && ["ArrowLeft", "ArrowRight", "Home"].includes(key);
  const isLetter = LETTER_KEYS.some((letter) => key.toLowerCase() === letter || code === `Key${letter.toUpperCase()}`);
  const isCommand = (ctrlKey || metaKey) && !altKey;
  return isBack || SIGN_KEYS.includes(key) || (isCommand && (isLetter || ZOOM_KEYS.includes(key)));
}

// The button to go back leads to the same page: one entry more lies before it, and comes again when it is used.
function stayHere() {
  const lay = () => (history.state && history.state.isHere) || history.pushState({ isHere: true }, "");
  window.addEventListener("popstate", lay);
  lay();
}
