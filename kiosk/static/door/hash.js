// SHA-256 (FIPS 180-4) of one short text, as far as its first word. The browser's own is of no use here: it answers each
// try in a task of its own, which takes longer than the hash, and only on pages that came over https.

const ROUND_WORDS = [
  "428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5d807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174",
  "e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967",
  "27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070",
  "19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2",
].join("");
const ROUNDS = Int32Array.from(ROUND_WORDS.match(/.{8}/g), (word) => parseInt(word, 16) | 0);
const START = Int32Array.from("6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19".split(" "), (word) => parseInt(word, 16) | 0);
const LONGEST = 55; // ASCII letters that fit into one block
const schedule = new Int32Array(64);

// Returns the first 32 bits of the hash as a whole number; `text` is ASCII.
export function firstWordOf(text) {
  prepare(text);
  let [a, b, c, d, e, f, g, h] = START;
  for (let at = 0; at < 64; at += 1) {
    const high = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const one = (h + high + ((e & f) ^ (~e & g)) + ROUNDS[at] + schedule[at]) | 0;
    const low = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const other = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + other) | 0;
  }
  return (a + START[0]) >>> 0;
}

function prepare(text) {
  if (text.length > LONGEST) throw new Error("one block holds no longer text");
  schedule.fill(0, 0, 16);
  for (let at = 0; at < text.length; at += 1) schedule[at >> 2] |= text.charCodeAt(at) << (24 - 8 * (at & 3));
  schedule[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  schedule[15] = 8 * text.length;
  for (let at = 16; at < 64; at += 1) {
    const [early, late] = [schedule[at - 15], schedule[at - 2]];
    const low = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const high = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    schedule[at] = (schedule[at - 16] + low + schedule[at - 7] + high) | 0;
  }
}

function turn(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}
