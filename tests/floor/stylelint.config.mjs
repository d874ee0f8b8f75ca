// Holds the page's styles to what the oldest browsers of the kiosk draw. Two sources of data, since neither finds all:
// "Can I use" knows of a gap in a flex box and of media ranges, the "Baseline" of 2020 every property, value and unit.

const BROWSERS = ["chrome 87", "safari 14", "ios_saf 14"];

// By the names of "Can I use"; what is drawn in part is drawn as far as we use it.
const WITHOUT_HARM = [
  "css-not-sel-list", // taken for a list where there is one selector; the rule below forbids lists
  "css-focus-visible", // where it is unknown every focus is outlined, also after a touch
  "css-overscroll-behavior", // where it is unknown a page bounces at its edge
  "css-resize", // where it is unknown there is no handle either
  "css3-cursors", // a screen without a mouse shows none
  "css-touch-action", // Safari knows `manipulation`, the only value that we use
];

export default {
  plugins: ["stylelint-no-unsupported-browser-features", "stylelint-plugin-use-baseline"],
  rules: {
    "selector-not-notation": "simple",
    "plugin/no-unsupported-browser-features": [true, { browsers: BROWSERS, ignore: WITHOUT_HARM, ignorePartialSupport: true }],
    "plugin/use-baseline": [
      true,
      {
        available: 2020,
        ignoreProperties: {
          outline: ["/^.+$/"], // new only since its corners are round
          "user-select": ["/^.+$/"], // its prefixed name stands beside it
          "word-break": ["break-word"], // old, and called so: `overflow-wrap: anywhere` does the same, later
          "text-wrap": ["balance"], // where it is unknown lines are of unequal length
          "text-decoration-thickness": [], // where it is unknown the line is thinner
          "overscroll-behavior": ["none"], // where it is unknown a page bounces at its edge
          resize: ["none"], // where it is unknown there is no handle either
          "forced-color-adjust": ["none"], // where it is unknown no colours are forced either
          "accent-color": [], // where it is unknown a tick is of the browser's own blue
        },
        ignoreSelectors: ["focus-visible"],
      },
    ],
  },
};
