// What is wrong with the page as it is shown, as lines for a person.
() => {
  const wrong = [];
  const root = document.documentElement;
  const room = window.innerWidth;
  const outside = ({ left, right, width }) => width > 0 && (left < -1 || right > room + 1);
  const named = (tag) => `${tag.tagName.toLowerCase()}.${tag.getAttribute("class") ?? ""}`;

  // A change of the window sets parts of the theme in motion: what counts is where they come to rest.
  for (const motion of document.getAnimations()) {
    if (motion instanceof CSSTransition) motion.finish();
  }
  if (root.scrollWidth > room) {
    const held = (tag) => tag && (getComputedStyle(tag).position === "fixed" || held(tag.parentElement));
    const wide = [...document.body.querySelectorAll("*")]
      .filter((tag) => outside(tag.getBoundingClientRect()) && !held(tag))
      .map(named);
    wrong.push(`${root.scrollWidth} wide in a window of ${room}: ${wide.slice(0, 3).join(", ")}`);
  }
  if (getComputedStyle(root).direction !== root.dir) {
    wrong.push(`the direction is not ${root.dir}`);
  }
  const heading = document.querySelector("h1");
  const box = heading?.getBoundingClientRect();
  if (!heading?.checkVisibility() || box.width < 1 || box.height < 1) {
    wrong.push("the h1 is not to be seen");
  }

  // Text out of sight to the side can be read only where it scrolls by itself or ends in "…".
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const parent = texts.currentNode.parentElement;
    if (!text || !parent.closest(".md-content, .md-footer") || !parent.checkVisibility()) continue;
    if (parent.closest(".wide, .contents, pre, .md-ellipsis")) continue;
    range.selectNodeContents(texts.currentNode);
    if ([...range.getClientRects()].some(outside)) {
      wrong.push(`out of a window of ${room}: ${named(parent)} “${text.slice(0, 40)}”`);
    }
  }
  return wrong;
}
