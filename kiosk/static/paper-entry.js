// Sheets of paper are entered one after another, by keyboard alone: a number chooses, Enter goes on.

import { newSheet } from "./paper-sheet.js";

const ID_BYTES = 18;
const FINAL = 409;
const LATER = 500;
const DEAF_MILLISECONDS = 600; // so long after a sheet a second Enter does not begin the next one

const place = document.getElementById("entry");
const [told, to, proof] = [JSON.parse(place.dataset.told), place.dataset.door, place.dataset.proof];
const part = (name) => document.getElementById(`entry-${name}`);
const danger = document.getElementById("entry-danger");

let sheet = null;
let id = "";
let number = 0;
let support = told.about.support;
let ticked = new Set();
let isSending = false;
let deafUntil = 0;

function begin(message) {
  sheet = newSheet(told);
  id = randomId();
  support = told.about.support;
  show(message || "");
}

// Letters and digits that no sheet before had; a sheet that is sent twice counts once by it.
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

function make(tag, traits, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(traits)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function show(message) {
  const question = sheet.current();
  ticked = new Set();
  part("told").textContent = message;
  part("number").textContent = told.words.sheet.replace("{n}", number + 1);
  part("back").hidden = part("anew").hidden = !sheet.isBegun();
  showGiven();
  if (question === null) showEnd();
  else showQuestion(question, told.steps[question.step]);
}

function showQuestion({ topic }, step) {
  const isWords = step.manner === "words";
  part("above").textContent = topic === null ? "" : step.text;
  part("question").textContent = topic === null ? step.text : step.topics[topic].text;
  part("go").textContent = told.words.next_question;
  part("answer").replaceChildren(isWords ? wordsField(step) : optionList(step.options, choose));
  (isWords ? part("answer").firstChild : part("question")).focus();
}

function showEnd() {
  const isEmpty = sheet.answers().length === 0;
  part("above").textContent = "";
  part("question").textContent = isEmpty ? told.words.nothing : told.words.how_filled;
  part("go").textContent = isEmpty ? told.words.next_sheet : told.words.into_the_box;
  part("answer").replaceChildren(isEmpty ? "" : optionList(supports(), chooseSupport));
  if (!isEmpty) press((key) => key === support);
  part("question").focus();
}

function supports() {
  return told.supports.map(([key, text], place) => ({ key, text, sign: String(place + 1) }));
}

function wordsField(step) {
  const traits = { class: "entry-words", maxlength: step.most, autocomplete: "off", spellcheck: "false", "aria-labelledby": "entry-question" };
  return make("textarea", traits);
}

function optionList(options, chosen) {
  const items = options.map((option) => {
    const traits = { type: "button", class: "entry-option", "aria-pressed": "false", "data-option": option.key, "data-sign": option.sign };
    const button = make("button", traits, make("span", { class: "entry-sign" }, option.sign), make("span", {}, option.text));
    button.addEventListener("click", (event) => {
      chosen(option.key);
      if (event.detail > 0) part("question").focus(); // a mouse chose it; Enter then goes on
    });
    return make("li", {}, button);
  });
  return make("ul", { class: "entry-options" }, ...items);
}

function press(isPressed) {
  for (const button of part("answer").querySelectorAll(".entry-option")) {
    button.setAttribute("aria-pressed", String(isPressed(button.dataset.option)));
  }
}

function chooseSupport(key) {
  if (isSending) return;
  support = key;
  press((each) => each === support);
}

function choose(key) {
  const { step, topic } = sheet.current();
  const { manner, topics } = told.steps[step];
  if (manner === "many") {
    if (!ticked.delete(key)) ticked.add(key);
    press((each) => ticked.has(each));
    return;
  }
  sheet.give([topic === null ? key : `${topics[topic].key}.${key}`]);
  show("");
}

function goOn() {
  if (isSending || (!sheet.isBegun() && Date.now() < deafUntil)) return;
  const question = sheet.current();
  if (question === null) {
    if (sheet.answers().length === 0) begin(told.words.left_out);
    else send();
    return;
  }
  const step = told.steps[question.step];
  const field = part("answer").querySelector("textarea");
  const words = field ? field.value.trim() : "";
  if (!words && ticked.size === 0 && !mayBeEmpty(question, step)) part("told").textContent = told.words.needed;
  else {
    sheet.give(step.options.map((option) => option.key).filter((key) => ticked.has(key)), words);
    show("");
  }
}

// Of what is laid under columns, any topic may be left out, but not all of them.
function mayBeEmpty({ step: key, topic }, step) {
  const isLaid = sheet.given().some((each) => each.step === key && each.options.length > 0);
  return step.may_be_empty || (topic !== null && (isLaid || topic + 1 < step.topics.length));
}

function goBack() {
  if (isSending || !sheet.isBegun()) return;
  sheet.back();
  show("");
}

function showGiven() {
  const rows = sheet.given().map(({ step, topic, options, words }) => {
    const { text, topics, options: all } = told.steps[step];
    const names = all.filter(({ key }) => options.some((each) => each === key || each.endsWith(`.${key}`))).map((option) => option.text);
    const asked = topic === null ? text : topics[topic].text;
    return make("div", {}, make("dt", {}, asked), make("dd", {}, words || names.join(", ") || told.words.left_empty));
  });
  part("given").replaceChildren(...rows);
}

async function send() {
  isSending = true;
  part("told").textContent = told.words.sending;
  const body = JSON.stringify({ ...told.about, support, id, answers: sheet.answers() });
  const headers = { "Content-Type": "application/json", "X-CSRFToken": proof };
  const answer = await fetch(to, { method: "POST", headers, body }).catch(() => null);
  const taken = answer && answer.ok && !answer.redirected ? await answer.json().catch(() => null) : null;
  isSending = false;
  if (taken) keep(taken);
  else if (answer && answer.status === FINAL) begin(told.words.before);
  else part("told").textContent = wordsOf(answer);
}

function wordsOf(answer) {
  if (!answer || answer.status >= LATER) return told.words.not_arrived;
  return answer.redirected ? told.words.signed_out : told.words.refused;
}

function keep(taken) {
  number += 1;
  deafUntil = Date.now() + DEAF_MILLISECONDS;
  begin(told.words.in_the_box.replace("{n}", number));
  showDanger(taken.is_danger);
}

function showDanger(isShown) {
  danger.hidden = !isShown;
  part("sheet").hidden = isShown;
  (isShown ? document.getElementById("danger-heading") : part("question")).focus();
}

function readDanger() {
  danger.hidden = true;
  part("sheet").hidden = false;
  show("");
}

// Keys that mean something else where the focus is stay what they are there.
function typed(event) {
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || !danger.hidden || isSending) return;
  const isWriting = event.target.tagName === "TEXTAREA";
  const isOnButton = ["BUTTON", "A", "SUMMARY"].includes(event.target.tagName);
  const act = isWriting ? actWhileWriting(event) : isOnButton && event.key === "Enter" ? null : actOf(event);
  if (!act) return;
  event.preventDefault();
  act();
}

function actWhileWriting(event) {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) return goOn;
  if (event.key === "Backspace" && event.target.value === "") return goBack;
  return event.key === "Escape" ? () => begin("") : null;
}

function actOf({ key, code }) {
  const acts = { Enter: goOn, Backspace: goBack, Escape: () => begin(""), ArrowDown: () => move(1), ArrowRight: () => move(1), ArrowUp: () => move(-1), ArrowLeft: () => move(-1) };
  if (acts[key]) return acts[key];
  const letter = code.startsWith("Key") ? code.slice(3).toLowerCase() : key;
  const option = part("answer").querySelector(`[data-sign="${CSS.escape(letter)}"]`);
  return option && (() => option.click());
}

function move(by) {
  const all = [...part("answer").querySelectorAll(".entry-option")];
  if (all.length === 0) return;
  const now = all.indexOf(document.activeElement);
  all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length].focus();
}

document.addEventListener("keydown", typed);
part("go").addEventListener("click", goOn);
part("back").addEventListener("click", goBack);
part("anew").addEventListener("click", () => !isSending && begin(""));
document.getElementById("danger-read").addEventListener("click", readDanger);
window.addEventListener("beforeunload", (event) => {
  const field = part("answer").querySelector("textarea");
  if (sheet.isBegun() || isSending || (field && field.value)) {
    event.preventDefault();
    event.returnValue = ""; // older browsers ask only so
  }
});
window.addEventListener("pagehide", () => begin(""));
begin("");
