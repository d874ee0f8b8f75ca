// Leads a child that wants to talk: whom it wants, who should not come, then the sign that it can also hold up.

import { openCaller } from "./caller.js";
import { call } from "./device.js";
import { element, headingOf, picture, showScreen, signButton } from "./draw.js";

const SIGN_MINUTES = 10;
const FIGURES = "/static/people.svg#person-"; // apart from the other drawings: most children never see them

const caller = openCaller((message) => call("/api/calls", message)); // what an earlier page could not tell goes at once
let signUntil = 0;

// Whether the sign is shown and may stay, though nobody touches it.
export function isSignHeldUp() {
  return document.querySelector(".screen-call-sign") !== null && Date.now() < signUntil;
}

// `page` has { shelf, language, words, isTryOut, goHome }; `leave` goes back to where the child was.
export function beginCall(page, leave) {
  const { words } = page;
  const { is_outside_told: isOutsideTold, outbox } = page.shelf;
  const people = page.shelf.people || []; // what was kept of an earlier visit may have none

  function home() {
    return signButton("home", words.home, page.goHome);
  }

  function showPeople() {
    const cards = people.map((person) => personCard(person, () => choose(person)));
    const nobody = { name: words.call_nobody, role: "", figure: "nobody" };
    show("call", {
      heading: headingOf(words.call_who),
      aside: element("p", { class: "aside" }, page.isTryOut ? words.call_tried : words.call_touch),
      stage: [groupOf([...cards, personCard(nobody, showNobody)])],
      foot: [home(), signButton("back", words.back, leave)],
    });
  }

  function choose(person) {
    if (!page.isTryOut) caller.ask({ wanted: person.key }, outbox);
    const others = people.filter((each) => each !== person);
    if (others.length > 0) showAgainst(others);
    else showSign(!page.isTryOut);
  }

  function showAgainst(others) {
    const chosen = new Set();
    const cards = others.map((person) => personCard(person, () => turn(person, cards[others.indexOf(person)])));

    function turn(person, card) {
      if (!chosen.delete(person.key)) chosen.add(person.key);
      card.setAttribute("aria-pressed", String(chosen.has(person.key)));
    }

    for (const card of cards) card.setAttribute("aria-pressed", "false");
    show("call", {
      heading: headingOf(words.call_against),
      aside: element("p", { class: "aside" }, words.may_skip),
      stage: [groupOf(cards)],
      foot: [home(), signButton("go_on", words.go_on, () => goOnTo(chosen))],
    });
  }

  function goOnTo(chosen) {
    if (chosen.size > 0 && !page.isTryOut) caller.add({ not_wanted: [...chosen] }, outbox);
    showSign(!page.isTryOut);
  }

  function showNobody() {
    show("call", {
      heading: headingOf(words.call_phone),
      stage: [phonesOf(words), isOutsideTold ? outsideButton() : null].filter(Boolean),
      foot: [home(), signButton("back", words.back, showPeople)],
    });
  }

  function outsideButton() {
    return element("button", { type: "button", class: "button call-outside", onclick: tellOutside }, words.call_outside);
  }

  function tellOutside() {
    if (!page.isTryOut) caller.ask({ is_outside: true }, outbox);
    showSign(!page.isTryOut);
  }

  // The sign; `isTold` says whether a call was made of which something can be told.
  function showSign(isTold) {
    const line = element("div", { class: "call-line", role: "status" });
    const isAlone = !isTold && people.length === 0;
    signUntil = Date.now() + SIGN_MINUTES * 60 * 1000;
    const screen = show("call-sign", {
      heading: headingOf(words.call),
      stage: [picture("hand", { class: "call-hand" }), element("div", { class: "call-said" }, line, phonesOf(words), isAlone && isOutsideTold ? outsideButton() : null)],
      foot: [home(), isAlone ? signButton("back", words.back, leave) : null],
    });
    if (!isTold) return tellLines(line, page.isTryOut ? [words.call_tried] : [words.call_show]);
    tellLines(line, [words.call_telling, words.call_wait]);
    const unwatch = caller.watch((heard) => (screen.isConnected ? tellLines(line, linesAbout(heard)) : unwatch()));
  }

  function linesAbout({ state, who }) {
    if (state === "unheard") return [words.call_unknown, words.call_show];
    if (state === "asked") return [words.call_telling, words.call_wait];
    if (state !== "going") return [state === "tried" ? words.call_tried : words.call_show];
    const person = people.find((each) => each.key === who);
    if (!person) return [words.call_told_outside, words.call_helps];
    return [words.call_told.replace("{who}", () => person.name), words.call_comes];
  }

  if (people.length > 0) showPeople();
  else showSign(false);
}

function show(name, parts) {
  return showScreen({ name, ...parts });
}

function groupOf(cards) {
  const most = Math.min(cards.length, 9);
  return element("div", { class: "people", role: "group", "aria-labelledby": "heading", "data-count": most }, ...cards);
}

function personCard({ name, role, figure }, touch) {
  const line = role ? element("span", { class: "person-role" }, ` ${role}`) : null;
  const named = element("span", { class: "person-name" }, name);
  const card = element("button", { type: "button", class: "person", onclick: touch }, picture(`${FIGURES}${figure}`, { class: "person-picture" }), named, line);
  card.dataset.figure = figure;
  return card;
}

function phonesOf(words) {
  const lines = [words.helpline, words.emergency].map((line) => element("p", { class: "phone" }, line));
  return element("div", { class: "help call-phones" }, ...lines);
}

// Says a line only where it is another one, so that a screen reader does not repeat it.
function tellLines(place, lines) {
  if (place.dataset.lines === lines.join("|")) return;
  place.dataset.lines = lines.join("|");
  place.replaceChildren(...lines.map((line) => element("p", null, line)));
}
