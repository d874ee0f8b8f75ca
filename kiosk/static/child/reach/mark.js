// The mark of what is lit: a frame around one thing, or a broken one around a row. It lies over the page and lets every touch through.

import { element } from "../draw.js";

const AROUND = 6;
const EDGE_OF_WINDOW = 4;

export function makeMark() {
  const mark = element("div", { class: "scan-mark", "aria-hidden": "true", hidden: true });
  let lit = [];

  function show(things, isResting) {
    lit = things;
    for (const thing of lit.length > 0 ? [lit[lit.length - 1], lit[0]] : []) thing.scrollIntoView({ block: "nearest" });
    mark.classList.toggle("is-row", lit.length > 1);
    mark.classList.toggle("is-resting", isResting);
    place();
  }

  function place() {
    mark.hidden = lit.length === 0;
    if (mark.hidden) return;
    const places = lit.map((thing) => thing.getBoundingClientRect());
    const least = (side) => Math.max(EDGE_OF_WINDOW, Math.min(...places.map((each) => each[side])) - AROUND);
    const most = (side, end) => Math.min(end - EDGE_OF_WINDOW, Math.max(...places.map((each) => each[side])) + AROUND);
    const [left, top] = [least("left"), least("top")];
    const size = { left, top, width: most("right", window.innerWidth) - left, height: most("bottom", window.innerHeight) - top };
    for (const [name, value] of Object.entries(size)) mark.style.setProperty(name, `${value}px`);
  }

  function remove() {
    for (const sign of ["scroll", "resize"]) window.removeEventListener(sign, place);
    mark.remove();
  }

  for (const sign of ["scroll", "resize"]) window.addEventListener(sign, place);
  document.body.append(mark);
  return { show, remove };
}
