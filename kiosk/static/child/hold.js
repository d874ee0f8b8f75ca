// A mark that answers a long hold and no tap.

const HOLD_MILLISECONDS = 3000;

// `mark` is held for three seconds with a finger, or with Enter or Space; a tap does nothing. `open` shows the corner.
export function followHold(mark, open) {
  let timer = null;
  const begin = () => (timer = timer || setTimeout(held, HOLD_MILLISECONDS));
  const end = () => (timer = void clearTimeout(timer));
  const isKey = (event) => event.key === "Enter" || event.key === " ";

  function held() {
    end();
    open();
  }

  mark.addEventListener("pointerdown", begin);
  for (const sign of ["pointerup", "pointercancel", "pointerleave", "blur", "keyup"]) mark.addEventListener(sign, end);
  mark.addEventListener("keydown", (event) => isKey(event) && begin());
}
