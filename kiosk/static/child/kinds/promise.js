// What we promise before the first word and the first line: it lies on the sheet and lets every touch through.

import { element } from "../draw.js";

export function promiseOf(lines) {
  return element("div", { class: "promise" }, ...lines.map((line) => element("p", null, line)));
}
