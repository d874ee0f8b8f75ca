// A keyboard on the screen, for devices that have none: letters of the page's language, signs, and nothing that guesses.

import { element, picture } from "./draw.js";
import { BESIDE_SPACE, SIGN_ROWS } from "./keyboard_layouts.js";

const AGAIN_AFTER_MILLISECONDS = 450;
const AGAIN_EACH_MILLISECONDS = 90;
const SMALL = 0; // letters as they lie there, one capital, capitals until told otherwise
const ONE_CAPITAL = 1;
const CAPITALS = 2;

// `write` takes what a key adds, `erase` takes one letter away; `words` are those of the page. Keys answer when the
// finger comes down, since two thumbs overlap; Enter on a key and other helpers only click.
export function keyboard({ language, words, write, erase }) {
  const letterKeys = [];
  const shift = signKey("capital", words.capital, turnCase);
  let capitals = SMALL;

  function letterKey(letter) {
    const key = plainKey(letter, () => {
      write(shown(letter));
      if (capitals === ONE_CAPITAL) setCase(SMALL);
    });
    letterKeys.push({ key, letter });
    return key;
  }

  function shown(letter) {
    return capitals === SMALL ? letter : letter.toLocaleUpperCase(language);
  }

  function turnCase() {
    setCase((capitals + 1) % (CAPITALS + 1));
  }

  function setCase(to) {
    capitals = to;
    shift.setAttribute("aria-pressed", String(to !== SMALL));
    shift.classList.toggle("is-lasting", to === CAPITALS);
    for (const { key, letter } of letterKeys) key.textContent = shown(letter);
  }

  // Letters and signs are two boards of which one shows.
  function board(rows, keyOf, first, turn, beside = "") {
    const last = rows.length - 1;
    const lines = rows.map((row, place) => {
      const keys = [...row].map(keyOf);
      return line(place === last ? [first, ...keys, eraseKey(words.erase, erase)] : keys);
    });
    return element("div", { class: "keyboard-board" }, ...lines, line(bottomKeys(words, write, turn, [...beside].map(keyOf))));
  }

  function show(next, other) {
    const isHere = other.contains(document.activeElement);
    next.hidden = false;
    other.hidden = true;
    if (isHere) next.querySelector(".is-turn").focus();
  }

  const plain = (sign) => plainKey(sign, () => write(sign));
  const toSigns = turnKey("123", words.signs, () => show(signs, letters));
  const toLetters = turnKey(words.first_letters, words.letters, () => show(letters, signs));
  const rows = words.keyboard_rows.split(" ");
  const letters = board(rows.slice(0, SIGN_ROWS.length), letterKey, shift, toSigns, rows[SIGN_ROWS.length]);
  const signs = board(SIGN_ROWS, plain, plainKey("@", () => write("@")), toLetters);
  setCase(SMALL);
  signs.hidden = true;
  return element("div", { class: "keyboard", dir: "ltr", role: "group", "aria-label": words.keyboard }, letters, signs);
}

function line(keys) {
  return element("div", { class: "keyboard-line" }, ...keys);
}

function bottomKeys(words, write, turn, beside) {
  const typed = (sign) => plainKey(sign, () => write(sign));
  const space = signKey("space", words.space, () => write(" "));
  return [turn, typed(BESIDE_SPACE.before), space, ...beside, ...BESIDE_SPACE.after.map(typed), signKey("new_line", words.new_line, () => write("\n"))];
}

function plainKey(sign, act) {
  const key = aKey({ class: "key" }, act);
  key.textContent = sign;
  return key;
}

function turnKey(sign, name, act) {
  const key = aKey({ class: "key is-wide is-turn", "aria-label": `${name} ${sign}` }, act);
  key.textContent = sign;
  return key;
}

function signKey(sign, name, act) {
  const key = aKey({ class: `key is-wide is-${sign}`, "aria-label": name }, act);
  key.append(picture(`sign-${sign}`, { class: "sign" }));
  return key;
}

// Held down it goes on.
function eraseKey(name, act) {
  let timer = null;
  const again = () => {
    act();
    timer = setTimeout(again, AGAIN_EACH_MILLISECONDS);
  };
  const key = signKey("erase", name, () => {
    act();
    clearTimeout(timer);
    timer = setTimeout(() => key.isConnected && key.matches(":active") && again(), AGAIN_AFTER_MILLISECONDS);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) key.addEventListener(end, () => clearTimeout(timer));
  return key;
}

function aKey(traits, act) {
  const key = element("button", { type: "button", tabindex: "-1", ...traits });
  const keepFocus = (event) => event.preventDefault(); // the caret stays on the sheet
  key.addEventListener("mousedown", keepFocus);
  key.addEventListener("pointerdown", (event) => event.button === 0 && act());
  key.addEventListener("click", (event) => event.detail === 0 && act());
  return key;
}
