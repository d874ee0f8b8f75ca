// A question of the page itself: its answers one below another, the languages at the foot of the first.

import { element, headingOf, showScreen, signButton } from "../child/draw.js";

// `answers` are { key, text, drawing }; `chosen` takes a key; `languages` is { told, language, speakIn } or missing.
export function showAnswers({ name, words, heading, above, below, answers, chosen, back, home, languages }) {
  const rows = answers.map((answer) => answerRow(answer, chosen));
  const list = element("div", { class: "scale door-answers", role: "group", "aria-labelledby": "heading" }, ...rows);
  return showScreen({
    name: `door-${name}`,
    heading: headingOf(heading),
    aside: above ? element("p", { class: "aside" }, above) : null,
    stage: [list, ...(below || []).map((line) => element("p", { class: "door-line" }, line))],
    foot: [
      home ? signButton("home", words.home, home) : null,
      back ? signButton("back", words.back, back) : null,
      languages ? languageChoice(languages, words) : null,
    ],
  });
}

function answerRow({ key, text, drawing, accent }, chosen) {
  const traits = { type: "button", class: `scale-point accent-${accent || "none"}`, onclick: () => chosen(key) };
  const row = element("button", traits, drawing || null, element("span", null, text));
  row.dataset.answer = key;
  return row;
}

function languageChoice({ told, language, speakIn }, words) {
  const choices = told.languages.map(({ key, name }) => {
    const traits = { type: "button", class: "language", lang: key, "aria-pressed": String(key === language) };
    return element("button", { ...traits, onclick: () => speakIn(key) }, name);
  });
  return element("div", { class: "languages", role: "group", "aria-label": words.languages }, ...choices);
}
