// What staff tell that they did: one piece after another, with its picture, and below it whether the child noticed.
// A piece that is only told has no question, and the way on stands there instead.

import { element, picture, showSign, signButton } from "../draw.js";
import { onCard } from "./cards.js";

// Returns { stage, goOn, back }. `answer` takes the option keys; `back` leads to the step before, where there is one.
export function news({ topics, columns, question, heading, words, answer, back }) {
  const said = [];
  const asChanged = heading.textContent;
  const card = element("div", { class: "news-card", role: "status", "data-read": "" });
  const choices = element("div", { class: "news-choices" }, ...columns.map((column) => choice(column, say)));
  const asked = element("p", { class: "news-question", id: "news-question", "data-read": "" }, question);
  const below = element("div", { class: "news-below", role: "group", "aria-labelledby": "news-question" }, asked, choices);
  const goOn = signButton("go_on", words.go_on, () => say(null));
  const backButton = signButton("back", words.back, takeBack);
  const stage = element("div", { class: "news" }, card, below);

  function show() {
    const piece = topics[said.length];
    card.replaceChildren(...onCard(piece));
    below.hidden = Boolean(piece.is_told);
    heading.textContent = piece.is_told ? words.news_heard : asChanged;
    showSign(backButton, said.length > 0 || back !== null);
  }

  function say(column) {
    const piece = topics[said.length];
    said.push(column && !piece.is_told ? `${piece.key}.${column.key}` : null);
    if (said.length === topics.length) answer(said.filter((option) => option !== null), 0);
    else show();
  }

  function takeBack() {
    if (said.length === 0) return back();
    said.pop();
    show();
  }

  show();
  return { stage, goOn, back: backButton };
}

function choice(column, touched) {
  const traits = { type: "button", class: "news-choice", onclick: () => touched(column) };
  const button = element("button", traits, picture(`face-${column.key}`, { class: "news-face" }), element("span", null, column.text));
  button.dataset.column = column.key;
  return button;
}
