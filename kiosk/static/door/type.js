// The letters of the house: fetched with the first touch, so that the first screen stands at once, in those of the phone.

const FAMILY = "Sofia Sans";
const LETTERS_AT = "url(/static/fonts/sofia-sans.woff2)";

export function bringType() {
  const face = new FontFace(FAMILY, LETTERS_AT, { weight: "400 700" });
  document.fonts.add(face);
  face.load().catch(() => document.fonts.delete(face));
}
