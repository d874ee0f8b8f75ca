// The slot of the box: sends a voice with the finished work, and says whether it lies in the box. Nothing is kept here.

import { canSeal, sealFor, toText } from "../child/sealing.js";
import { finish } from "./work.js";

const PATIENCE_MILLISECONDS = 20000;
const LONGEST_KEPT_ALIVE = 60000; // letters that a browser still sends when its page is closed
const ID_BYTES = 24;
const TRIES = 4; // with a new task each, where the last was too old or too easy

// `rest` has { outbox, task }. Returns { getReady, add, again, lookUp }; `add` and `again` resolve to whether it lies there.
export function openSlot(rest) {
  let proof = null;
  let held = null; // what waits to be sent, as it goes; the same each time

  // The work is done while the visitor reads and answers.
  function getReady() {
    proof = proof || finish(rest.task);
  }

  async function add(submission) {
    const voice = { id: toText(crypto.getRandomValues(new Uint8Array(ID_BYTES))), ...submission };
    held = (canSeal() ? sealFor(rest.outbox, voice) : Promise.resolve(voice)).then((sealed) => ({ voice: sealed }));
    return again();
  }

  async function again() {
    const { status, body } = await send(location.pathname, held);
    if (status === 200) rest.receipt = body.receipt; // for the next letter
    return status === 200;
  }

  // Resolves to { status, body }: what is found by four words, as they were typed.
  function lookUp(typed) {
    return send(`${location.pathname}/answer`, { words: typed });
  }

  async function send(path, content) {
    for (let tries = 1; ; tries += 1) {
      getReady();
      const { status, body } = await put(path, { proof: await proof, ...(await content) });
      proof = status === 0 ? proof : null;
      rest.task = (body && body.task) || rest.task;
      if (status !== 403 || tries === TRIES) return { status, body };
    }
  }

  return { getReady, add, again, lookUp };
}

// Resolves to { status, body }; status is 0 where no answer came.
async function put(path, content) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MILLISECONDS);
  const body = JSON.stringify(content);
  const request = { method: "POST", body, headers: { "Content-Type": "application/json" }, cache: "no-store", credentials: "omit" };
  try {
    const answer = await fetch(path, { ...request, keepalive: body.length < LONGEST_KEPT_ALIVE, signal: control.signal });
    return { status: answer.status, body: await answer.json().catch(() => null) };
  } catch (absent) {
    return { status: 0, body: null };
  } finally {
    clearTimeout(timer);
  }
}
