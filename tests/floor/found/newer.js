// What the lint must find, a line each, and at its end what it must let pass.
export const last = (list) => list.at(-1);
export const copy = structuredClone({});
export const held = (thing) => { thing.kept ||= 1; };
export const has = Object.hasOwn({}, "a");
export const id = crypto.randomUUID();
export const found = (list) => list.findLast((each) => each);
export class Counter { #count = 0; }
export const channel = new BroadcastChannel("a");
export const lock = () => navigator.locks.request("a", () => null);
export const hide = (element) => { element.inert = true; };
export const show = (dialog) => dialog.showModal();
export const soon = AbortSignal.timeout(5);
export const seen = (element) => element.checkVisibility();
export const groups = Object.groupBy([], (each) => each);
export const weak = new WeakRef({});
export const order = (list) => list.toSorted();
export const after = /(?<=a)b/;
// To here.
export const fine = (list) => list?.flatMap((each) => each ?? 1).map(String);
export const fresh = (element, ...parts) => element.replaceChildren(...parts);
export const watch = new IntersectionObserver(() => Promise.allSettled([]));
