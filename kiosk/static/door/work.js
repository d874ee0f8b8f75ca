// The work for which the server takes a voice: a number with which the hash of the task begins with zero bits.

import { firstWordOf } from "./hash.js";

const AT_ONCE_MILLISECONDS = 10;
const TRIES_AT_ONCE = 200;
const PLACE_OF_BITS = 4; // the byte of the task that says how many

// Resolves to `task.number`. It pauses again and again, so that touches are answered meanwhile.
export async function finish(task) {
  const shift = 32 - bitsOf(task);
  let number = 0;
  for (;;) {
    const until = performance.now() + AT_ONCE_MILLISECONDS;
    do {
      for (const end = number + TRIES_AT_ONCE; number < end; number += 1) {
        if (firstWordOf(`${task}.${number}`) >>> shift === 0) return `${task}.${number}`;
      }
    } while (performance.now() < until);
    await new Promise((done) => setTimeout(done));
  }
}

function bitsOf(task) {
  return atob(task.replace(/-/g, "+").replace(/_/g, "/")).charCodeAt(PLACE_OF_BITS);
}
