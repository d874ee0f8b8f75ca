// Shows two pictures of a group at a time, larger; a button brings the next two.

import { signButton } from "../draw.js";

const GROUPS = ".shelf, .board:not(.circle-board), .tiles, .choices, .scale, .ways, .baskets, .stickers, .news-choices, .consents, .people";
const IN_ORDER = ".news-choices, .shelf, .people, .ways"; // no answer is better than another there
const AT_ONCE = 2;
const UNSURE = "dont_know";

// `now` returns { words }. Returns { anew, stop }, for every screen that comes.
export function beginTwoByTwo(now) {
  return { anew: () => layTwoByTwo(document.querySelector("#screen > .screen"), now().words), stop: layAllOut };
}

function layTwoByTwo(screen, words) {
  const group = screen && screen.querySelector(GROUPS);
  if (!group || group.classList.contains("is-two-by-two") || group.children.length <= AT_ONCE) return;
  const pairs = group.matches(IN_ORDER) ? inTurn([...group.children]) : fromBothEnds([...group.children]);
  let shown = 0;

  function show(at) {
    shown = at % pairs.length;
    for (const child of group.children) child.hidden = !pairs[shown].includes(child);
  }

  group.classList.add("is-two-by-two");
  group.setAttribute("aria-live", "polite");
  if (group.dataset.count) group.dataset.count = AT_ONCE;
  group.addEventListener("click", () => group.matches(".baskets, .stickers, .news-choices") && show(0)); // another card lies there
  group.after(signButton("more", words.more, () => show(shown + 1)));
  show(0);
}

// Where they end the whole screen is laid anew, with the shelf.
function layAllOut() {
  for (const group of document.querySelectorAll(".is-two-by-two")) {
    for (const child of group.children) child.hidden = false;
    group.classList.remove("is-two-by-two");
    group.nextElementSibling.remove();
  }
}

export function inTurn(things) {
  const pairs = [];
  for (let at = 0; at < things.length; at += AT_ONCE) pairs.push(things.slice(at, at + AT_ONCE));
  return pairs;
}

// The first with the last, the second with the last but one: no screen shows only what is pleasant. Who does not know
// finds that at the end.
export function fromBothEnds(things) {
  const answers = things.filter((thing) => !isUnsure(thing));
  const pairs = [];
  for (let at = 0; at < answers.length / 2; at += 1) pairs.push([...new Set([answers[at], answers[answers.length - 1 - at]])]);
  const odd = pairs.length > 0 && pairs[pairs.length - 1].length === 1 ? pairs.pop() : [];
  return [...pairs, ...inTurn([...odd, ...things.filter(isUnsure)])];
}

function isUnsure({ dataset }) {
  return dataset.option === UNSURE || dataset.column === UNSURE;
}
