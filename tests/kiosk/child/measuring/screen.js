// Measures the screen as it stands: returns { targets, near, texts, pictures, motion, wide, high }, boxes in CSS pixels.
(farthest) => {
  const TARGETS = "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button]";
  const UNASKED = "script, style, noscript, option, .skip, .unseen, .example, .adults-only, [aria-hidden=true] .small-card";
  const LONGEST_MOTION = 5000;
  const INSIDE = 2;
  const shown = [...document.querySelectorAll(".corner, .warning, .own-ways")].pop() || document.body;
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(UNASKED);
  const boxOf = ({ left, top, width, height }) => [left, top, width, height];
  const kindOf = (one) => [...one.classList].filter((name) => !/^(is-|button$|sign$)/.test(name))[0] || (one.parentElement.closest("[class]") || one).classList[0] + " " + one.localName;
  const nameOf = (one) => (one.getAttribute("aria-label") || one.textContent.trim()).slice(0, 30);
  const opacityOf = (one) => (one ? getComputedStyle(one).opacity * opacityOf(one.parentElement) : 1);

  function isHit(one) {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const [across, down] = [(left + right) / 2, (top + bottom) / 2];
    const places = [[across, down], [across, top + INSIDE], [across, bottom - INSIDE], [left + INSIDE, down], [right - INSIDE, down]];
    return places.every(([x, y]) => {
      const hit = document.elementFromPoint(x, y); // none where it lies below the edge
      return hit === null || one.contains(hit) || hit.contains(one) && hit.localName === "label";
    });
  }

  function apart([ax, ay, aw, ah], [bx, by, bw, bh]) {
    const across = Math.max(0, ax - bx - bw, bx - ax - aw);
    const down = Math.max(0, ay - by - bh, by - ay - ah);
    return Math.hypot(across, down);
  }

  const found = [...shown.querySelectorAll(TARGETS)].filter(isSeen);
  found.forEach((one, place) => one.setAttribute("data-measured", place));
  const targets = found.map((one) => {
    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(one);
    const isFramed = parseFloat(borderTopWidth) > 0 && borderTopStyle !== "none";
    const box = boxOf(one.getBoundingClientRect());
    return { kind: kindOf(one), name: nameOf(one), box, isHit: isHit(one), frame: isFramed ? borderTopColor : null, isPressed: one.getAttribute("aria-pressed"), isOff: one.disabled === true };
  });
  const near = [];
  for (const [place, one] of targets.entries()) {
    for (const other of targets.slice(place + 1)) {
      const distance = apart(one.box, other.box);
      if (distance < farthest) near.push({ kinds: [one.kind, other.kind].sort(), names: [one.name, other.name], distance });
    }
  }

  const texts = [];
  const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const holder = node.parentElement;
    if (!node.data.trim() || !isSeen(holder) || holder.clientWidth === 1) continue; // read aloud only
    const { color, fill } = getComputedStyle(holder);
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].map(boxOf);
    texts.push({ kind: kindOf(holder), name: node.data.trim().slice(0, 30), colour: holder.closest("svg") ? fill : color, opacity: opacityOf(holder), boxes });
  }

  const pictures = [...shown.querySelectorAll("svg")].filter((one) => isSeen(one) && opacityOf(one) > 0.99 && !one.matches(".drawings"));
  const motion = document.getAnimations().filter((each) => !(each.effect.getComputedTiming().endTime <= LONGEST_MOTION));
  return {
    targets,
    near,
    texts,
    pictures: pictures.map((one) => ({ kind: kindOf(one), name: (one.querySelector("use") || one).getAttribute("href") || "", box: boxOf(one.getBoundingClientRect()) })),
    motion: motion.map((each) => kindOf(each.effect.target)),
    wide: document.documentElement.scrollWidth - innerWidth,
    high: document.documentElement.scrollHeight - innerHeight,
  };
}
