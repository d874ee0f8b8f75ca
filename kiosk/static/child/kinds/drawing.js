// A step of kind "drawing": a sheet of paper, and what is drawn with beside it.

import { element, showSign, signButton } from "../draw.js";
import { followPenKeys, followPointer } from "../drawing/hand.js";
import { makeDrawing } from "../drawing/made.js";
import { drawingPaper } from "../drawing/paper.js";
import { drawingTools } from "../drawing/tools.js";
import { isReachedOtherwise } from "../reach/way.js";
import { promiseOf } from "./promise.js";

const LAID_DOWN_MILLISECONDS = 300;

// Returns { stage, goOn }. `answer` takes no options, how long the movement lasts, and what was drawn; `draft` holds the
// sheet as long as this child is here; `drawingStamps` is stamps.js, on tablets.
export function drawing({ isSkippable, words, draft, isPromised, answer, drawingStamps }) {
  const paper = draft.paper || drawingPaper();
  const goOn = signButton("go_on", words.go_on, finish);
  const { tools, pen, note } = drawingTools(words, paper, look);
  const desk = element("button", { type: "button", class: "drawing-paper", "aria-label": words.sheet, "aria-pressed": "false" }, paper.canvas);
  const promise = isPromised && !paper.isDrawnOn() ? promiseOf([words.nobody_knows_hand, words.hand_may_be_known, words.in_danger]) : null;
  let isFinished = false;

  function look() {
    note();
    if (promise && paper.isDrawnOn()) promise.remove();
    showSign(goOn, isSkippable || paper.isDrawnOn());
  }

  async function finish() {
    if (isFinished) return;
    isFinished = true;
    if (!paper.isDrawnOn()) return answer([], 0);
    desk.closest(".screen").classList.add("is-settling"); // nothing is touched while it is made
    const made = await makeDrawing(paper.canvas);
    desk.classList.add("is-folding");
    answer([], LAID_DOWN_MILLISECONDS, "", made);
  }

  const stamps = drawingStamps && isReachedOtherwise() ? drawingStamps(words, paper, pen, look) : null;
  if (stamps) tools.append(stamps);
  draft.paper = paper;
  followPointer(desk, paper, pen, look);
  followPenKeys(desk, paper, pen, look);
  look();
  return { stage: element("div", { class: stamps ? "drawing has-stamps" : "drawing" }, element("div", { class: "easel" }, desk, promise), tools), goOn };
}
