// Text that a box of its own cuts off or that lies over other text, as lines for a person. What
// scrolls, ends in "…" or is not shown is not cut off.
() => {
  const within = ".md-content, .md-footer, .md-tabs, .md-header";
  const apart = ".md-search, .md-ellipsis, .md-header__title, svg, thead";
  const wrong = [];
  const line = (one, what) =>
    wrong.push(`${what}: ${one.localName}.${one.className} ${one.textContent.trim().slice(0, 40)}`);
  const cuts = (kind) => kind === "hidden" || kind === "clip";

  for (const motion of document.getAnimations()) motion.finish();
  for (const one of document.querySelectorAll("body *")) {
    if (!one.closest(within) || one.closest(apart) || !one.textContent.trim()) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const { overflowX, overflowY } = getComputedStyle(one);
    if (cuts(overflowX) && one.scrollWidth > one.clientWidth + 1) line(one, "cut off at a side");
    if (cuts(overflowY) && one.scrollHeight > one.clientHeight + 1) line(one, "cut off below");
  }

  // Blocks of text that follow one another do not share lines.
  const blocks = [...document.querySelectorAll("article :is(h1, h2, h3, p, dt, li, figcaption, td)")]
    .filter((one) => one.checkVisibility() && one.innerText.trim());
  for (const one of blocks) {
    const next = one.nextElementSibling;
    if (!next || !next.checkVisibility() || next.matches("svg, td, th")) continue;
    const [above, below] = [one, next].map((part) => part.getBoundingClientRect());
    const beside = above.right <= below.left + 1 || above.left >= below.right - 1;
    if (!beside && below.height && below.top < above.bottom - 2) line(next, "lies over what is above");
  }
  return wrong;
}
