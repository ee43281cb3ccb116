// Words that stand in more than one line, with the place in which they are cut, as lines for a person.
() => {
  const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,’'٫٬:][\p{L}\p{M}\p{N}]+)*/gu;
  const LEFT = "script, style, noscript, template, textarea, option, svg, thead";
  const cut = [];
  const range = document.createRange();
  const top = (node, start, end) => {
    range.setStart(node, start);
    range.setEnd(node, end);
    return [...range.getClientRects()].filter(({ width }) => width > 0.5);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest(LEFT)) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    // Most texts stand in one line: only others are looked at word by word.
    const whole = top(node, 0, node.length);
    if (whole.every((box) => Math.abs(box.top - whole[0].top) < box.height / 2)) continue;
    for (const { 0: word, index } of node.data.matchAll(WORD)) {
      const boxes = top(node, index, index + word.length);
      if (boxes.some((box) => box.top > boxes[0].top + boxes[0].height / 2))
        cut.push(`${parent.localName}.${parent.className} cuts “${word}”`);
    }
  }
  return cut;
}
