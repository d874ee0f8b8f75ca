// See my answer: the pictures and the colour of a receipt lead to what staff replied, and to what is still to be said.

import { call } from "./device.js";
import { element, headingOf, picture, showScreen, signButton } from "./draw.js";
import { beginInterview } from "./interview.js";
import { pickReceipt } from "./receipt_pick.js";

const LETTER_ACCENT = "sky";
const LONGEST_LOOK_SECONDS = 300;
const PATIENT_SECONDS = 20;

let lookedUntil = 0;

// Whether a child waits for its turn: a wrong receipt before it can make that last two minutes.
export function isAnswerAwaited() {
  return Date.now() < lookedUntil;
}

// `page` as for an interview. Returns { keepSaid } of what is said to the answer.
export function beginAnswers(page) {
  const { words } = page;
  let talk = null;

  function pick() {
    pickReceipt(page, LETTER_ACCENT, { pictures: words.answer_pictures, colour: words.answer_colour, back: page.goHome, home: page.goHome, picked: look });
  }

  async function look(receipt) {
    const line = element("p", { class: "answer-line", role: "status" });
    const screen = letterScreen(words.answer_looking, [picture("object-answer", { class: "answer-picture" }), line], [signButton("back", words.back, pick)]);
    const found = await askInTurn(receipt, screen, () => (line.textContent = words.answer_patience));
    lookedUntil = 0;
    if (screen.isConnected) tell(found, receipt);
  }

  function tell({ state, replies, is_closed: isClosed }, receipt) {
    if (state === "found" && replies.length > 0) return showReplies(replies, isClosed, receipt);
    const again = signButton("back", words.answer_again, pick);
    if (state === "absent") return letterScreen(words.answer_absent, [picture("object-answer", { class: "answer-picture" })], [again]);
    const later = element("p", { class: "answer-line" }, words.answer_another_day);
    return letterScreen(words.answer_not_yet, [picture("object-letter_box", { class: "answer-picture" }), later], [again]);
  }

  function showReplies(replies, isClosed, receipt) {
    const cards = [...replies].reverse().map(({ dated, text }) => replyCard(dated, text, page.language));
    const closed = isClosed ? [element("p", { class: "answer-line" }, words.answer_closed)] : [];
    const more = signButton("go_on", words.answer_more, () => (talk = beginInterview({ ...page, receipt }, words.receipts.follow_up)));
    letterScreen(words.answer_here, [element("div", { class: "replies" }, ...cards), ...closed], [more]);
  }

  function letterScreen(heading, stage, ways) {
    return showScreen({ name: "answer", accent: LETTER_ACCENT, heading: headingOf(heading), stage, foot: [signButton("home", words.home, page.goHome), ...ways] });
  }

  pick();
  return { keepSaid: () => talk && talk.keepSaid() };
}

// Asks until it is this device's turn; resolves to the answer, or to { state: "absent" } where none came.
async function askInTurn(receipt, screen, waits) {
  const from = Date.now();
  while (Date.now() < from + LONGEST_LOOK_SECONDS * 1000) {
    lookedUntil = Date.now() + PATIENT_SECONDS * 1000;
    const { status, body } = await call("/api/answers", receipt);
    if (status !== 200) break;
    if (body.state !== "wait") return { replies: [], ...body };
    waits();
    lookedUntil = Date.now() + (body.seconds + PATIENT_SECONDS) * 1000;
    await new Promise((passed) => setTimeout(passed, body.seconds * 1000));
    if (!screen.isConnected) break; // the child has gone
  }
  return { state: "absent", replies: [] };
}

function replyCard(dated, text, language) {
  const day = new Date(`${dated}T12:00`).toLocaleDateString(language, { day: "numeric", month: "long" });
  return element("div", { class: "reply" }, element("p", { class: "reply-day" }, day), element("p", { class: "reply-text" }, text));
}
