// What the focus is on: a name for the report, and what hinders a reader from seeing where it is.
() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  for (const motion of document.getAnimations()) motion.finish();
  const wrong = [];
  // What is drawn is where its mark is: the box of its link holds its tip too.
  const drawn = one.querySelector(":scope > .hit, :scope > .area");
  const boxes = [...(drawn || one).getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const style = getComputedStyle(one);

  if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || !boxes.length)
    wrong.push("is not shown");
  // What is drawn has an edge instead.
  const edge = drawn && getComputedStyle(drawn);
  const edged = edge && edge.stroke !== "none" && parseFloat(edge.strokeWidth) >= 2;
  if (!edged && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2))
    wrong.push("is not marked");
  // Some point of it is on top: neither out of the window nor below the header or a button.
  const seen = ({ left, right, top, bottom }) =>
    [0.1, 0.5, 0.9].some((across) => [0.2, 0.5, 0.8].some((down) => {
      const x = left + (right - left) * across;
      const y = top + (bottom - top) * down;
      const found = document.elementFromPoint(x, y);
      return found && (one.contains(found) || found.contains(one) && !found.matches(".md-header"));
    }));
  if (boxes.length && !boxes.some(seen)) wrong.push("is out of sight");
  const { width, height } = one.getBoundingClientRect();
  if (one.matches("button, select, summary, .md-tabs__link, .md-nav__link, .md-header a, .md-footer a") && Math.min(width, height) < 24)
    wrong.push(`is ${Math.round(width)} by ${Math.round(height)}`);
  const words = (one.getAttribute("aria-label") ?? one.textContent).replace(/[\s:]+/g, " ").trim();
  return [`${one.localName}.${one.getAttribute("class")} ${words}`, ...wrong].join(": ");
}
