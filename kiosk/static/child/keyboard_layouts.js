// The letters of the keyboard on the screen, by language, row by row, as children see them on phones: in Bulgarian each
// letter lies where its Latin sister does (ЯВЕРТЪ, which Android shows first), not as on the typewriters of offices.

export const LAYOUTS = {
  bg: ["явертъуиопч", "асдфгхйклшщ", "зьцжбнмю"],
  en: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
  tr: ["qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"],
  uk: ["йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю’"],
};

// What stands on the key that leads from the signs back to the letters.
export const FIRST_LETTERS = { bg: "абв", en: "abc", tr: "abç", uk: "абв" };

export const SIGN_ROWS = ["1234567890", "-:;()„“+=", "!'\"/&%"];

// What follows the space bar and what goes before it, in every language.
export const BESIDE_SPACE = { before: ",", after: [".", "?"] };
