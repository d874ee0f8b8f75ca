// Seals what waits on this device, so that the server alone can read it (feedback_store/keys/outbox_keys.py opens it).

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const PADDED_TO_BYTES = [1, 4, 16, 64, 256].map((kibibytes) => kibibytes * 1024);
const AT_ONCE_BYTES = 4096;

// Browsers seal only on pages that came over https, or from this machine itself.
export function canSeal() {
  return Boolean(window.isSecureContext && window.crypto && crypto.subtle);
}

// `seal` is the outbox of the shelf: { key, public, service }. Every message has a pair of keys of its own, of which
// the private one is gone at once; so not even this browser can open it again.
export async function sealFor({ key, public: point, service }, submission) {
  const server = await crypto.subtle.importKey("raw", fromText(point), CURVE, false, []);
  const own = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const ownPoint = new Uint8Array(await crypto.subtle.exportKey("raw", own.publicKey));
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, own.privateKey, 256);
  const root = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const way = { name: "HKDF", hash: "SHA-256", salt: ownPoint, info: bytesOf("glasche outbox") };
  const once = await crypto.subtle.deriveKey(way, root, { name: "AES-GCM", length: 256 }, false, ["encrypt"]);
  const about = { name: "AES-GCM", iv: new Uint8Array(12), additionalData: bytesOf(`${key} ${service}`) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(about, once, padded(bytesOf(JSON.stringify(submission)))));
  return { key, sealed: toText(ownPoint, sealed) };
}

// Spaces after the text, so that the length says little of what was said.
function padded(text) {
  const size = PADDED_TO_BYTES.find((each) => each >= text.length) || text.length;
  const filled = new Uint8Array(size).fill(32);
  filled.set(text);
  return filled;
}

function bytesOf(text) {
  return new TextEncoder().encode(text);
}

// Bytes as base64url, as the interface has them.
export function toText(...parts) {
  let letters = "";
  for (const part of parts) {
    for (let from = 0; from < part.length; from += AT_ONCE_BYTES) {
      letters += String.fromCharCode(...part.subarray(from, from + AT_ONCE_BYTES));
    }
  }
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

function fromText(text) {
  const letters = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}
