// The web as it is drawn: a spoke for each area, a ring for each level, one thread for now and a dashed one for wished.

const SVG_OF_THREADS = "http://www.w3.org/2000/svg";
const REACH = 92; // from the middle to the last ring

// Returns { svg, show }: `show` takes the levels said so far, null where an area was left out, and which one is asked.
export function threads(areas, most) {
  const svg = threadShape("svg", { viewBox: "-104 -104 208 208", class: "web-picture", "aria-hidden": "true" });
  const spokes = Array.from({ length: areas }, (_, place) => threadShape("path", { class: "web-spoke", d: threadThrough([[0, 0], knotSpot(place, areas, REACH)], false) }));
  const rings = Array.from({ length: most }, (_, level) => threadShape("path", { class: "web-ring", d: threadThrough(ringOf(areas, (REACH * (level + 1)) / most), true) }));
  const [now, wished] = ["web-now", "web-wished"].map((name) => threadShape("path", { class: name }));
  const knots = threadShape("g", { class: "web-knots" });
  svg.append(...rings, ...spokes, now, wished, knots);

  function show(said, asked) {
    const sides = [said.slice(0, areas), said.slice(areas)];
    const spots = sides.map((levels) => levels.map((level, place) => [level, place]).filter(([level]) => level !== null).map(([level, place]) => knotSpot(place, areas, (REACH * level) / most)));
    now.setAttribute("d", threadThrough(spots[0], said.length >= areas));
    wished.setAttribute("d", threadThrough(spots[1], said.length === 2 * areas));
    knots.replaceChildren(...spots.map((its, side) => its.map(([x, y]) => knot(x, y, side))).flat());
    spokes.forEach((spoke, place) => spoke.classList.toggle("is-asked", asked >= 0 && asked % areas === place));
  }

  return { svg, show };
}

function knot(x, y, side) {
  if (side === 0) return threadShape("circle", { cx: x, cy: y, r: 5 });
  return threadShape("rect", { x: x - 5, y: y - 5, width: 10, height: 10 });
}

function ringOf(areas, far) {
  return Array.from({ length: areas }, (_, place) => knotSpot(place, areas, far));
}

function knotSpot(place, areas, far) {
  const turn = (2 * Math.PI * place) / areas - Math.PI / 2;
  return [far * Math.cos(turn), far * Math.sin(turn)].map((each) => Math.round(each * 10) / 10);
}

function threadThrough(spots, isClosed) {
  return spots.length === 0 ? "" : `M${spots.map((each) => each.join(" ")).join("L")}${isClosed ? "z" : ""}`;
}

function threadShape(tag, traits) {
  const made = document.createElementNS(SVG_OF_THREADS, tag);
  for (const [name, value] of Object.entries(traits)) made.setAttribute(name, value);
  return made;
}
