// What lies beside the sheet: pens of a few colours, three widths, a rubber, one step back, a new sheet.

import { element, picture } from "../draw.js";
import { PAPER_COLOUR, PEN_COLOURS, PEN_WIDTHS, RUBBER_WIDTHS } from "./colours.js";

const ASKED_MILLISECONDS = 6000;

// Returns { tools, pen, note }: the elements, a function that returns what draws now, and one that hears that something
// changed on the sheet.
export function drawingTools(words, paper, changed) {
  const taken = { tool: "black", width: "medium" };
  const pens = Object.keys(PEN_COLOURS).map((key) => toolButton(key, words[key], `pen-${key}`, () => take("tool", key)));
  const rubber = toolButton("rubber", words.rubber, "sign-rubber", () => take("tool", "rubber"));
  const widths = Object.keys(PEN_WIDTHS).map((key) => toolButton(key, words[key], `line-${key}`, () => take("width", key)));
  const back = toolButton("step_back", words.step_back, "sign-step_back", () => change(paper.stepBack));
  const anew = anewButton(words, () => change(paper.wipe));

  function take(what, key) {
    taken[what] = key;
    note();
  }

  function change(act) {
    act();
    note();
    changed();
  }

  function note() {
    anew.forgetAsking();
    for (const each of [...pens, rubber]) each.setAttribute("aria-pressed", String(each.dataset.tool === taken.tool));
    for (const each of widths) each.setAttribute("aria-pressed", String(each.dataset.tool === taken.width));
    back.disabled = !paper.hasStepBack();
    anew.button.disabled = !paper.isDrawnOn();
  }

  function pen() {
    const isRubber = taken.tool === "rubber";
    const colour = isRubber ? PAPER_COLOUR : PEN_COLOURS[taken.tool];
    return { colour, width: (isRubber ? RUBBER_WIDTHS : PEN_WIDTHS)[taken.width] };
  }

  note();
  const rows = [element("div", { class: "tools" }, ...pens), element("div", { class: "tools" }, ...widths, rubber, back, anew.button)];
  return { tools: element("div", { class: "pencil-case" }, ...rows, anew.question), pen, note };
}

function toolButton(key, word, drawing, act) {
  const traits = { type: "button", class: "tool", "data-tool": key, "aria-label": word, title: word, onclick: act };
  return element("button", traits, picture(drawing, { class: "tool-picture" }));
}

// Asks once more before all is wiped away.
function anewButton(words, wipe) {
  const question = element("p", { class: "wipe-question", role: "status" });
  const button = toolButton("anew", words.anew, "sign-anew", touch);
  let timer = null;

  function touch() {
    if (timer !== null) return wipe();
    timer = setTimeout(forgetAsking, ASKED_MILLISECONDS);
    show(words.really_anew);
  }

  function forgetAsking() {
    clearTimeout(timer);
    timer = null;
    show("");
  }

  function show(asked) {
    question.textContent = asked;
    button.classList.toggle("is-asking", asked !== "");
    button.setAttribute("aria-label", asked || words.anew);
  }

  return { button, question, forgetAsking };
}
