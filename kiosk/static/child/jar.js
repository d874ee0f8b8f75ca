// The jar of notes: as full as after the last opening; a note may fall into it.

import { element, picture } from "./draw.js";

const LAYERS = ["jar-back", "jar-notes", "jar-note", "jar-front"];

// `level` is 0 to 4; `isNew` lets a folded note fall in from above.
export function jar(level, isNew) {
  const drawn = LAYERS.filter((layer) => (layer !== "jar-notes" || level > 0) && (layer !== "jar-note" || isNew));
  const parts = drawn.map((layer) => picture(layer === "jar-notes" ? `jar-notes-${level}` : layer, { class: layer }));
  const made = element("div", { class: "jar", "aria-hidden": "true" }, ...parts);
  made.dataset.level = level;
  return made;
}
