// Review by keys and by swiping: digits do what stands beside them, arrows go from word to word. Nothing is sent twice.

const form = document.getElementById("review");
const SWIPE_PIXELS = 90;
const WRITTEN_IN = ["TEXTAREA", "SELECT"];
let began = null; // where a finger was put down

function isWriting() {
  return WRITTEN_IN.includes(document.activeElement.tagName);
}

function press(digit) {
  const found = document.querySelector(`[data-key="${digit}"]`);
  if (!found) return false;
  if (found.tagName === "DETAILS") {
    found.open = true;
    found.querySelector("textarea, select").focus();
  } else found.click();
  return true;
}

function step(from, by) {
  const words = [...document.querySelectorAll(".piece input")];
  const at = words.indexOf(from) + by;
  if (words[at]) words[at].focus();
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || isWriting()) return;
  const { activeElement: focused } = document;
  const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (by && focused.name === "cover") step(focused, by);
  else if (event.repeat || !/^[0-6]$/.test(event.key) || !press(event.key)) return;
  event.preventDefault();
});

function swiped(across, down) {
  if (Math.abs(across) < SWIPE_PIXELS || Math.abs(down) * 2 > Math.abs(across)) return;
  const act = across > 0 ? form.dataset.swipeRight : form.dataset.swipeLeft;
  const button = form.querySelector(`.acts-of-review [value="${act}"]`);
  if (button) button.click();
}

if (form) {
  form.addEventListener("touchstart", ({ touches }) => {
    began = touches.length === 1 ? touches[0] : null;
  }, { passive: true });
  form.addEventListener("touchend", ({ changedTouches: [ended] }) => {
    if (began && !isWriting()) swiped(ended.clientX - began.clientX, ended.clientY - began.clientY);
    began = null;
  }, { passive: true });
}
