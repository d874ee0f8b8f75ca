// Small things that outlast the page: the token, the shelf of the last visit. Never anything of a child.

const PREFIX = "glasche.";
const forNow = new Map(); // where the browser forbids to keep anything
const unkept = new Set(); // what it had no room for: an older text may still stand there

export function remember(name, text) {
  forNow.set(name, text);
  try {
    localStorage.setItem(PREFIX + name, text);
    unkept.delete(name);
  } catch (forbidden) {
    unkept.add(name); // it holds until the page closes
  }
}

// Returns the text, or null.
export function recall(name) {
  try {
    const text = unkept.has(name) ? null : localStorage.getItem(PREFIX + name);
    if (text !== null) return text;
  } catch (forbidden) {
    // what holds until the page closes
  }
  return forNow.has(name) ? forNow.get(name) : null;
}

// Returns what was remembered as JSON; null also where it was broken off.
export function recallParsed(name) {
  try {
    return JSON.parse(recall(name));
  } catch (broken) {
    return null;
  }
}

export function forget(name) {
  forNow.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
    unkept.delete(name);
  } catch (forbidden) {
    // there is nothing
  }
}
