// Fetches what stands in later.js, with its styles, drawings and words; where the server does not answer, it is tried again.

import { element } from "./draw.js";

const AGAIN_MILLISECONDS = 2000;

let coming = null;

// Resolves to what later.js hands out, and `words` by language; whoever asks again gets the same.
export function rest() {
  coming = coming || fetchRest(0);
  return coming;
}

// A browser remembers that an address has failed, so each further try has an address of its own.
async function fetchRest(tries) {
  const again = tries > 0 ? `?again=${tries}` : "";
  try {
    const [{ touched }, words] = await Promise.all([
      import(`/later.js${again}`),
      fetchWords(`/later.json${again}`),
      layStyles(`/later.css${again}`),
      layDrawings(`/later.svg${again}`),
    ]);
    document.body.classList.add("is-whole");
    return { ...touched, words };
  } catch (absent) {
    await new Promise((done) => setTimeout(done, AGAIN_MILLISECONDS));
    return fetchRest(tries + 1);
  }
}

async function fetchWords(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("no words");
  return answer.json();
}

async function layDrawings(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("no drawings");
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml");
  document.body.prepend(document.adoptNode(drawn.documentElement));
}

function layStyles(address) {
  return new Promise((done, fail) => {
    document.head.append(element("link", { rel: "stylesheet", href: address, onload: done, onerror: fail }));
  });
}
