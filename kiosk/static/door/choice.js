// What a visitor can answer: what the code leads to, or a list of all that is for them; then the instrument itself.

import { isDrawn, picture } from "../child/draw.js";
import { watchIdle } from "../child/idle.js";
import { beginInterview } from "../child/interview.js";
import { jar } from "../child/jar.js";
import { keepPictures } from "../child/kinds/cards.js";
import { watchRun } from "../child/play.js";
import { showWarning } from "../child/warning.js";
import { showAnswers } from "./answers.js";
import { showDoorEnd } from "./ending.js";
import { askForAnswer } from "./letter.js";
import { openSlot } from "./slot.js";

const DOOR_IDLE_SECONDS = 600;
const MINE = "my_answer";
const ADULTS = ["parent", "relative", "carer", "partner"];

const isQuickRun = watchRun(() => performance.now() / 1000);
let watched = null; // { words, begin } while there is something to leave

// `about` has { speaker, age_band, support }; `rest` is what the server told; `begin` leads back to the first question.
export function openDoor({ language, about, rest, begin }) {
  const { words } = rest;
  const isAdult = ADULTS.includes(about.speaker);
  const there = rest.instruments.filter(({ speakers, bands }) => speakers.includes(about.speaker) && (isAdult || bands.includes(about.age_band)));
  const slot = openSlot(rest);
  keepPictures(there); // all at once, so that no request tells how far somebody has come

  function goHome() {
    watched = null;
    begin();
  }

  function add(submission, fourWords) {
    const { speaker, age_band, support } = about;
    const whole = { ...submission, speaker, age_band, support, ...(fourWords && { four_words: fourWords }), ...(rest.is_at_event && { is_at_event: true }) };
    return slot.add(isQuickRun(submission) ? { ...whole, play: "suspected" } : whole);
  }

  // `known` are the four words of the letter to which something is added; a new letter gets its own.
  function answerIn(instrument, known) {
    slot.getReady();
    const receipt = instrument.isAnswered && !known ? rest.receipt : null;
    const fourWords = known || (receipt && receipt.map(({ word }) => word));
    const outbox = { add: (submission) => add(submission, fourWords) };
    const showEnd = (_, of, end) => showDoorEnd(page, of, { ...end, slot, isAdult, receipt });
    const page = { language, words, isAdult, isTryOut: false, outbox, goHome, showEnd };
    beginInterview(page, addressed(instrument, about.speaker, isAdult, language));
  }

  function showAnswer() {
    askForAnswer({ language, words, goHome }, slot, (known) => answerIn(rest.follow_up, known));
  }

  function showList(heading, shown) {
    const answers = shown.map((each) => ({ key: each.table.key, text: each.title[language], accent: each.accent, drawing: objectOf(each) }));
    const mine = { key: MINE, text: words.my_answer, accent: "sky", drawing: picture("way-words", { class: "door-object" }) };
    const chosen = (key) => (key === MINE ? showAnswer() : answerIn(there.find(({ table }) => table.key === key)));
    const isMine = shown.some(({ isAnswered }) => isAnswered);
    showAnswers({ name: "list", words, heading, answers: isMine ? [...answers, mine] : answers, chosen, home: goHome });
  }

  watched = { words, goHome };
  beginWatching();
  const wished = there.find(({ table }) => table.key === rest.wish);
  if (wished && !wished.isAnswered) answerIn(wished);
  else showList(headingFor(words, there, wished ? null : rest.wish, isAdult), wished ? [wished] : there);
}

function headingFor(words, there, wish, isAdult) {
  if (there.length === 0) return words.nothing_here;
  if (wish) return isAdult ? words.not_here_for_adults : words.not_here;
  return isAdult ? words.shelf_for_adults : words.shelf;
}

// The instrument as this visitor is addressed; who speaks is known, and not asked again.
function addressed(instrument, speaker, isAdult, language) {
  if (!isAdult) return { ...instrument, who: [] };
  const { thanks, steps } = instrument.politely;
  const polite = Object.entries(instrument.steps).map(([key, texts]) => [key, { ...texts, text: { [language]: steps[key] } }]);
  return { ...instrument, who: [speaker], thanks: { [language]: thanks }, steps: Object.fromEntries(polite) };
}

function objectOf({ object, level, isAnswered }) {
  if (object === "jar") return jar(level, false);
  const other = isAnswered ? "box" : "object-cards";
  return picture(isDrawn(`object-${object}`) ? `object-${object}` : other, { class: "door-object" });
}

let isWatching = false;

// A phone that is left lying about shows nothing after ten minutes.
function beginWatching() {
  if (isWatching) return;
  isWatching = true;
  watchIdle({
    isSomebodyHere: () => watched !== null,
    isHeldUp: () => false,
    patience: () => DOOR_IDLE_SECONDS,
    calm: () => 1,
    warn: (stay) => showWarning(watched.words, stay),
    leave: () => watched.goHome(),
  });
}
