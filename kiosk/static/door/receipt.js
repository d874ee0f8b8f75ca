// The four words of a letter: covered until they are touched, gone after a minute, and typed once more.

import { element, headingOf, picture, showScreen, showSign, signButton } from "../child/draw.js";
import { sheet } from "../child/kinds/sheet.js";

const SHOWN_MILLISECONDS = 60000;
const LONGEST_TYPED = 150;
const KEYBOARD = "bg"; // the words are Bulgarian

// `receipt` holds { word, latin }; `page` has { language, words, goHome }.
export function showFourWords(page, receipt, heading) {
  const { words } = page;
  const list = element("ol", { class: "four-words" }, ...receipt.map((one) => element("li", null, wordOf(one, page.words))));
  const cover = element("button", { type: "button", class: "scale-point four-cover", onclick: uncover }, words.uncover);
  const goOn = signButton("go_on", words.go_on, () => askCheck(page, receipt));

  function uncover() {
    cover.replaceWith(list);
    showSign(goOn, true);
    setTimeout(() => list.isConnected && list.replaceWith(cover), SHOWN_MILLISECONDS);
  }

  showSign(goOn, false);
  showScreen({
    name: "door-receipt",
    accent: "sky",
    heading: headingOf(heading || politely(page, "four_words")),
    aside: element("p", { class: "aside" }, politely(page, "write_down")),
    stage: [cover],
    foot: [signButton("home", words.home, page.goHome), goOn],
  });
}

export function politely({ words, isAdult }, name) {
  return words[isAdult ? `${name}_for_adults` : name];
}

function wordOf({ word, latin }, words) {
  return words.reads_cyrillic ? word : `${latin} (${word})`;
}

function askCheck(page, receipt) {
  askForWords(page, politely(page, "check_words"), "", (typed) => {
    const parts = partsOf(typed);
    const isRight = parts.length === receipt.length && receipt.every(({ word, latin }, place) => [word, latin].includes(parts[place]));
    if (!isRight) return showFourWords(page, receipt, page.words.words_wrong);
    showScreen({
      name: "door-right",
      accent: "sky",
      heading: headingOf(page.words.words_right),
      stage: [picture("box", { class: "box" })],
      foot: [signButton("home", page.words.home, page.goHome)],
    });
  });
}

function partsOf(typed) {
  return typed.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// A sheet on which four words are typed; `taken` gets them as they stand there.
export function askForWords(page, heading, aside, taken) {
  const drawn = sheet({
    isSkippable: false,
    words: page.words,
    language: KEYBOARD,
    most: LONGEST_TYPED,
    draft: { text: "" },
    isPromised: false,
    answer: (chosen, pause, typed) => taken(typed),
  });
  showScreen({
    name: "words",
    accent: "sky",
    heading: headingOf(heading),
    aside: aside ? element("p", { class: "aside" }, aside) : null,
    stage: [drawn.stage],
    foot: [signButton("home", page.words.home, page.goHome), drawn.goOn],
  });
  drawn.begin();
}
