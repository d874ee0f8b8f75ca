// The morning circle: a group does the mood board on one tablet passed round. What was chosen lives here, counted and
// not in its order, until all have answered; then it goes into the outbox in a random order and is shown to all.

import { showCircleBoard, showEverybody, showHowMany, showPass, showStop, showTurn } from "./circle_screens.js";
import { shuffled } from "./shuffle.js";
import { showThanks } from "./thanks.js";

const FEWEST_IN_CIRCLE = 3;
const MOST_IN_CIRCLE = 15;

// `page` as for an interview. Returns { breakOff, goOn }. The first is for when nobody is there any more: it asks once
// whether to put in what was said, and returns whether it did. The second is for when a child has called somebody: the
// next one takes its turn; it returns whether there is a circle yet.
export function beginCircle(page, instrument) {
  const step = instrument.table.start[0].go;
  const counts = new Map(instrument.table.steps[step].options.map((face) => [face, 0]));
  let many = 0;
  let answered = 0;
  let isPutIn = false;
  let wasAsked = false;

  function begin(number) {
    many = number;
    passOn();
  }

  function passOn() {
    if (answered === many) showEverybody(page, instrument, { show, home: page.goHome });
    else showPass(page, instrument, { answered, many, goOn: ask, stop });
  }

  function goOn() {
    if (many > 0) passOn();
    return many > 0;
  }

  function ask() {
    wasAsked = false;
    const screen = showTurn(page, instrument, step, { stop, answer: ([face], pause) => take(face, pause, screen) });
  }

  function take(face, pause, screen) {
    counts.set(face, counts.get(face) + 1);
    answered += 1;
    if (answered === many) putIn();
    screen.classList.add("is-settling");
    setTimeout(() => screen.isConnected && passOn(), pause);
  }

  function facesChosen() {
    return shuffled([...counts].flatMap(([face, times]) => Array(times).fill(face)));
  }

  function putIn() {
    if (isPutIn) return;
    isPutIn = true;
    const { key, version } = instrument.table;
    const about = { instrument: key, version, language: page.language, channel: "gathering", support: "unknown" };
    for (const face of facesChosen()) page.outbox.add({ ...about, answers: [{ step, chosen: [face] }] }, page.isTryOut);
  }

  function show() {
    showCircleBoard(page, instrument, step, { faces: facesChosen(), goOn: thank });
  }

  function thank() {
    many = 0; // it is over
    const thanks = { [page.language]: page.words.circle_thanks };
    showThanks(page, { ...instrument, thanks }, { said: null, arrival: null });
  }

  function stop() {
    const put = () => {
      putIn();
      thank();
    };
    showStop(page, instrument, { put: answered < FEWEST_IN_CIRCLE ? null : put, goOn: passOn, forget: page.goHome });
  }

  function breakOff() {
    if (isPutIn || wasAsked || answered < FEWEST_IN_CIRCLE) return false;
    wasAsked = true;
    stop();
    return true;
  }

  showHowMany(page, instrument, { fewest: FEWEST_IN_CIRCLE, most: MOST_IN_CIRCLE, begin });
  return { breakOff, goOn };
}
