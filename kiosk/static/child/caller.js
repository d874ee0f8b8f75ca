// Tells the server that a child wants to talk, again and again until it has heard, and asks whether somebody comes.

import { newId } from "./outbox.js";
import { forget, recall, remember } from "./remember.js";
import { canSeal, sealFor } from "./sealing.js";

const KEPT_CALL = "call"; // sealed, and gone as soon as the server has heard
const ASK_AGAIN_SECONDS = 5;
const TOO_OLD_DAYS = 7;

// `send` takes a message and resolves to { status, body }.
export function openCaller(send) {
  let made = null; // the call of this page: { id, touched_at, wanted, not_wanted, is_outside }
  let kept = recall(KEPT_CALL); // a call that an earlier page could not send
  let isHeard = true;
  let hear = null; // the sign, while it is shown
  let timer = null;
  let isTelling = false;
  let isAsked = false;

  // `seal` is the outbox of the shelf, or null.
  function ask(call, seal) {
    made = { id: newId(), touched_at: Date.now(), ...call };
    isHeard = false;
    keepSealed(seal);
    tell();
  }

  // The child said more about the call that it has just made.
  function add(more, seal) {
    Object.assign(made, more);
    isHeard = false;
    keepSealed(seal);
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

  async function keepSealed(seal) {
    const call = made;
    if (!seal || !canSeal()) return;
    const sealed = await sealFor(seal, call).catch(() => null);
    if (sealed && call === made && !isHeard) remember(KEPT_CALL, JSON.stringify({ sealed, on: Date.now() }));
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
      isOver = made && (!isHeard || hear) ? await tellMade() : true;
      if (kept && isHeard) await tellKept();
    }
    isTelling = false;
    if (kept || !isHeard || (hear && !isOver)) timer = setTimeout(tell, ASK_AGAIN_SECONDS * 1000);
  }

  // Resolves to whether nothing more is to be learnt.
  async function tellMade() {
    const [call, said] = [made, JSON.stringify(made)];
    const { status, body } = await send({ call, now: Date.now() });
    if (said !== JSON.stringify(made)) return false;
    if (status === 200) {
      isHeard = true;
      forget(KEPT_CALL);
    }
    if (hear && call === made) hear(status === 200 ? body : { state: "unheard", who: null });
    return status === 200 && body.state !== "asked";
  }

  async function tellKept() {
    const { sealed, on } = JSON.parse(kept);
    const isTooOld = Date.now() - on > TOO_OLD_DAYS * 24 * 60 * 60 * 1000;
    const { status } = isTooOld ? { status: 422 } : await send({ call: sealed, now: Date.now() });
    if (status !== 200 && status !== 400 && status !== 422) return;
    kept = null;
    if (isHeard) forget(KEPT_CALL);
  }

  if (kept) tell();
  window.addEventListener("online", tell);
  return { ask, add, watch };
}
