// Arrow keys move to the nearest button, or sheet of paper, in their direction.

const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ASIDE = 2;

export function followArrows(screen) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.repeat) event.preventDefault();
    stepByArrow(screen, event);
  });
}

// Moves on among the buttons of a place, where the key is an arrow.
export function stepByArrow(place, event) {
  const direction = DIRECTIONS[event.key];
  if (!direction || isWriting(event.target, direction)) return;
  event.preventDefault();
  const buttons = [...place.querySelectorAll("button:not([disabled]), textarea")].filter((each) => each.offsetParent !== null);
  const next = buttons.includes(document.activeElement) ? nearest(buttons, direction) : firstAsked(buttons);
  if (next) next.focus();
}

// In a text the arrows move the caret, until it stands at the end in their direction.
function isWriting(element, [x, y]) {
  if (element.tagName !== "TEXTAREA") return element.tagName === "INPUT";
  const onward = document.documentElement.dir === "rtl" ? y - x : y + x;
  const edge = onward > 0 ? element.value.length : 0;
  return element.selectionStart !== edge || element.selectionEnd !== edge;
}

// The first thing that is asked about; the bird and the ways on are reached from there.
function firstAsked(buttons) {
  return buttons.find((each) => each.closest(".stage")) || buttons[0];
}

function nearest(buttons, [x, y]) {
  const from = middleOf(document.activeElement);
  let best = null;
  let least = Infinity;
  for (const button of buttons) {
    const to = middleOf(button);
    const ahead = (to.x - from.x) * x + (to.y - from.y) * y;
    const aside = Math.abs((to.x - from.x) * y) + Math.abs((to.y - from.y) * x);
    const distance = ahead + ASIDE * aside;
    if (ahead > 1 && distance < least) [best, least] = [button, distance];
  }
  return best;
}

function middleOf(button) {
  const place = button.getBoundingClientRect();
  return { x: place.left + place.width / 2, y: place.top + place.height / 2 };
}
