// What this device says to the server, and the token by which the server knows it.

import { forget, recall, remember } from "./remember.js";

const TOKEN = "token";
const PATIENCE_MILLISECONDS = 15000;

export function isEnrolled() {
  return recall(TOKEN) !== null;
}

export function forgetToken() {
  forget(TOKEN);
}

// Resolves to { status, body, retryAfter }; status is 0 where no answer came.
export async function call(path, content) {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PATIENCE_MILLISECONDS);
  try {
    const response = await fetch(path, { ...requestOf(content), signal: control.signal });
    const body = await response.json().catch(() => null);
    const status = response.ok && body === null ? 0 : response.status; // an answer may break off behind its head
    return { status, body, retryAfter: Number(response.headers.get("Retry-After")) || 0 };
  } catch (absent) {
    return { status: 0, body: null, retryAfter: 0 };
  } finally {
    clearTimeout(timer);
  }
}

function requestOf(content) {
  const headers = { "Accept-Language": document.documentElement.lang };
  if (isEnrolled()) headers.Authorization = `Bearer ${recall(TOKEN)}`;
  const request = { headers, cache: "no-store", credentials: "omit" };
  if (content === undefined) return request;
  headers["Content-Type"] = "application/json";
  return { ...request, method: "POST", body: JSON.stringify(content) };
}

// Resolves to the answer of the server; the token is kept where it gave one.
export async function redeemCode(code) {
  const reply = await call("/api/enrol", { code });
  if (reply.status === 200 || reply.status === 201) remember(TOKEN, reply.body.token);
  return reply;
}
