// The words of the content that do not stand out from what is behind them, as lines for a person.
() => {
  const parsed = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const over = ([red, green, blue, alpha = 1], below) =>
    [red, green, blue].map((part, i) => part * alpha + below[i] * (1 - alpha));
  const behind = (tag) => {
    if (!tag) return [255, 255, 255];
    const colour = parsed(getComputedStyle(tag).backgroundColor);
    return colour[3] === 0 ? behind(tag.parentElement) : over(colour, behind(tag.parentElement));
  };

  const wrong = new Set();
  const texts = document.createTreeWalker(
    document.querySelector(".md-content"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const parent = texts.currentNode.parentElement;
    if (!text || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (parent.closest("title, desc, .headerlink")) continue;
    const style = getComputedStyle(parent);
    const below = behind(parent);
    const colour = over(parsed(parent.closest("svg") ? style.fill : style.color), below);
    const [dark, bright] = [light(colour), light(below)].sort((one, two) => one - two);
    const contrast = (bright + 0.05) / (dark + 0.05);
    if (contrast < 4.5) {
      const name = `${parent.tagName.toLowerCase()}.${parent.getAttribute("class") ?? ""}`;
      wrong.add(`${name} “${text.slice(0, 30)}”: ${contrast.toFixed(2)}`);
    }
  }
  return [...wrong];
}
