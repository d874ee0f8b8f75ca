// Elements and pictures, and the frame of a screen in which everything has its place.

const SVG = "http://www.w3.org/2000/svg";
const SETTLE_MILLISECONDS = 250;

export function element(tag, traits, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(traits || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// Writes the page in one of these { key, name, dir }, of which only those from right to left have a `dir`.
export function writeIn(languages, language) {
  const { dir } = languages.find(({ key }) => key === language);
  Object.assign(document.documentElement, { lang: language, dir: dir || "ltr" });
}

export function isDrawn(id) {
  return document.getElementById(id) !== null;
}

export function picture(id, traits) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", id.includes("#") ? id : `#${id}`);
  svg.append(use);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", (traits && traits.class) || "picture");
  return svg;
}

export function signButton(sign, word, act) {
  const parts = [picture(`sign-${sign}`, { class: "sign" }), element("span", null, word)];
  if (sign === "go_on") parts.reverse();
  return element("button", { type: "button", class: `sign-button is-${sign}`, onclick: act }, ...parts);
}

// A sign that is away keeps its place.
export function showSign(button, isShown) {
  button.classList.toggle("is-away", !isShown);
  button.disabled = !isShown;
}

// It sleeps until somebody gives it something to read, see aloud.js.
function birdButton() {
  const [quiet, reading] = ["bird-quiet", "bird-reading"].map((id) => picture(id, { class: id }));
  return element("button", { type: "button", class: "bird", "aria-pressed": "false", disabled: true }, quiet, reading);
}

// Shows one screen in place of the last, of which nothing stays: the bird and what it asks, what is touched,
// the ways on. A second tap of the same finger falls into the moment in which the new screen settles, and does nothing.
export function showScreen({ name, accent, heading, aside, stage, foot }) {
  const asked = element("div", { class: "asked" }, heading, aside || null);
  const screen = element(
    "div",
    { class: `screen screen-${name} accent-${accent || "none"} is-settling` },
    element("div", { class: "head" }, birdButton(), asked),
    element("div", { class: "stage" }, ...stage),
    element("div", { class: "foot" }, ...foot),
  );
  document.getElementById("screen").replaceChildren(screen);
  setTimeout(() => screen.classList.remove("is-settling"), SETTLE_MILLISECONDS);
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return screen;
}

// Sets the screen aside as it is; returns how to lay it back.
export function setScreenAside() {
  const place = document.getElementById("screen");
  const aside = place.firstElementChild;
  return () => {
    place.replaceChildren(aside);
    aside.querySelector("#heading").focus({ preventScroll: true });
  };
}

// Every sentence has a line of its own.
export function headingOf(text) {
  const sentences = text.match(/[^.?!…]+[.?!…]*\s*/g) || [text];
  const lines = sentences.map((sentence) => element("span", { class: "sentence" }, sentence));
  return element("h1", { id: "heading", tabindex: "-1" }, ...lines);
}
