// Which instrument a morning circle does together.

// Returns the first instrument of a shelf that begins with faces, or null.
export function circleInstrument(shelf) {
  const isOfFaces = ({ table }) => table.start.length > 0 && table.steps[table.start[0].go].kind === "faces";
  return shelf.instruments.find(isOfFaces) || null;
}
