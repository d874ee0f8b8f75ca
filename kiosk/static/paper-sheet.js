// What was typed of one sheet so far; it stays in memory and is gone with the sheet.

import { nextStep } from "./child/walk.js";

// A question is { step, topic }: of what is laid under columns every topic is one, elsewhere `topic` is null.
// Returns { current, give, back, given, answers, isBegun }.
export function newSheet({ table, steps }) {
  const walked = [];

  function chosen() {
    const found = new Map();
    for (const { step, options } of walked) found.set(step, [...(found.get(step) || []), ...options]);
    return found;
  }

  function questionOf(step) {
    return { step, topic: steps[step].topics.length > 0 ? 0 : null };
  }

  // Drawings stay with the child, so nobody is asked for one.
  function current() {
    const last = walked.length > 0 ? walked[walked.length - 1] : null;
    if (last && last.topic !== null && last.topic + 1 < steps[last.step].topics.length) return { step: last.step, topic: last.topic + 1 };
    const options = chosen();
    let step = nextStep(table, last ? last.step : null, options);
    while (step !== null && steps[step].manner === "drawing") step = nextStep(table, step, options);
    return step === null ? null : questionOf(step);
  }

  function give(options, words) {
    walked.push({ ...current(), options, words: words || "" });
  }

  function answers() {
    const words = new Map(walked.filter((each) => each.words).map((each) => [each.step, each.words]));
    const closed = [...chosen()].filter(([, options]) => options.length > 0).map(([step, options]) => ({ step, chosen: options }));
    return [...closed, ...[...words].map(([step, text]) => ({ step, words: text }))];
  }

  return { current, give, answers, back: () => walked.pop(), given: () => walked, isBegun: () => walked.length > 0 };
}
