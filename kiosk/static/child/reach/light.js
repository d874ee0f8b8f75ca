// How the light moves over rows of things, and what a press of the switch does. It knows no screen.

// A light is { row, place, rounds }: on a whole row where `place` is null, else on one thing in it; null: it rests.
// `lengths` are how many things each row has; `rounds` how often it goes round: over the rows until it rests, in one row
// until it goes back to the rows.
export const BY_ITSELF = { rows: 3, inRow: 2 };
export const BY_SWITCH = { rows: Infinity, inRow: 1 };

export function lightOfFirst() {
  return { row: 0, place: null, rounds: 0 };
}

export function lightMoved(light, lengths, rounds) {
  if (light === null || light.row >= lengths.length) return lightOfFirst();
  return light.place === null ? movedToRow(light, lengths.length, rounds.rows) : movedInRow(light, lengths[light.row], rounds.inRow);
}

function movedToRow({ row, rounds }, rows, most) {
  if (row + 1 < rows) return { row: row + 1, place: null, rounds };
  return rounds + 1 < most ? { row: 0, place: null, rounds: rounds + 1 } : null;
}

function movedInRow({ row, place, rounds }, length, most) {
  if (place + 1 < length) return { row, place: place + 1, rounds };
  return rounds + 1 < most ? { row, place: 0, rounds: rounds + 1 } : { row, place: null, rounds: 0 };
}

// Returns { light, chosen }: where the light is after a press, and [row, place] of what was chosen, or null.
export function lightPressed(light, lengths) {
  if (light === null || light.row >= lengths.length) return { light: lightOfFirst(), chosen: null };
  const { row, place } = light;
  if (place === null && lengths[row] > 1) return { light: { row, place: 0, rounds: 0 }, chosen: null };
  return { light: null, chosen: [row, Math.min(place || 0, lengths[row] - 1)] };
}
