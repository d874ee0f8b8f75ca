// Fetches what comes behind the first screens, as often as it takes.

import { element } from "../child/draw.js";

const AGAIN_MILLISECONDS = 2000;

const byLanguage = new Map();
let sharedComing = null;

// Resolves to { shared, rest }: what later.js hands out, and what the server tells in this language; asked again, the same.
export function restOfDoor(language) {
  sharedComing = sharedComing || untilThere(fetchShared);
  if (!byLanguage.has(language)) byLanguage.set(language, untilThere(() => fetchTold(language)));
  return Promise.all([sharedComing, byLanguage.get(language)]).then(([shared, rest]) => ({ shared, rest }));
}

// A browser remembers that an address has failed, so each further try has an address of its own.
async function untilThere(fetchPiece, tries = 0) {
  try {
    return await fetchPiece(tries > 0 ? `?again=${tries}` : "");
  } catch (absent) {
    await new Promise((done) => setTimeout(done, AGAIN_MILLISECONDS));
    return untilThere(fetchPiece, tries + 1);
  }
}

async function fetchShared(again) {
  const styles = element("link", { rel: "stylesheet", href: `/door-later.css${again}` });
  try {
    const pieces = [import(`/door-later.js${again}`), textAt(`/door.svg${again}`), laidStyles(styles)];
    const [{ touched }, drawings] = await Promise.all(pieces);
    document.body.prepend(document.adoptNode(new DOMParser().parseFromString(drawings, "image/svg+xml").documentElement));
    document.body.classList.add("is-whole");
    return touched;
  } catch (absent) {
    styles.remove();
    throw absent;
  }
}

async function fetchTold(language) {
  return JSON.parse(await textAt(`${location.pathname}/${language}.json`));
}

async function textAt(address) {
  const answer = await fetch(address, { credentials: "omit" });
  if (!answer.ok) throw new Error("a piece is missing");
  return answer.text();
}

function laidStyles(styles) {
  return new Promise((done, fail) => {
    styles.addEventListener("load", done);
    styles.addEventListener("error", fail);
    document.head.append(styles);
  });
}
