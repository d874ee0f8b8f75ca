// The board on which a receipt is tapped: all pictures in an order of its own each time, then the colours.

import { element, headingOf, picture, showScreen, showSign, signButton } from "./draw.js";
import { shuffled } from "./shuffle.js";

const PICKED_AT_MOST = 6;

// `about` has the questions for `pictures` and `colour`, `back` and `home` for whoever leaves, and `picked`, which takes
// { pictures, colour }.
export function pickReceipt(page, accent, about) {
  const { receipts } = page.words;
  const [keys, colours] = [shuffled(Object.keys(receipts.pictures)), shuffled(Object.keys(receipts.colours))];
  let picked = [];

  function askPictures() {
    const slots = element("div", { class: "picked-slots", "aria-hidden": "true" });
    const goOn = signButton("go_on", page.words.go_on, askColour);
    const buttons = keys.map((key) => pickButton(key, () => turn(key)));

    function turn(key) {
      if (picked.includes(key)) picked = picked.filter((each) => each !== key);
      else if (picked.length < PICKED_AT_MOST) picked.push(key);
      draw();
    }

    function draw() {
      slots.replaceChildren(...Array.from({ length: PICKED_AT_MOST }, (_, place) => slot(picked[place])));
      for (const each of buttons) mark(each, picked.indexOf(each.dataset.picture));
      showSign(goOn, picked.length === PICKED_AT_MOST);
    }

    show(about.pictures, slots, element("div", { class: "pick-board", role: "group", "aria-labelledby": "heading" }, ...buttons), about.back, goOn);
    draw();
  }

  function askColour() {
    const cards = colours.map((key) => colourCard(key, receipts.colours[key], () => about.picked({ pictures: picked, colour: key })));
    show(about.colour, null, element("div", { class: "colour-cards", role: "group", "aria-labelledby": "heading" }, ...cards), askPictures, null);
  }

  function show(question, aside, stage, back, goOn) {
    const foot = [signButton("home", page.words.home, about.home), signButton("back", page.words.back, back), goOn];
    showScreen({ name: "pick", accent, heading: headingOf(question), aside, stage: [stage], foot: foot.filter(Boolean) });
  }

  function pickButton(key, touched) {
    const name = element("span", { class: "pick-name" }, receipts.pictures[key]);
    const button = element("button", { type: "button", class: "pick-button", onclick: touched }, picture(`receipt-${key}`, { class: "pick-picture" }), name);
    button.dataset.picture = key;
    return button;
  }

  askPictures();
}

// What was touched bears its place, and the others keep theirs.
function mark(button, place) {
  button.setAttribute("aria-pressed", String(place >= 0));
  button.dataset.place = place >= 0 ? String(place + 1) : "";
}

function slot(key) {
  const drawn = key ? [picture(`receipt-${key}`, { class: "slot-picture" })] : [];
  return element("span", { class: "picked-slot" }, ...drawn);
}

function colourCard(key, name, touched) {
  const button = element("button", { type: "button", class: "colour-card", onclick: touched }, picture(`colour-${key}`, { class: "colour-picture" }), element("span", null, name));
  button.dataset.colour = key;
  return button;
}
