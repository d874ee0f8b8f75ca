// A step of kind "sort": one card after another is laid in a basket, or put aside; the last one can be taken back.

import { element, isDrawn, picture, showSign, signButton } from "../draw.js";
import { onCard } from "./cards.js";

const FALL_MILLISECONDS = 350;

// Returns { stage, goOn, back }. `answer` takes the option keys and how long the movement lasts, `back` leads to
// the step before, where there is one.
export function sort({ topics, columns, isSkippable, words, answer, back }) {
  const laid = [];
  const card = element("div", { class: "sort-card", role: "status", "data-read": "" });
  const goOn = signButton("go_on", words.go_on, () => lay(null));
  const backButton = signButton("back", words.back, takeBack);
  const baskets = columns.map((column) => basket(column, (place) => lay(column, place)));
  let isFalling = false;

  function show() {
    const isLast = laid.length === topics.length - 1;
    card.className = isLast ? "sort-card" : "sort-card has-more";
    card.replaceChildren(...onCard(topics[laid.length]));
    showSign(backButton, laid.length > 0 || back !== null);
    showSign(goOn, isSkippable || !isLast || chosenIn(laid).length > 0);
  }

  function lay(column, place = null) {
    if (isFalling) return;
    const topic = topics[laid.length];
    laid.push({ option: column && `${topic.key}.${column.key}`, mark: place && place.appendChild(smallCard(topic)) });
    const pause = place ? fall(card, place) : 0;
    isFalling = pause > 0;
    if (laid.length === topics.length) answer(chosenIn(laid), pause);
    else if (isFalling) setTimeout(settle, pause);
    else show();
  }

  function settle() {
    isFalling = false;
    show();
  }

  function takeBack() {
    if (isFalling) return;
    if (laid.length === 0) return back();
    const { mark } = laid.pop();
    if (mark) mark.remove();
    show();
  }

  show();
  const row = element("div", { class: "baskets", role: "group", "aria-labelledby": "heading" }, ...baskets);
  return { stage: element("div", { class: "sort" }, card, row), goOn, back: backButton };
}

function basket(column, touched) {
  const drawing = isDrawn(`basket-${column.key}`) ? `basket-${column.key}` : "basket";
  const place = element("span", { class: "basket-cards", "aria-hidden": "true" });
  const button = element(
    "button",
    { type: "button", class: "basket", onclick: () => touched(place) },
    place,
    picture(drawing, { class: "basket-picture" }),
    element("span", { class: "basket-words" }, column.text),
  );
  button.dataset.column = column.key;
  return button;
}

function smallCard(topic) {
  return element("span", { class: "small-card" }, ...onCard(topic));
}

// The card falls to where its small copy shows; returns how long that lasts.
function fall(card, place) {
  const [from, to] = [card.getBoundingClientRect(), place.getBoundingClientRect()];
  const x = to.left + to.width / 2 - (from.left + from.width / 2);
  const y = to.bottom - (from.top + from.height / 2);
  card.style.setProperty("--to-basket", `translate(${x}px, ${y}px)`);
  card.classList.add("is-falling");
  return FALL_MILLISECONDS;
}

function chosenIn(laid) {
  return laid.map((each) => each.option).filter((option) => option !== null);
}
