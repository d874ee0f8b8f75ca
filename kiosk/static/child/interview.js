// Leads one child through one instrument; what was chosen lives here and is gone with the last screen.

import { element, headingOf, showScreen, signButton } from "./draw.js";
import { drawing } from "./kinds/drawing.js";
import { faces } from "./kinds/faces.js";
import { many } from "./kinds/many.js";
import { sort } from "./kinds/sort.js";
import { thisOrThat } from "./kinds/this_or_that.js";
import { showThanks } from "./thanks.js";
import { nextStep } from "./walk.js";

export const KINDS = { faces, this_or_that: thisOrThat, sort, many, drawing };

// `page` has { language, words, isTryOut, outbox, goHome }.
export function beginInterview(page, instrument) {
  const path = [];
  const drafts = {}; // what was drawn so far, for the way back and forth

  function chosenSoFar() {
    return new Map(path.filter((each) => each.chosen.length > 0).map((each) => [each.step, each.chosen]));
  }

  function goOn() {
    const last = path.length > 0 ? path[path.length - 1].step : null;
    return nextStep(instrument.table, last, chosenSoFar());
  }

  function ask(step) {
    const back = path.length > 0 ? () => ask(path.pop().step) : null;
    const answer = (chosen, pause, told) => take({ step, chosen, ...told }, screen, pause);
    drafts[step] = drafts[step] || {};
    const screen = showQuestion(page, instrument, step, { back, answer, draft: drafts[step] });
  }

  // While the answer still moves nothing can be touched; who goes home by a key is not called back.
  function take(answer, screen, pause) {
    path.push(answer);
    screen.classList.add("is-settling");
    const next = goOn();
    const show = next === null ? finish() : () => ask(next);
    if (pause > 0) setTimeout(() => screen.isConnected && show(), pause);
    else show();
  }

  // The voice goes into the outbox at the last touch, before anything moves on the screen.
  function finish() {
    const answers = path.filter((each) => each.chosen.length > 0 || each.drawing);
    if (answers.length === 0) return page.goHome;
    const { key, version } = instrument.table;
    const submission = { instrument: key, version, language: page.language, answers };
    const arrival = page.outbox.add(submission, page.isTryOut);
    const said = page.isTryOut ? answersInWords(page, instrument, answers) : null;
    return () => showThanks(page, instrument, { said, arrival });
  }

  ask(goOn());
}

function showQuestion(page, instrument, key, { back, answer, draft }) {
  const step = instrument.table.steps[key];
  const texts = instrument.steps[key];
  const options = step.options.map((option) => ({ key: option, text: texts.options[option][page.language] }));
  const [topics, columns] = [texts.topics, texts.columns].map((named) => spoken(named, page.language));
  const drawn = KINDS[step.kind]({ options, topics, columns, isSkippable: step.skippable, words: page.words, draft, answer, back });
  const heading = headingOf(texts.text[page.language]);
  return showScreen({
    name: step.kind === "drawing" ? "drawing" : "question",
    accent: instrument.accent,
    heading,
    aside: step.skippable ? element("p", { class: "aside" }, page.words.may_skip) : null,
    stage: [drawn.stage],
    foot: [
      signButton("home", page.words.home, page.goHome),
      drawn.back || (back ? signButton("back", page.words.back, back) : null),
      drawn.goOn,
    ],
  });
}

function spoken(named, language) {
  return named.map(({ key, text }) => ({ key, text: text[language] }));
}

function quoted(page, text) {
  return page.words.quoted.replace("{text}", () => text[page.language]);
}

function answersInWords(page, instrument, answers) {
  const inWords = ({ step, chosen, drawing: isDrawing }) => (isDrawing ? [page.words.drawn] : chosen.map((option) => quoted(page, instrument.steps[step].options[option])));
  return answers.flatMap(inWords).join(", ");
}
