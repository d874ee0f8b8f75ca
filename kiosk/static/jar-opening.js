// The opening of the jar: one note after the other, by touch, keyboard or remote control; the bird reads when touched.

import { ownVoice, speakingVoice } from "./child/aloud.js";

const FORWARD = ["ArrowRight", "ArrowDown", "PageDown"];
const BACKWARD = ["ArrowLeft", "ArrowUp", "PageUp"];

const opening = document.getElementById("opening");
const [bird, back, next] = ["reader", "back", "next"].map((id) => document.getElementById(id));
const cards = [...opening.querySelectorAll(".card")];
const folded = [...opening.querySelectorAll(".folded")];
const notes = cards.length - 2;
const player = new Audio();
const LOOKED_AT_MILLISECONDS = 500;
let at = 0;
let looked = null; // a timer: whoever leafs through the notes has none of them spoken
let voice = null; // the browser's own, while it reads

function go(to) {
  if (to < 0 || to >= cards.length) return;
  hush();
  at = to;
  cards.forEach((card, number) => (card.hidden = number !== at));
  empty();
  opening.dataset.shown = at;
  bird.hidden = !cards[at].dataset.sound;
  back.hidden = at === 0;
  next.hidden = at === cards.length - 1;
  next.querySelector(".first").hidden = at > 0;
  next.querySelector(".then").hidden = at === 0;
  if (document.activeElement === document.body) (next.hidden ? back : next).focus();
  load();
}

// Where there are more notes than the jar has room for, each that lies in it stands for several.
function empty() {
  const left = Math.ceil(((notes - Math.min(at, notes)) * folded.length) / notes);
  folded.forEach((note, number) => note.classList.toggle("is-taken", number >= left));
}

// What the synthesiser has to speak first is fetched before somebody touches the bird.
function load() {
  const { sound } = cards[at].dataset;
  clearTimeout(looked);
  player.removeAttribute("src");
  if (sound && !ownVoiceNow()) looked = setTimeout(fetchSound, LOOKED_AT_MILLISECONDS);
}

function fetchSound() {
  if (!player.hasAttribute("src")) player.src = cards[at].dataset.sound;
}

function ownVoiceNow() {
  return ownVoice(cards[at].querySelector(".note-text").lang);
}

function read() {
  if (bird.getAttribute("aria-pressed") === "true") return hush();
  const own = ownVoiceNow();
  mark(true);
  if (own) {
    voice = speakingVoice(own);
    voice.say({ text: cards[at].dataset.said }, hush, hush);
  } else {
    fetchSound();
    Object.assign(player, { onended: hush, onerror: hush, currentTime: 0 });
    player.play().catch(hush);
  }
}

function hush() {
  if (voice) voice.hush();
  voice = null;
  Object.assign(player, { onended: null, onerror: null });
  player.pause();
  mark(false);
}

function mark(isRead) {
  bird.setAttribute("aria-pressed", String(isRead));
  cards[at].classList.toggle("is-read", isRead);
}

// The whole screen, where the browser grants it; without it the ceremony goes on in the window.
function fillScreen() {
  const page = document.documentElement;
  const ask = page.requestFullscreen || page.webkitRequestFullscreen;
  const answer = ask && !document.fullscreenElement ? ask.call(page) : null;
  if (answer) answer.catch(() => null);
}

next.addEventListener("click", () => {
  if (at === 0) fillScreen();
  go(at + 1);
});
back.addEventListener("click", () => go(at - 1));
bird.addEventListener("click", read);
document.addEventListener("visibilitychange", hush);
document.addEventListener("keydown", (event) => {
  const step = FORWARD.includes(event.key) ? 1 : BACKWARD.includes(event.key) ? -1 : 0;
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  go(at + step);
});
ownVoice(""); // some browsers begin to look for their voices when they are first asked
next.focus();
