// Walks a transition table step by step, exactly as config.instrument.next_step does.

// Returns the key of the step that follows `after` (null: the start), or null at the end.
// `chosen` is a Map: the option keys by step, for the steps answered so far.
export function nextStep(table, after, chosen) {
  const rules = after === null ? table.start : table.steps[after].after;
  const rule = rules.find((each) => each.if.every(([step, options]) => isAnyChosen(options, chosen.get(step))));
  return rule ? rule.go : null;
}

function isAnyChosen(options, chosen) {
  return (chosen || []).some((option) => options.includes(option));
}
