// How the page is reached now: what staff have set for the tablet, and what the child at it has chosen for itself.

export const SLOWER_TIMES = 2;
const CALM_TIMES = 3; // whoever scans or rests on things needs longer before the page asks whether somebody is there

let reach = null;
let own = { isBigger: false, isSlower: false, isSound: false };

export function ownWay() {
  return own;
}

export function setReach(set) {
  reach = set;
}

export function setOwnWay(way) {
  own = { ...own, ...way };
}

// Whether it is reached otherwise than by touch; then what needs a finger has another way beside it.
export function isReachedOtherwise() {
  return reach !== null;
}

// How many times longer the page waits before it does anything by itself.
export function calm() {
  return (isReachedOtherwise() ? CALM_TIMES : 1) * (own.isSlower ? SLOWER_TIMES : 1);
}
