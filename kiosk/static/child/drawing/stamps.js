// Stamps: pictures that one choice lays on the sheet, for children who lead no pen. Each lies in the next free place.

import { element } from "../draw.js";
import { PAPER_COLOUR, PEN_COLOURS } from "./colours.js";
import { STAMP_SIDE } from "./paper.js";

const SVG_OF_STAMP = "http://www.w3.org/2000/svg";
const PLACES = [[1, 1], [2, 1], [1, 0], [2, 0], [1, 2], [2, 2], [0, 1], [3, 1], [0, 0], [3, 0], [0, 2], [3, 2]];
export const STAMPS = {
  sun: "M96 56a40 40 0 1 0 .1 0zM96 12v24M96 156v24M12 96h24M156 96h24M37 37l17 17M138 138l17 17M37 155l17-17M138 54l17-17",
  heart: "M96 168C20 116 16 76 24 56c12-30 52-32 72 2 20-34 60-32 72-2 8 20 4 60-72 112z",
  flower: "M96 80a16 16 0 1 0 .1 0zM96 78c-26-14-26-62 0-62s26 48 0 62zM96 114c-26 14-26 62 0 62s26-48 0-62zM78 96c-14-26-62-26-62 0s48 26 62 0zM114 96c14-26 62-26 62 0s-48 26-62 0z",
  star: "M96 18l22 52 56 5-42 37 13 55-49-29-49 29 13-55-42-37 56-5z",
  person: "M96 20a26 26 0 1 0 .1 0zM96 72v56M52 92h88M96 128l-32 48M96 128l32 48",
  house: "M28 92L96 32l68 60M44 80v84h104V80M80 164v-44h32v44",
  rain: "M56 116a30 30 0 0 1 4-60 40 40 0 0 1 76 8 26 26 0 0 1 0 52zM64 136l-8 28M100 136l-8 28M136 136l-8 28",
  lightning: "M108 16L48 108h40l-16 68 68-96H96z",
};

// `pen` returns { colour, width } of now; `stamped` hears that something was laid.
export function drawingStamps(words, paper, pen, stamped) {
  let count = 0;

  function lay(name) {
    const [across, down] = PLACES[count % PLACES.length];
    const { colour, width } = pen();
    const ink = colour === PAPER_COLOUR ? PEN_COLOURS.black : colour; // the rubber leaves nothing to see
    paper.stamp(new Path2D(STAMPS[name]), ink, width, { x: (across + 0.5) * 256, y: (down + 0.5) * 256 });
    count += 1;
    stamped();
  }

  const buttons = Object.keys(STAMPS).map((name) => stampButton(name, words[`stamp_${name}`], () => lay(name)));
  return element("div", { class: "stamps", role: "group", "aria-label": words.stamps }, ...buttons);
}

function stampButton(name, word, act) {
  const button = element("button", { type: "button", class: "tool stamp", "aria-label": word, title: word, onclick: act });
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS(SVG_OF_STAMP, tag));
  for (const [trait, value] of Object.entries({ viewBox: `0 0 ${STAMP_SIDE} ${STAMP_SIDE}`, class: "stamp-picture", "aria-hidden": "true" })) svg.setAttribute(trait, value);
  path.setAttribute("d", STAMPS[name]);
  svg.append(path);
  button.append(svg);
  return button;
}
