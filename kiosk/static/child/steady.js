// Keeps the child's page where it is: what browsers do by themselves at a gesture or a key is dead on it.

const ZOOM_KEYS = ["+", "-", "=", "0"];

// `isForAdults` says whether an adult is at work on the page, who may select and drag.
export function keepSteady(isForAdults) {
  const stop = (event) => isForAdults() || event.preventDefault();
  for (const sign of ["contextmenu", "dragstart", "selectstart", "gesturestart"]) document.addEventListener(sign, stop);
  document.addEventListener("wheel", (event) => event.ctrlKey && stop(event), { passive: false });
  document.addEventListener("keydown", (event) => isAway(event) && stop(event));
  stayHere();
}

// Keys by which browsers zoom, print, save, search, or go back and home.
function isAway({ key, ctrlKey, altKey }) {
  const isBack = altKey && ["ArrowLeft", "ArrowRight", "Home"].includes(key);
  return isBack || (ctrlKey && [...ZOOM_KEYS, "p", "s", "f", "g", "u"].includes(key));
}

// The button to go back leads to the same page: one entry more lies before it, and comes again when it is used.
function stayHere() {
  const lay = () => (history.state && history.state.isHere) || history.pushState({ isHere: true }, "");
  window.addEventListener("popstate", lay);
  lay();
}
