// The shelf: what the centre switched on stands there.

import { element, headingOf, isDrawn, picture, showScreen, signButton } from "./draw.js";
import { jar } from "./jar.js";

const ANY_OBJECT = "object-cards";
const A_FEW = 3;

// `page` has { shelf, language, words }; `begin` takes an instrument, `speak` a language; `gather` begins the morning circle, or is null.
export function showShelf(page, { begin, speak, gather }) {
  const things = page.shelf.instruments.map((instrument) => thing(instrument, page.language, begin));
  showScreen({
    name: "shelf",
    heading: headingOf(page.words.shelf),
    stage: [element("div", { class: shelfClass(things.length), role: "group", "aria-labelledby": "heading" }, ...things)],
    foot: [
      gather ? signButton("circle", page.words.circle, gather) : null,
      page.shelf.languages.length > 1 ? languageSwitch(page, speak) : null,
    ].filter(Boolean),
  });
}

function shelfClass(things) {
  return ["shelf", things > 1 && "is-full", things > A_FEW && "is-crowded"].filter(Boolean).join(" ");
}

function thing(instrument, language, begin) {
  const drawing = isDrawn(`object-${instrument.object}`) ? `object-${instrument.object}` : ANY_OBJECT;
  const title = element("span", { class: "thing-title" }, instrument.title[language]);
  const traits = { type: "button", class: "thing", onclick: () => begin(instrument) };
  const object = instrument.object === "jar" ? jar(instrument.level, false) : picture(drawing);
  const button = element("button", traits, object, title);
  button.dataset.instrument = instrument.table.key;
  return element("div", { class: `shelf-place accent-${instrument.accent}` }, button);
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
  return element("div", { class: "languages", role: "group", "aria-label": page.words.languages }, ...buttons);
}
