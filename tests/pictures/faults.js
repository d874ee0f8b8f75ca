// Looks over the screen as it stands; returns a sentence for whatever is cut, covered, too near the edge or too small.
() => {
  const LEAST_TARGET = 44;
  const SLACK = 1.5;
  const found = [];
  const isSeen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const said = (one) => `“${(one.textContent.trim() || one.getAttribute("aria-label") || one.className).slice(0, 30)}”`;
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > SLACK) found.push(`wider than the screen by ${Math.round(wide)}`);
  const high = document.documentElement.scrollHeight - innerHeight;
  const isChilds = document.body.classList.contains("child");
  if (isChilds && high > SLACK) found.push(`higher than the screen by ${Math.round(high)}`);
  const top = document.querySelector(".corner, .warning") || document.body;

  const buttons = [...top.querySelectorAll("button, a.button, input, select, textarea")].filter(isSeen);
  for (const one of buttons) {
    const box = one.getBoundingClientRect();
    const isHidden = one.matches(".skip, [type=hidden], [type=checkbox], [type=radio], .adults-only");
    if (isChilds && !isHidden && !one.matches(".key") && Math.min(box.width, box.height) < LEAST_TARGET) found.push(`${said(one)} is small: ${Math.round(box.width)}×${Math.round(box.height)}`);
    if (box.left < -SLACK || box.right > innerWidth + SLACK) found.push(`${said(one)} leaves the screen`);
  }
  for (const [place, one] of buttons.entries()) {
    for (const other of buttons.slice(place + 1)) {
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > SLACK && down > SLACK && !one.contains(other) && !other.contains(one)) found.push(`${said(one)} lies on ${said(other)}`);
    }
  }

  const texts = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const [node, holder] = [walker.currentNode, walker.currentNode.parentElement];
    if (!node.data.trim() || !isSeen(holder) || holder.closest("script, style, option, svg, noscript, .skip, .unseen, .example, .adults-only, .small-card")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    for (const box of boxes) {
      texts.push([holder, box]);
      if (box.left < SLACK || box.right > innerWidth - SLACK) found.push(`${said(holder)} touches the edge of the screen`);
      const frame = holder.closest("button, .person, .sheet");
      if (!frame) continue;
      const round = frame.getBoundingClientRect();
      if (box.left < round.left - 9 || box.right > round.right + 9 || box.bottom > round.bottom + 4 || box.top < round.top - 4) found.push(`${said(holder)} leaves its button`);
    }
  }
  for (const [place, [one, a]] of texts.entries()) {
    for (const [other, b] of texts.slice(place + 1)) {
      if (one === other) continue;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 2 && down > 0.3 * Math.min(a.height, b.height)) found.push(`${said(one)} runs into ${said(other)}`);
    }
  }
  return [...new Set(found)];
}
