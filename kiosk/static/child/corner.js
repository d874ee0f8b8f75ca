// The corner for adults: the PIN, then the state of the tablet and the ways out. It comes when it is first asked for.

import { stepByArrow } from "./arrows.js";
import { element } from "./draw.js";
import { canCheck, isRight, PIN_DIGITS, waitSeconds } from "./pin.js";

const LEFT_MILLISECONDS = 60000;
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "back"];
const TO_THE_MINUTE = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };
const DIGIT = /^[0-9]$/;

let isComing = false; // on slow wi-fi the lock may be held twice

// `tell` returns { pin, state, heardAt } of now; `forgetDevice` takes the token from this browser.
export async function showCorner(tell, { reload, forgetDevice }) {
  if (isComing) return;
  isComing = true;
  const before = document.activeElement;
  const page = await fetch("/corner").then((answer) => answer.text()).catch(() => null);
  isComing = false;
  if (page === null) return;
  const corner = document.adoptNode(new DOMParser().parseFromString(page, "text/html").querySelector(".corner"));
  const part = (name) => corner.querySelector(`[data-part=${name}]`);
  let left = null;

  function close() {
    clearTimeout(left);
    corner.remove();
    if (before) before.focus({ preventScroll: true });
  }

  function stay() {
    clearTimeout(left);
    left = setTimeout(close, LEFT_MILLISECONDS);
  }

  function show(name) {
    for (const each of corner.querySelectorAll("[data-part]")) each.hidden = each.dataset.part !== name;
    const first = part(name).querySelector("button");
    if (first) first.focus({ preventScroll: true });
  }

  function enter() {
    const { state, heardAt } = tell();
    part("state").querySelector(".corner-state").textContent = state;
    const when = heardAt ? new Date(heardAt).toLocaleString(document.documentElement.lang, TO_THE_MINUTE) : "–";
    part("state").querySelector(".corner-heard").textContent = when;
    show("state");
  }

  const acts = { close, reload, ask: () => show("forget"), leave: () => show("leave"), again: enter };
  acts.forget = () => {
    close();
    forgetDevice();
  };
  for (const button of corner.querySelectorAll("[data-act]")) button.addEventListener("click", acts[button.dataset.act]);
  corner.addEventListener("pointerdown", stay);
  corner.addEventListener("keydown", (event) => {
    stay();
    if (event.key === "Enter" && event.repeat) event.preventDefault(); // the hold that opened it
    if (event.key === "Escape") close();
    if (event.key === "Tab") keepInside(corner, event);
    stepByArrow(corner, event);
    event.stopPropagation();
  });
  document.body.append(corner);
  askPin(part("pin"), () => tell().pin, enter);
  show("pin");
  stay();
}

function askPin(part, pinOfNow, enter) {
  const [dots, line] = [part.querySelector(".pin-dots"), part.querySelector(".corner-told")];
  let typed = "";
  let isBusy = false;

  function draw(told) {
    dots.textContent = "●".repeat(typed.length) + "○".repeat(PIN_DIGITS - typed.length);
    line.textContent = told || "";
  }

  async function press(key) {
    if (isBusy) return;
    typed = key === "back" ? typed.slice(0, -1) : typed + key;
    draw();
    if (typed.length === PIN_DIGITS) await check();
  }

  async function check() {
    if (!canCheck(pinOfNow())) return refuse(line.dataset.unable);
    isBusy = true;
    draw(line.dataset.wait);
    await new Promise((done) => setTimeout(done, 1000 * waitSeconds()));
    const isIt = await isRight(pinOfNow(), typed);
    isBusy = false;
    if (isIt && part.isConnected) enter();
    else refuse(line.dataset.wrong);
  }

  function refuse(told) {
    typed = "";
    draw(told);
  }

  const pad = part.querySelector(".pin-pad");
  for (const key of KEYS) {
    const label = key === "back" ? pad.dataset.back : null;
    pad.append(element("button", { type: "button", "aria-label": label, onclick: () => press(key) }, label ? "⌫" : key));
  }
  part.closest(".corner").addEventListener("keydown", ({ key }) => {
    if (part.hidden) return;
    if (DIGIT.test(key)) press(key);
    if (key === "Backspace") press("back");
  });
  draw();
}

// Whoever goes on by the key Tab stays in the corner until it is closed.
function keepInside(corner, event) {
  const buttons = [...corner.querySelectorAll("button")].filter((each) => each.offsetParent !== null);
  const [end, begin] = event.shiftKey ? [buttons[0], buttons[buttons.length - 1]] : [buttons[buttons.length - 1], buttons[0]];
  if (document.activeElement !== end) return;
  event.preventDefault();
  begin.focus();
}
