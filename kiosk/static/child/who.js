// Who speaks: asked before an instrument that is for adults; a child is not asked.

import { element, headingOf, showScreen, signButton } from "./draw.js";

// `chosen` takes one of the instrument's speakers.
export function askWho(page, instrument, chosen) {
  const buttons = instrument.who.map((speaker) => {
    const button = element("button", { type: "button", class: "scale-point", onclick: () => chosen(speaker) }, page.words[speaker]);
    button.dataset.speaker = speaker;
    return button;
  });
  showScreen({
    name: "question",
    accent: instrument.accent,
    heading: headingOf(page.words.who),
    stage: [element("div", { class: "scale", role: "group", "aria-labelledby": "heading" }, ...buttons)],
    foot: [signButton("home", page.words.home, page.goHome)],
  });
}
