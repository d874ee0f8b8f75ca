// Holds the page's scripts to what the oldest browsers of the kiosk know: their syntax (es-x) and their names (names.mjs).

import syntax from "eslint-plugin-es-x";
import { isNewGlobal, isNewMember } from "./names.mjs";

// Told by the name before them: what we name so ourselves, and what is reached only where it is there.
const OURS = new Set([
  ...["acts.forget", "caller.watch", "dataset.level", "dataset.lines", "dataset.wait", "each.at", "each.to", "instrument.level"],
  ...["body.results", "body.token", "lines.element", "state.at", "state.touched", "words.keyboard", "words.space"],
]);
const ASKED_FIRST = new Set(["event.getCoalescedEvents", "page.requestFullscreen", "document.fullscreenElement", "navigator.storage", "storage.persist"]);
const TELL = "The floor (Chromium 87, Safari 14) does not know {{name}}.";

const known = {
  meta: { messages: { unknown: TELL }, schema: [] },
  create(context) {
    const tell = (node, name) => context.report({ node, messageId: "unknown", data: { name } });
    return {
      MemberExpression({ object, property, computed }) {
        const told = `${nameOf(object)}.${property.name}`;
        if (computed || OURS.has(told) || ASKED_FIRST.has(told)) return;
        if (isNewMember(property.name, object.type === "Identifier" ? object.name : null)) tell(property, property.name);
      },
      "Program:exit"(program) {
        for (const { identifier } of context.sourceCode.getScope(program).through) {
          if (isNewGlobal(identifier.name)) tell(identifier, identifier.name);
        }
      },
    };
  },
};

function nameOf(node) {
  if (node.type !== "MemberExpression") return node.name;
  return node.computed ? nameOf(node.object) : node.property.name;
}

export default [
  syntax.configs["flat/restrict-to-es2020"],
  {
    files: ["**/*.js"],
    plugins: { floor: { rules: { known } } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "floor/known": "error",
      "es-x/no-regexp-lookbehind-assertions": "error", // of 2018, but Safari has it only since 16.4
    },
  },
];
