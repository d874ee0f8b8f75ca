// The signs of the keyboard on the screen, row by row; its letters come with the words of the page's language.

export const SIGN_ROWS = ["1234567890", "-:;()„“+=", "!'\"/&%"];

// What follows the space bar and what goes before it, in every language.
export const BESIDE_SPACE = { before: ",", after: [".", "?"] };
