// Which names of the language and of the browser the oldest browsers of the kiosk know, by Mozilla's compatibility data.

import { createRequire } from "node:module";

export const FLOOR = { chrome: 87, safari: 14 };

const { api, javascript } = createRequire(import.meta.url)("@mdn/browser-compat-data");
const HOLDERS = { ...api, ...javascript.builtins };
const MEMBERS = knownMembers();

// Of a global: whether the floor has it. What the data does not name is one of ours.
export function isNewGlobal(name) {
  return Object.hasOwn(HOLDERS, name) ? !isHeld(HOLDERS[name]) : isNewMember(name);
}

// Of a member of a known global, such as Object.hasOwn; of any other, whether nothing in the floor has one of that name.
export function isNewMember(name, holder = null) {
  const own = holder !== null && Object.hasOwn(HOLDERS, holder) ? HOLDERS[holder] : {};
  const member = own[`${name}_static`] || own[name];
  return member ? !isHeld(member) : MEMBERS.get(name) === false;
}

function knownMembers() {
  const known = new Map();
  for (const [key, member] of Object.values(HOLDERS).flatMap(Object.entries)) {
    if (!member.__compat || key === "__compat" || key.endsWith("_event")) continue;
    const name = key.replace(/_static$/, "");
    known.set(name, known.get(name) === true || isHeld(member));
  }
  return known;
}

function isHeld({ __compat }) {
  return !__compat || Object.entries(FLOOR).every(([browser, version]) => since(__compat.support[browser]) <= version);
}

function since(support) {
  const plain = [support].flat().find((each) => each && !each.flags && !each.prefix && !each.alternative_name && !each.version_removed);
  const added = plain && plain.version_added;
  return typeof added === "string" ? parseFloat(added.replace("≤", "")) || Infinity : Infinity;
}
