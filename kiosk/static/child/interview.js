// Leads one child through one instrument; what was chosen lives here and is gone with the last screen.

import { element, headingOf, showScreen, signButton } from "./draw.js";
import { consent } from "./kinds/consent.js";
import { drawing } from "./kinds/drawing.js";
import { faces } from "./kinds/faces.js";
import { many } from "./kinds/many.js";
import { scale } from "./kinds/scale.js";
import { sheet } from "./kinds/sheet.js";
import { sort } from "./kinds/sort.js";
import { stickers } from "./kinds/stickers.js";
import { thisOrThat } from "./kinds/this_or_that.js";
import { feelings, pictures } from "./kinds/tiles.js";
import { ways } from "./kinds/ways.js";
import { web } from "./kinds/web.js";
import { showThanks } from "./thanks.js";
import { nextStep } from "./walk.js";
import { askWho } from "./who.js";

export const KINDS = { faces, feelings, pictures, this_or_that: thisOrThat, sort, scale, web, stickers, many, ways, words: sheet, drawing, consent };
const PAPERS = ["words", "drawing"]; // the kinds with a sheet, which has a screen of its own

// `page` has { language, words, isTryOut, outbox, goHome }; the `receipt` of a letter to which something is added; and what
// differs: drawReceipt and showReceipt, showEnd, onTablets (what only they draw). Returns { keepSaid }, for when nobody
// is there any more.
export function beginInterview(page, instrument) {
  const path = [];
  const drafts = {}; // what was written and drawn so far, for the way back and forth
  const promisedAt = {}; // a promise stands before the first word, and before the first line, once
  let about = {};
  let asked = null; // { step, screen }: what waits for its answer
  let isKept = false;

  function chosenSoFar() {
    const leading = (each) => (each.words || each.drawing ? ["given"] : each.chosen);
    return new Map(path.map((each) => [each.step, leading(each)]));
  }

  function goOn() {
    const last = path.length > 0 ? path[path.length - 1].step : null;
    return nextStep(instrument.table, last, chosenSoFar());
  }

  // Of what is touched in one moment the first counts, and nothing of a screen that was left meanwhile.
  function ask(step) {
    const isAsked = () => asked !== null && asked.screen === screen && screen.isConnected;
    const back = path.length > 0 ? () => isAsked() && ask(path.pop().step) : null;
    const answer = (chosen, pause, words, drawn) => isAsked() && take({ step, chosen, ...told(words, drawn) }, screen, pause);
    const screen = showQuestion(page, instrument, step, { back, answer, ...paperFor(step) });
    asked = { step, screen };
  }

  function paperFor(step) {
    const { kind } = instrument.table.steps[step];
    if (!PAPERS.includes(kind)) return {};
    promisedAt[kind] = promisedAt[kind] || step;
    drafts[step] = drafts[step] || { text: "" };
    return { draft: drafts[step], isPromised: promisedAt[kind] === step };
  }

  // While the answer still moves nothing can be touched; who goes home by a key is not called back.
  function take(answer, screen, pause) {
    asked = null;
    path.push(answer);
    screen.classList.add("is-settling");
    const next = goOn();
    const show = next === null ? finish() : () => ask(next);
    if (pause > 0) setTimeout(() => screen.isConnected && show(), pause);
    else show();
  }

  // The voice goes into the outbox at the last touch, before anything moves on the screen.
  function finish() {
    const answers = path.filter((each) => each.chosen.length > 0 || each.words || each.drawing);
    if (answers.length === 0) return page.goHome;
    isKept = true;
    const { key, version } = instrument.table;
    const drawn = instrument.has_receipt && page.drawReceipt ? page.drawReceipt(page.words.receipts) : null;
    const receipt = drawn || page.receipt; // where this follows a letter, its receipt goes with it
    const submission = { instrument: key, version, language: page.language, answers, ...about, ...(receipt && { receipt }) };
    const arrival = page.outbox.add(submission, page.isTryOut);
    const said = page.isTryOut ? answersInWords(page, instrument, answers) : null;
    const show = page.showEnd || showThanks;
    const thank = () => show(page, instrument, { said, arrival, isDrawn: answers.some((each) => each.drawing) });
    return drawn ? () => page.showReceipt(page, instrument, drawn, thank) : thank;
  }

  // Whoever walks away where more may be told has said what was asked; elsewhere nothing is kept of it.
  function keepSaid() {
    const { steps } = instrument.table;
    const isWay = ({ step }) => steps[step].kind === "consent" || (steps[step].kind === "ways" && steps[step].skippable);
    const isMoreAsked = path.some(isWay) || (asked !== null && isWay(asked));
    if (isMoreAsked && !isKept) finish();
  }

  // Nobody's age is asked of an adult, and the band of the tablet is one of children.
  function begin(speaker) {
    about = { speaker, age_band: "unknown" };
    ask(goOn());
  }

  if (instrument.who.length > 1) askWho(page, instrument, begin);
  else if (instrument.who.length === 1) begin(instrument.who[0]);
  else ask(goOn());
  return { keepSaid };
}

function showQuestion(page, instrument, key, { back, answer, ...paper }) {
  const step = instrument.table.steps[key];
  const texts = instrument.steps[key];
  const options = step.options.map((option) => ({ key: option, text: textOf(texts, option, page.language) }));
  const [topics, columns] = [texts.topics, texts.columns].map((named) => spoken(named, page.language));
  const about = { options, topics, columns, most: texts.most, isSkippable: step.skippable };
  const isNews = texts.drawn_as === "news"; // only tablets show it
  const question = texts.text[page.language];
  const heading = headingOf(isNews ? instrument.title[page.language] : question);
  const draw = isNews ? page.onTablets.news : KINDS[step.kind];
  const drawn = draw({ ...about, ...paper, question, heading, words: page.words, language: page.language, answer, back, ...page.onTablets });
  const screen = showScreen({
    name: PAPERS.includes(step.kind) ? step.kind : "question",
    accent: instrument.accent,
    heading,
    aside: step.skippable && !isNews ? element("p", { class: "aside" }, leaveOutIn(page.words, step.kind, instrument.who.length > 0)) : null,
    stage: [drawn.stage],
    foot: [
      signButton("home", page.words.home, page.goHome),
      drawn.back || (back ? signButton("back", page.words.back, back) : null),
      drawn.goOn,
    ],
  });
  screen.classList.toggle("is-of-adults", instrument.who.length > 0);
  if (drawn.begin) drawn.begin();
  return screen;
}

function leaveOutIn(words, kind, isForAdults) {
  if (isForAdults) return words.may_leave_out;
  return kind === "drawing" ? words.may_not_draw : words.may_skip;
}

function told(words, picture) {
  return { ...(words && { words }), ...(picture && { drawing: picture }) };
}

function spoken(named, language) {
  return named.map((one) => ({ ...one, text: one.text[language] }));
}

// What a sort lays somewhere is named by topic and column.
function textOf({ options, topics, columns }, option, language) {
  if (options[option]) return options[option][language];
  const parts = option.split(".");
  return [topics, columns].map((named, place) => named.find(({ key }) => key === parts[place]).text[language]).join(": ");
}

function quoted(page, text) {
  return page.words.quoted.replace("{text}", () => text);
}

function answersInWords(page, instrument, answers) {
  const inWords = ({ step, chosen, words, drawing: picture }) => {
    if (picture) return [page.words.drawn];
    const texts = words ? [words] : chosen.map((option) => textOf(instrument.steps[step], option, page.language));
    return texts.map((text) => quoted(page, text));
  };
  return answers.flatMap(inWords).join(", ");
}
