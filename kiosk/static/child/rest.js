// Fetches what stands in later.js, with its styles, drawings and words, mostly from the worker (offline.js); where the
// server does not answer, it is tried again.

import { element } from "./draw.js";

const AGAIN_MILLISECONDS = 2000;

let coming = null;

// Resolves to what later.js hands out, and `words` by language; whoever asks again gets the same.
export function rest() {
  coming = coming || fetchRest(0);
  return coming;
}

// A browser remembers that an address has failed, so each further try has an address of its own; of one that failed
// nothing stays on the page.
async function fetchRest(tries) {
  const again = tries > 0 ? `?again=${tries}` : "";
  const styles = element("link", { rel: "stylesheet", href: `/later.css${again}` });
  try {
    const [{ touched }, words, drawings] = await Promise.all([
      import(`/later.js${again}`),
      fetchPiece(`/later.json${again}`).then(JSON.parse),
      fetchPiece(`/later.svg${again}`),
      lay(styles),
    ]);
    document.body.prepend(document.adoptNode(new DOMParser().parseFromString(drawings, "image/svg+xml").documentElement));
    document.body.classList.add("is-whole");
    return { ...touched, words };
  } catch (absent) {
    styles.remove();
    await new Promise((done) => setTimeout(done, AGAIN_MILLISECONDS));
    return fetchRest(tries + 1);
  }
}

async function fetchPiece(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("a piece is missing");
  return answer.text();
}

function lay(styles) {
  return new Promise((done, fail) => {
    styles.addEventListener("load", done);
    styles.addEventListener("error", fail);
    document.head.append(styles);
  });
}
