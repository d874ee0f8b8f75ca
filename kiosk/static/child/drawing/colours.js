// What is drawn with; config/sheet.py has the same colours, and no others are kept.

export const PAPER_COLOUR = "#fffdf8";

export const PEN_COLOURS = {
  black: "#26221e",
  red: "#c83a2e",
  yellow: "#f4be32",
  green: "#3e8a4e",
  blue: "#2c6cb2",
  brown: "#8e5a34",
};

export const PEN_WIDTHS = { thin: 8, medium: 20, thick: 44 };
export const RUBBER_WIDTHS = { thin: 24, medium: 48, thick: 96 };
