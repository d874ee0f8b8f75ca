// Knows the staff's PIN when it hears it, also without the server; wrong tries make the next one wait.

import { forget, recall, remember } from "./remember.js";

const TRIES = "tries"; // how many were wrong, so that loading the page again does not help
const FREE_TRIES = 3;
const LONGEST_PIN_SECONDS = 60;

export const PIN_DIGITS = 6;

// Browsers hash only on pages that came over https, or from this machine itself.
export function canCheck(pin) {
  return Boolean(pin && window.isSecureContext && window.crypto && crypto.subtle);
}

// `check` is the shelf's { salt, rounds, hash }. Resolves to whether the PIN is right.
export async function isRight(check, typed) {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(typed), "PBKDF2", false, ["deriveBits"]);
  const way = { name: "PBKDF2", hash: "SHA-256", salt: fromHex(check.salt), iterations: check.rounds };
  const isIt = hexOf(new Uint8Array(await crypto.subtle.deriveBits(way, key, 256))) === check.hash;
  if (isIt) forget(TRIES);
  else remember(TRIES, String(wrongTries() + 1));
  return isIt;
}

// How long the next try waits (s): nothing for three wrong ones, then longer and longer, a minute at most.
export function waitSeconds() {
  const over = wrongTries() - FREE_TRIES;
  return over < 0 ? 0 : Math.min(2 ** (over + 1), LONGEST_PIN_SECONDS);
}

function wrongTries() {
  return Number(recall(TRIES)) || 0;
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}

function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
