// The small line for adults: a sign and a word on whether all is delivered, something waits, or they should look.

import { picture } from "./draw.js";
import { recallParsed, remember } from "./remember.js";

const REFUSED = "refused";
const SHOWN_DAYS = 7;
const PATIENCE_DAYS = 2;
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

// `sign` is "delivered", "waiting", "look" or missing.
export function tellAdults(line, sign) {
  const place = document.getElementById("for-adults");
  if (place.textContent === line && place.dataset.sign === (sign || "")) return;
  place.dataset.sign = sign || "";
  const parts = sign ? [picture(`sign-${sign}`, { class: "adult-sign" })] : [];
  place.replaceChildren(...parts, line);
}

// `waiting` is what the outbox tells: { isWaiting, isFrail }, empty before it has looked; `heardAt` is when the server
// answered last, by the clock of this device.
export function showMark(shelf, { isWaiting, isFrail }, heardAt) {
  const words = shelf.words[shelf.languages[0].key];
  const isLong = isWaiting === true && Date.now() - heardAt >= PATIENCE_DAYS * DAY_MILLISECONDS;
  const refused = refusedLately();
  const look = [isLong && words.long, isFrail && words.frail, refused > 0 && words.refused.replace("{count}", refused)];
  const usual = [shelf.is_try_out && words.try_out, shelf.instruments.length === 0 && words.empty];
  const kept = isWaiting === false ? words.delivered : isWaiting && !look.some(Boolean) && words.kept;
  const lines = [...usual, kept, ...look].filter(Boolean);
  tellAdults(lines.join(" · "), look.some(Boolean) ? "look" : { true: "waiting", false: "delivered" }[isWaiting]);
}

// How many voices the server has refused for good, told for a week: a number and a day, nothing else.
export function noteRefused(count) {
  if (count > 0) remember(REFUSED, JSON.stringify({ count: refusedLately() + count, on: Date.now() - (Date.now() % DAY_MILLISECONDS) }));
}

function refusedLately() {
  const noted = recallParsed(REFUSED) || {};
  return noted.count && Date.now() - noted.on < SHOWN_DAYS * DAY_MILLISECONDS ? noted.count : 0;
}
