// The receipt of a letter: six pictures in order and a colour, drawn here, so that nobody else has ever had them. It stands
// covered until it is touched, is tapped once more in order, and is gone after a while; nothing of it is kept.

import { element, headingOf, picture, showScreen, showSign, signButton } from "./draw.js";
import { pickReceipt } from "./receipt_pick.js";
import { shuffled } from "./shuffle.js";

const SHOWN_SECONDS = 90;
const PICTURES_OF_ONE = 6;

let shownUntil = 0;

// Whether a receipt lies open, or lay open just now: whoever paints it on paper touches nothing meanwhile.
export function isReceiptOpen() {
  return Date.now() < shownUntil;
}

// `receipts` has the names of all pictures and colours by key. Returns { pictures, colour }.
export function drawReceipt({ pictures, colours }) {
  return { pictures: shuffled(Object.keys(pictures)).slice(0, PICTURES_OF_ONE), colour: shuffled(Object.keys(colours))[0] };
}

// `done` follows when the child knows the pictures, does without them, or the time is over.
export function showReceipt(page, instrument, drawn, done) {
  const { words } = page;
  let receipt = drawn;
  let until = 0; // set by the first touch
  let timer = null;
  let shown = null;

  function end() {
    clearTimeout(timer);
    shownUntil = 0;
    receipt = null;
    if (shown.isConnected) done();
    else shown.querySelector(".receipt").replaceChildren(); // it was set aside meanwhile
  }

  function lay(heading, isOpen) {
    const sheet = element("div", { class: "receipt" });
    const known = signButton("go_on", words.receipt_known, check);
    const hide = wayOf(words.receipt_hide, () => cover(sheet, known, hide));
    shown = showScreen({
      name: "receipt",
      accent: instrument.accent,
      heading: headingOf(heading),
      aside: element("p", { class: "aside" }, words.receipt_where),
      stage: [sheet, element("div", { class: "receipt-ways" }, hide, wayOf(words.receipt_without, end))],
      foot: [signButton("home", words.home, end), known],
    });
    if (isOpen) open(sheet, known, hide);
    else cover(sheet, known, hide);
  }

  function cover(sheet, known, hide) {
    const touch = element("button", { type: "button", class: "receipt-cover", onclick: () => open(sheet, known, hide) });
    touch.append(picture("object-answer", { class: "receipt-sheet" }), element("span", null, words.receipt_touch));
    sheet.replaceChildren(touch);
    hide.hidden = true;
    showSign(known, until > 0);
  }

  function open(sheet, known, hide) {
    if (receipt === null) return;
    if (until === 0) timer = setTimeout(end, SHOWN_SECONDS * 1000);
    until = until || Date.now() + SHOWN_SECONDS * 1000;
    shownUntil = until;
    sheet.replaceChildren(openReceipt(words, receipt));
    hide.hidden = false;
    showSign(known, true);
    hide.focus({ preventScroll: true });
  }

  // Whoever is tapping them may take the time that it takes.
  function check() {
    if (receipt === null) return done(); // the time was over while it was set aside
    clearTimeout(timer);
    shownUntil = 0;
    pickReceipt(page, instrument.accent, { pictures: words.receipt_check, colour: words.receipt_check_colour, back: () => again(words.receipt), home: done, picked: compare });
  }

  function compare(picked) {
    const isRight = picked.colour === receipt.colour && picked.pictures.every((each, place) => each === receipt.pictures[place]);
    if (isRight) receipt = null;
    if (isRight) done();
    else again(words.receipt_wrong);
  }

  function again(heading) {
    const left = until - Date.now();
    if (left <= 0) return done();
    timer = setTimeout(end, left);
    lay(heading, heading === words.receipt_wrong);
  }

  lay(words.receipt, false);
  return shown;
}

function wayOf(words, act) {
  return element("button", { type: "button", class: "button receipt-way", onclick: act }, words);
}

// The names are parts of it that the bird reads one by one.
function openReceipt({ receipts, receipt_own: label }, { pictures, colour }) {
  const tiles = pictures.map((key, place) => {
    const name = element("span", { class: "pick-name", "data-read": true }, receipts.pictures[key]);
    return element("li", { class: "receipt-tile" }, element("span", { class: "receipt-number" }, String(place + 1)), picture(`receipt-${key}`, { class: "receipt-picture" }), name);
  });
  const name = element("span", { "data-read": true }, receipts.colours[colour]);
  const mark = element("p", { class: "receipt-colour" }, picture(`colour-${colour}`, { class: "receipt-blot" }), name);
  const card = element("div", { class: "receipt-open" }, element("ol", { class: "receipt-tiles", "aria-label": label }, ...tiles), mark);
  card.dataset.colour = colour;
  return card;
}
