// "My answer": four words lead to a letter and what staff replied; more may be said to it.

import { element, headingOf, showScreen, signButton } from "../child/draw.js";
import { showMoment } from "./moment.js";
import { askForWords } from "./receipt.js";

// `more` takes the words of a letter that was found.
export function askForAnswer(page, slot, more, aside = "") {
  slot.getReady();
  askForWords(page, page.words.type_words, aside, async (typed) => {
    const waiting = showMoment(page.words, page.goHome);
    const { status, body } = await slot.lookUp(typed);
    if (!waiting.isConnected) return;
    if (status === 200 && body.state === "found") showLetter(page, body, () => more(body.words));
    else askForAnswer(page, slot, more, problemIn(page.words, status, body));
  });
}

function problemIn(words, status, body) {
  if (status !== 200) return words.not_reached;
  if (body.state === "four_needed") return words.four_needed;
  if (body.state === "unknown") return words.unknown_words.replace("{words}", () => body.words.join(", "));
  return `${words.nothing_yet} ${words.when_opened}`;
}

function showLetter(page, { lines, is_closed: isClosed }, addMore) {
  const { words } = page;
  const isAnswered = lines.some(({ by }) => by === "staff");
  const end = isClosed ? words.is_closed : isAnswered ? "" : words.no_answer_yet;
  showScreen({
    name: "door-letter",
    accent: "sky",
    heading: headingOf(words.my_answer),
    stage: [element("div", { class: "letter" }, ...lines.map((line) => lineOf(line, words)), end ? element("p", null, end) : null)],
    foot: [signButton("home", words.home, page.goHome), signButton("go_on", words.add_more, addMore)],
  });
}

function lineOf({ by, dated, text }, words) {
  const isStaff = by === "staff";
  const above = (isStaff ? words.answer_of : words.letter_of).replace("{day}", dated);
  const said = text || (isStaff ? "…" : words.all_right);
  return element("div", { class: isStaff ? "letter-line is-staff" : "letter-line" }, element("strong", null, above), element("p", null, said));
}
