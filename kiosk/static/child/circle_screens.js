// The screens of the morning circle.

import { element, headingOf, isDrawn, picture, showScreen, signButton } from "./draw.js";
import { faces } from "./kinds/faces.js";

const SVG_OF_RING = "http://www.w3.org/2000/svg";
const RING = 78;
const MIDDLE = 100;

export function showHowMany(page, instrument, { fewest, most, begin }) {
  const numbers = Array.from({ length: most - fewest + 1 }, (_, place) => place + fewest);
  const buttons = numbers.map((number) =>
    element("button", { type: "button", class: "circle-number", onclick: () => begin(number) }, String(number)),
  );
  circleScreen(page, instrument, {
    heading: page.words.circle_how_many,
    aside: element("p", { class: "aside" }, page.words.circle_least),
    stage: [element("div", { class: "circle-numbers", role: "group", "aria-labelledby": "heading" }, ...buttons)],
    foot: [signButton("home", page.words.home, page.goHome)],
  });
}

// Between two children: of the last answer nothing is left to see, and there is no way back to it.
export function showPass(page, instrument, { answered, many, goOn, stop }) {
  circleScreen(page, instrument, {
    heading: page.words.circle_pass,
    stage: [ring(answered, many)],
    foot: [signButton("home", page.words.home, stop), signButton("go_on", page.words.circle_turn, goOn)],
  });
}

export function showTurn(page, instrument, key, { answer, stop }) {
  const texts = instrument.steps[key];
  const options = instrument.table.steps[key].options.map((each) => ({ key: each, text: texts.options[each][page.language] }));
  const drawn = faces({ options, isSkippable: false, words: page.words, answer });
  return showScreen({
    name: "question",
    accent: instrument.accent,
    heading: headingOf(texts.text[page.language]),
    stage: [drawn.stage],
    foot: [signButton("home", page.words.home, stop)],
  });
}

export function showEverybody(page, instrument, { show, home }) {
  circleScreen(page, instrument, {
    heading: page.words.circle_all,
    stage: [picture("box", { class: "box" })],
    foot: [signButton("home", page.words.home, home), signButton("go_on", page.words.circle_show, show)],
  });
}

export function showCircleBoard(page, instrument, key, { faces: chosen, goOn }) {
  const texts = instrument.steps[key].options;
  const said = chosen.map((face) => texts[face][page.language]);
  const board = element("div", { class: "board circle-board", role: "img", "aria-label": said.join(", ") });
  board.dataset.many = chosen.length > 9 ? "crowd" : "group";
  board.append(...chosen.map((face, place) => pinnedFace(face, said[place])));
  circleScreen(page, instrument, {
    heading: page.words.circle_board,
    stage: [board],
    foot: [signButton("go_on", page.words.go_on, goOn)],
  });
}

// `put` is null where so few have answered that it is forgotten.
export function showStop(page, instrument, { put, goOn, forget }) {
  const way = (name, words, act) => element("button", { type: "button", class: `circle-way is-${name}`, onclick: act }, words);
  const ways = [
    way("on", page.words.circle_go_on, goOn),
    put && way("put", page.words.circle_put_in, put),
    way("forget", page.words.circle_forget, forget),
  ];
  circleScreen(page, instrument, {
    heading: page.words.circle_stop,
    stage: [element("div", { class: "circle-ways", role: "group", "aria-labelledby": "heading" }, ...ways.filter(Boolean))],
    foot: [],
  });
}

function circleScreen(page, instrument, { heading, ...parts }) {
  return showScreen({ name: "circle", accent: instrument.accent, heading: headingOf(heading), ...parts });
}

function pinnedFace(face, text) {
  const drawn = isDrawn(`face-${face}`) ? picture(`face-${face}`, { class: "circle-face" }) : element("span", null, text);
  return element("span", { class: "circle-paper" }, drawn, picture("sign-pin", { class: "circle-pin" }));
}

// The seats of the circle, as many filled as have answered.
function ring(answered, many) {
  const svg = document.createElementNS(SVG_OF_RING, "svg");
  svg.setAttribute("viewBox", "0 0 200 200");
  svg.setAttribute("class", "circle-ring");
  svg.setAttribute("aria-hidden", "true");
  for (let seat = 0; seat < many; seat += 1) {
    const turn = (2 * Math.PI * seat) / many - Math.PI / 2;
    const dot = document.createElementNS(SVG_OF_RING, "circle");
    dot.setAttribute("cx", (MIDDLE + RING * Math.cos(turn)).toFixed(1));
    dot.setAttribute("cy", (MIDDLE + RING * Math.sin(turn)).toFixed(1));
    dot.setAttribute("r", many > 9 ? "11" : "15");
    dot.setAttribute("class", seat < answered ? "seat is-taken" : "seat");
    svg.append(dot);
  }
  const tablet = document.createElementNS(SVG_OF_RING, "use");
  for (const [name, value] of Object.entries({ href: "#sign-tablet", x: "64", y: "64", width: "72", height: "72" })) tablet.setAttribute(name, value);
  svg.append(tablet);
  return svg;
}
