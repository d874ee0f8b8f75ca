// Small things that outlast the page: the token, the shelf of the last visit. Never anything of a child.

const PREFIX = "glasche.";
const forNow = new Map(); // where the browser forbids to keep anything

export function remember(name, text) {
  forNow.set(name, text);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch (forbidden) {
    // it holds until the page closes
  }
}

// Returns the text, or null.
export function recall(name) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    if (text !== null) return text;
  } catch (forbidden) {
    // what holds until the page closes
  }
  return forNow.has(name) ? forNow.get(name) : null;
}

export function forget(name) {
  forNow.delete(name);
  try {
    localStorage.removeItem(PREFIX + name);
  } catch (forbidden) {
    // there is nothing
  }
}
