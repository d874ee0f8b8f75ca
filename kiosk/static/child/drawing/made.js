// Makes of a sheet what is sent: a PNG as base64url, small enough for the server whatever was scribbled.

import { toText } from "../sealing.js";

const MOST_PNG_BYTES = 180 * 1024; // feedback_store/drawings/plain.py takes more
const COARSER = [2, 4, 8];

export async function makeDrawing(canvas) {
  let png = await pngOf(canvas);
  for (const times of COARSER) {
    if (png.length > MOST_PNG_BYTES) png = await pngOf(coarse(canvas, times));
  }
  return toText(png);
}

async function pngOf(canvas) {
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new Uint8Array(await blob.arrayBuffer());
}

// The same picture of the same size, in squares of so many pixels.
function coarse(canvas, times) {
  const [small, large] = [document.createElement("canvas"), document.createElement("canvas")];
  Object.assign(small, { width: canvas.width / times, height: canvas.height / times });
  Object.assign(large, { width: canvas.width, height: canvas.height });
  small.getContext("2d").drawImage(canvas, 0, 0, small.width, small.height);
  const pen = large.getContext("2d");
  pen.imageSmoothingEnabled = false;
  pen.drawImage(small, 0, 0, large.width, large.height);
  return large;
}
