// A step of kind "words": a big sheet of paper; where the device has no keyboard, one lies below it.

import { element, showSign, signButton } from "../draw.js";
import { keyboard } from "../keyboard.js";
import { isReachedOtherwise } from "../reach/way.js";
import { promiseOf } from "./promise.js";

const FOLD_MILLISECONDS = 300;
const LONE_HALVES = /[\uD800-\uDFFF]/gu; // halves of a sign of two, which no text can hold

// Returns { stage, goOn, begin }. `answer` takes the option keys, how long the movement lasts, and what was written;
// `draft` holds the text as long as this child is here; `most` is how long it may be.
export function sheet({ isSkippable, words, language, most, draft, isPromised, answer }) {
  const area = element("textarea", { class: "sheet-words", "aria-labelledby": "heading", maxlength: most, rows: 1, ...UNAIDED });
  const promise = isPromised ? promiseOf([words.nobody_knows, words.may_be_known, words.in_danger]) : null;
  const full = element("p", { class: "sheet-full", role: "status" });
  const paper = element("div", { class: "sheet" }, area, promise, full);
  const desk = element("div", { class: "writing" }, paper);
  const goOn = signButton("go_on", words.go_on, finish);

  function note() {
    draft.text = area.value;
    if (promise) promise.hidden = area.value !== "";
    full.textContent = area.value.length >= most ? words.full : "";
    showSign(goOn, isSkippable || area.value.trim() !== "");
  }

  function write(text) {
    const kept = area.value.length - (area.selectionEnd - area.selectionStart);
    if (kept + text.length > most) return note();
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    settle();
  }

  function erase() {
    const end = area.selectionEnd;
    const before = [...area.value.slice(0, end)];
    const start = area.selectionStart < end ? area.selectionStart : end - (before.pop() || "").length;
    area.setRangeText("", start, end, "end");
    settle();
  }

  // The caret stays to be seen.
  function settle() {
    if (document.activeElement !== area && !desk.contains(document.activeElement)) area.focus({ preventScroll: true });
    if (area.selectionEnd === area.value.length) area.scrollTop = area.scrollHeight;
    note();
  }

  function showKeyboard() {
    if (desk.querySelector(".keyboard")) return;
    area.setAttribute("inputmode", "none"); // the system's own stays away; a real one still types
    desk.append(keyboard({ language, words, write, erase }));
  }

  function finish() {
    const text = area.value.replace(LONE_HALVES, "").split("\0").join("").trim();
    if (text === "" && !isSkippable) return;
    area.readOnly = true;
    if (text !== "") paper.classList.add("is-folding");
    answer([], text === "" ? 0 : FOLD_MILLISECONDS, text);
  }

  area.value = draft.text;
  area.addEventListener("input", note);
  area.addEventListener("pointerdown", (event) => event.pointerType === "touch" && showKeyboard());
  if (window.matchMedia("(pointer: coarse)").matches || isReachedOtherwise()) showKeyboard();
  note();
  return { stage: desk, goOn, begin: () => area.focus({ preventScroll: true }) };
}

// Nothing suggests, mends, fills in or remembers.
const UNAIDED = { autocomplete: "off", autocorrect: "off", autocapitalize: "off", spellcheck: "false", translate: "no" };
