// Tells the server that a child wants to talk, again and again until it has heard, and asks whether somebody comes.

import { newId } from "./outbox.js";
import { forget, recallParsed, remember } from "./remember.js";
import { canSeal, sealFor } from "./sealing.js";

const KEPT_CALLS = "call"; // sealed, each gone as soon as the server has heard it
const ASK_AGAIN_SECONDS = 5;
const CALL_DAY = 24 * 60 * 60 * 1000; // milliseconds
const TOO_OLD_DAYS = 8; // the server tells nobody of one that waited for seven

// `send` takes a message and resolves to { status, body }.
export function openCaller(send) {
  const unheard = keptCalls(); // { call, sealed, on }: what the server has not heard yet; `call` only if this page made it
  let made = null; // the last call of this page; calls of children before it may still wait
  let hear = null; // the sign, while it is shown
  let timer = null;
  let isTelling = false;
  let isAsked = false;

  // `seal` is the outbox of the shelf, or null.
  function ask(call, seal) {
    const now = Date.now();
    made = { call: { id: newId(), touched_at: now, ...call }, sealed: null, on: now - (now % CALL_DAY) };
    tellNew(seal);
  }

  // The child said more about the call that it has just made.
  function add(more, seal) {
    Object.assign(made.call, more);
    tellNew(seal);
  }

  function tellNew(seal) {
    if (!unheard.includes(made)) unheard.unshift(made);
    keepSealed(made, seal);
    tell();
  }

  // Until the sign is taken away `heard` gets { state, who }; the state is "unheard" where the server does not answer.
  function watch(heard) {
    hear = heard;
    tell();
    return () => {
      hear = null;
    };
  }

  async function keepSealed(one, seal) {
    const said = JSON.stringify(one.call);
    const sealed = seal && canSeal() ? await sealFor(seal, one.call).catch(() => null) : null;
    if (!sealed || said !== JSON.stringify(one.call)) return;
    one.sealed = sealed;
    keepUnheard();
  }

  function keepUnheard() {
    const kept = unheard.filter(({ sealed }) => sealed).map(({ sealed, on }) => ({ sealed, on }));
    if (kept.length > 0) remember(KEPT_CALLS, JSON.stringify(kept));
    else forget(KEPT_CALLS);
  }

  // One message after the other: two at once could become two calls.
  async function tell() {
    isAsked = true;
    if (isTelling) return;
    isTelling = true;
    clearTimeout(timer);
    let isOver = true;
    while (isAsked) {
      isAsked = false;
      if (hear && !unheard.includes(made)) isOver = await tellOne(made);
      for (const one of [...unheard]) isOver = (await tellOne(one)) && isOver;
    }
    isTelling = false;
    if (unheard.length > 0 || (hear && !isOver)) timer = setTimeout(tell, ASK_AGAIN_SECONDS * 1000);
  }

  // Resolves to whether nothing more is to be learnt.
  async function tellOne(one) {
    const said = JSON.stringify(one.call);
    const { status, body } = await send({ call: one.call || one.sealed, now: Date.now() });
    if (said !== JSON.stringify(one.call)) return false;
    const isRefused = !one.call && (status === 400 || status === 422);
    if (status === 200 || isRefused) takeOff(one);
    if (hear && one === made) hear(status === 200 ? body : { state: "unheard", who: null });
    return status === 200 && body.state !== "asked";
  }

  function takeOff(one) {
    if (unheard.includes(one)) unheard.splice(unheard.indexOf(one), 1);
    keepUnheard();
  }

  if (unheard.length > 0) tell();
  window.addEventListener("online", tell);
  return { ask, add, watch };
}

// The calls that an earlier page could not send.
function keptCalls() {
  const kept = [].concat(recallParsed(KEPT_CALLS) || []);
  return kept.filter(({ sealed, on }) => sealed && Date.now() - on < TOO_OLD_DAYS * CALL_DAY).map((one) => ({ ...one, call: null }));
}
