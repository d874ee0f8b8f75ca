// A sheet of paper that is drawn on: a canvas of one size on every screen, so that it does not tell which one it was.

import { element } from "../draw.js";
import { PAPER_COLOUR } from "./colours.js";

export const STAMP_SIDE = 192;
const PAPER_SIZE = { width: 1024, height: 768 };

// Nothing but what is seen is kept: no line, no time; and of the past one picture, for one step back.
export function drawingPaper() {
  const [canvas, before] = [blankCanvas(), blankCanvas()];
  const pen = penOn(canvas);
  let isDrawnOn = false;
  let wasDrawnOn = null; // null: there is no step back

  function keepBefore() {
    penOn(before).drawImage(canvas, 0, 0);
    wasDrawnOn = isDrawnOn;
  }

  function begin(colour, width, point) {
    keepBefore();
    isDrawnOn = true;
    Object.assign(pen, { strokeStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round" });
    drawTo(point, point);
  }

  function drawTo(from, to) {
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
  }

  // `shape` is a path in a square of STAMP_SIDE pixels, `at` its middle.
  function stamp(shape, colour, width, at) {
    keepBefore();
    isDrawnOn = true;
    pen.save();
    pen.translate(at.x - STAMP_SIDE / 2, at.y - STAMP_SIDE / 2);
    Object.assign(pen, { strokeStyle: colour, lineWidth: width, lineCap: "round", lineJoin: "round" });
    pen.stroke(shape);
    pen.restore();
  }

  function stepBack() {
    if (wasDrawnOn === null) return;
    pen.drawImage(before, 0, 0);
    [isDrawnOn, wasDrawnOn] = [wasDrawnOn, null];
  }

  function wipe() {
    keepBefore();
    fill(canvas);
    isDrawnOn = false;
  }

  return { canvas, begin, drawTo, stamp, stepBack, wipe, hasStepBack: () => wasDrawnOn !== null, isDrawnOn: () => isDrawnOn };
}

// Where a point of the window lies on the sheet.
export function pointOn(canvas, { clientX, clientY }) {
  const place = canvas.getBoundingClientRect();
  const [x, y] = [(clientX - place.left) / place.width, (clientY - place.top) / place.height];
  return { x: x * PAPER_SIZE.width, y: y * PAPER_SIZE.height };
}

export function middleOfPaper() {
  return { x: PAPER_SIZE.width / 2, y: PAPER_SIZE.height / 2 };
}

// A point moved by so many pixels, but not over the edge.
export function movedOnPaper(point, across, down) {
  const within = (value, most) => Math.max(0, Math.min(most, value));
  return { x: within(point.x + across, PAPER_SIZE.width), y: within(point.y + down, PAPER_SIZE.height) };
}

export function shareOfPaper({ x, y }) {
  return { across: x / PAPER_SIZE.width, down: y / PAPER_SIZE.height };
}

function blankCanvas() {
  const made = element("canvas", { ...PAPER_SIZE, class: "paper-canvas" });
  fill(made);
  return made;
}

function fill(canvas) {
  const pen = penOn(canvas);
  pen.fillStyle = PAPER_COLOUR;
  pen.fillRect(0, 0, canvas.width, canvas.height);
}

function penOn(canvas) {
  return canvas.getContext("2d");
}
