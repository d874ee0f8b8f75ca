// The shelf: what the centre switched on stands there.

import { element, headingOf, picture, showScreen, signButton } from "./draw.js";
import { jar } from "./jar.js";

const [A_FEW, A_LOT] = [3, 6];
const MOST_AT_EASE = 4; // languages beside each other; more of them move together

// `page` has { shelf, language, words }; `begin` takes an instrument, `speak` a language; `gather` begins the morning circle and `see`
// leads to an answer; either may be null.
export function showShelf(page, { begin, speak, gather, see }) {
  const [forAdults, forChildren] = [true, false].map((isWho) => page.shelf.instruments.filter(({ who }) => who.length > 0 === isWho));
  const things = forChildren.map((instrument) => thing(instrument, page.language, begin));
  if (see) things.push(answers(page.words.answers, see));
  const shelf = element("div", { class: shelfClass(things.length, forAdults.length > 0), role: "group", "aria-labelledby": "heading" }, ...things);
  shelf.style.setProperty("--in-a-row", Math.ceil(things.length / 2)); // two planks as full as each other
  shelf.style.setProperty("--rows", Math.ceil(things.length / 3));
  showScreen({
    name: things.length > A_LOT ? "shelf is-packed" : "shelf",
    heading: headingOf(page.words.shelf),
    stage: [shelf],
    foot: [
      gather ? signButton("circle", page.words.circle, gather) : null,
      ...forAdults.map((instrument) => adultsThing(instrument, page.language, begin)),
      page.shelf.languages.length > 1 ? languageSwitch(page, speak) : null,
    ],
  });
}

function shelfClass(things, isAboveAdults) {
  return ["shelf", things > 1 && "is-full", things > A_FEW && "is-crowded", things > A_LOT && "is-laden", isAboveAdults && "is-above-adults"].filter(Boolean).join(" ");
}

function thing(instrument, language, begin) {
  const title = element("span", { class: "thing-title" }, instrument.title[language]);
  const traits = { type: "button", class: "thing", onclick: () => begin(instrument) };
  const object = instrument.object === "jar" ? jar(instrument.level, false) : picture(`object-${instrument.object}`);
  const button = element("button", traits, object, title);
  button.dataset.instrument = instrument.table.key;
  return element("div", { class: `shelf-place accent-${instrument.accent}` }, button);
}

function answers(words, see) {
  const traits = { type: "button", class: "thing is-answers", onclick: see };
  const button = element("button", traits, picture("object-answer"), element("span", { class: "thing-title" }, words));
  return element("div", { class: "shelf-place accent-sky" }, button);
}

// What is for parents and carers stands apart, below the shelf of the children.
function adultsThing(instrument, language, begin) {
  const traits = { type: "button", class: `adults-thing accent-${instrument.accent}`, onclick: () => begin(instrument) };
  const drawing = picture(`object-${instrument.object}`, { class: "adults-picture" });
  const button = element("button", traits, drawing, element("span", null, instrument.title[language]));
  button.dataset.instrument = instrument.table.key;
  return button;
}

function languageSwitch(page, speak) {
  const buttons = page.shelf.languages.map(({ key, name }) =>
    element(
      "button",
      {
        type: "button",
        class: "language",
        lang: key,
        "aria-pressed": String(key === page.language),
        onclick: () => speak(key),
      },
      name,
    ),
  );
  const isMany = buttons.length > MOST_AT_EASE;
  return element("div", { class: isMany ? "languages is-many" : "languages", role: "group", "aria-label": page.words.languages }, ...buttons);
}
