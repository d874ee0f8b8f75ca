// Lays what is seen on a screen in rows, by where it stands: what overlaps by more than half its height stands side by side.

// `places` are { top, bottom, left } in one order or another. Returns their numbers in rows, from above, each the way one reads.
export function inRows(places) {
  const fromAbove = places.map((_, at) => at).sort((one, other) => middle(places[one]) - middle(places[other]));
  const rows = [];
  for (const at of fromAbove) {
    const row = rows[rows.length - 1];
    if (row && areBeside(places[row[0]], places[at])) row.push(at);
    else rows.push([at]);
  }
  const onward = document.documentElement.dir === "rtl" ? -1 : 1;
  return rows.map((row) => row.sort((one, other) => onward * (places[one].left - places[other].left)));
}

function middle({ top, bottom }) {
  return (top + bottom) / 2;
}

function areBeside(one, other) {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared > Math.min(one.bottom - one.top, other.bottom - other.top) / 2;
}
