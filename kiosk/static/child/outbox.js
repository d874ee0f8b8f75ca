// Keeps what children said until the server has answered, over reloads, crashes and days, and sends it under the same id.

import { canSeal, sealFor, toText } from "./sealing.js";
import { memoryStore } from "./store.js";

const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 60;
const LATE_SECONDS = 1;
const MOST_AT_ONCE = 50;
const MOST_LETTERS_AT_ONCE = 512 * 1024;
// What may be taken later: "instrument" comes from a server that went back to an older version than this page,
// "unreceived" where those who receive words were dismissed meanwhile, until others are named.
const PASSING = ["busy", "store", "unexpected", "instrument", "definition", "unreceived"];

export function newId() {
  return toText(crypto.getRandomValues(new Uint8Array(24)));
}

// `send` takes a list of submissions and resolves to { status, body, retryAfter }; `disk` is a store (store.js).
// `changed` hears { isWaiting, isFrail, refused }: whether something had to wait, whether what waits is lost when the
// page closes, and how many the server has refused for good just now.
export function openOutbox({ send, disk, changed }) {
  const memory = memoryStore();
  const passing = new Set(); // names that the server could not take yet, in this round
  let seal = null;
  let isMet = false;
  let isDiskAbsent = false;
  let held = 0; // how many wait in memory
  let isSending = false;
  let isAsked = false;
  let pause = FIRST_WAIT_SECONDS;
  let most = MOST_AT_ONCE;
  let timer = null;

  // The outbox of the shelf: what to seal for. Nothing is sent before a server has said that it can open it.
  function meet(told, isThere) {
    seal = told || null;
    isMet = isMet || isThere;
    if (isThere) drain();
    else look();
  }

  // Resolves when it is kept. What is only tried out says so and is sent once, never kept; that resolves to its result.
  async function add(submission, isTryOut) {
    const made = { id: newId(), ...submission };
    if (isTryOut) return tryOut({ try_out: true, ...made });
    await keep(seal ? { ...made, ...dayAndEvent(seal) } : made);
    return drain();
  }

  async function tryOut(submission) {
    const reply = await send([submission]);
    return resultsIn(reply)[0] || { state: "absent" };
  }

  async function keep(submission) {
    try {
      if (!seal || !canSeal()) throw new Error("nothing is kept in clear");
      await disk.keep(newId(), await sealFor(seal, submission));
    } catch (failed) {
      await memory.keep(newId(), submission);
    }
  }

  // No answer, however odd, ends the sending.
  async function drain() {
    isAsked = true;
    if (isSending || !isMet) return look();
    isSending = true;
    clearTimeout(timer);
    let wait = null;
    while (isAsked) {
      isAsked = false;
      wait = await sendAll().catch(() => later(0));
    }
    isSending = false;
    if (wait !== null) timer = setTimeout(drain, wait * 1000);
  }

  // Sends one list after the other as long as it helps; resolves to how long to wait (s), or to null when all is there.
  async function sendAll() {
    for (;;) {
      const batch = await nextBatch();
      if (batch.length === 0) return passing.size > 0 ? later(0) : allSent();
      const late = setTimeout(tell, LATE_SECONDS * 1000, true, 0);
      const reply = await send(batch.map((each) => each.item));
      clearTimeout(late);
      const isHeard = await settle(batch, reply);
      if (!isHeard) return later(reply.retryAfter);
    }
  }

  function later(retryAfter) {
    const wait = Math.max(pause, retryAfter);
    passing.clear();
    pause = Math.min(pause * 2, LONGEST_WAIT_SECONDS);
    tell(true, 0);
    return wait;
  }

  function allSent() {
    most = MOST_AT_ONCE;
    tell(false, 0);
    return null;
  }

  async function look() {
    tell((await all()).length > 0, 0);
  }

  function tell(isWaiting, refused) {
    changed({ isWaiting, isFrail: isDiskAbsent || held > 0 || !canSeal(), refused });
  }

  async function all() {
    const kept = await disk.names().catch(() => null);
    const inMemory = await memory.names();
    isDiskAbsent = kept === null;
    held = inMemory.length;
    return [...(kept || []).map((name) => ({ name, store: disk })), ...inMemory.map((name) => ({ name, store: memory }))];
  }

  async function nextBatch() {
    const batch = [];
    let letters = 0;
    for (const { name, store } of await all()) {
      if (batch.length === most || letters > MOST_LETTERS_AT_ONCE) break;
      const item = passing.has(name) ? null : await store.read(name).catch(() => void passing.add(name));
      if (!item) continue; // another tab was faster
      letters += item.sealed ? item.sealed.length : 0;
      batch.push({ name, store, item });
    }
    return batch;
  }

  // Takes out what the server answered for good; resolves to whether it answered at all.
  async function settle(batch, reply) {
    if (isUnreadable(reply)) {
      most = batch.length > 1 ? 1 : MOST_AT_ONCE;
      if (batch.length === 1) await takeOut(batch[0], true);
      return true;
    }
    const results = resultsIn(reply);
    for (const [place, result] of results.entries()) {
      if (isPassing(result)) passing.add(batch[place].name);
      else await takeOut(batch[place], result.state === "refused");
    }
    return results.length > 0;
  }

  async function takeOut({ name, store }, isRefused) {
    const wasThere = await store.remove(name).catch(() => false);
    if (isRefused && wasThere) tell(true, 1);
    if (wasThere) pause = FIRST_WAIT_SECONDS;
    else passing.add(name); // another tab was faster, or it cannot be removed now: not again in this round
  }

  window.addEventListener("online", drain);
  return { add, meet };
}

// One result for each submission, in the order in which they were sent.
function resultsIn(reply) {
  return (reply.status === 200 && reply.body && reply.body.results) || [];
}

function isPassing(result) {
  return result.state === "refused" && PASSING.includes(result.error && result.error.code);
}

function isUnreadable(reply) {
  return reply.status === 400 || reply.status === 413;
}

// What is said on the day of an event belongs to it, where staff have set the tablet to it.
function dayAndEvent(seal) {
  const day = dayOf(seal);
  return seal.event && day === seal.today ? { made_on: day, event: seal.event } : { made_on: day };
}

// A clock that went wrong makes nothing older than the server's last known day.
function dayOf({ today }) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const here = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return here > today && here.length === today.length ? here : today;
}
