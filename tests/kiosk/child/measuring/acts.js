// What is done to the page while it is measured; the first of a list names it. Words are hidden by a sheet of the page's
// own making, which its policy lets through.
([name, ...traits]) => {
  const target = (place) => document.querySelector(`[data-measured="${place}"]`);
  const light = ".scan-mark { display: none !important; }"; // it moves by itself, and lies over what is measured
  const words = "*, ::placeholder { -webkit-text-fill-color: transparent !important; }";

  function dress(style) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
  }

  const acts = {
    rest() {
      for (const each of document.getAnimations()) if (each.effect.getComputedTiming().endTime < Infinity) each.finish();
    },
    hideWords: () => dress(light + words),
    hideLight: () => dress(light),
    showAll() {
      document.adoptedStyleSheets = [];
    },
    focus(place) {
      window.focusedBefore = window.focusedBefore || document.activeElement;
      if (target(place)) target(place).focus({ preventScroll: true });
      return target(place) !== null; // the page may have laid itself anew meanwhile
    },
    blur() {
      document.activeElement.blur();
    },
    focusAsBefore() {
      if (window.focusedBefore && window.focusedBefore !== document.body) window.focusedBefore.focus({ preventScroll: true });
      window.focusedBefore = null;
    },
    press(place, isOn) {
      if (target(place)) target(place).setAttribute("aria-pressed", isOn);
    },
  };
  return acts[name](...traits);
}
