// Let axe-core examine the page as it stands; gives what breaks a rule, as lines.
// Contrast takes most of the time. So unless all is asked for, a way of dressing words is measured
// where it first comes up: the tags, classes and directions from the words to the top.
async ({ rules, dark, all }) => {
  // To axe-core joined Arabic letters look like an icon made by a ligature, which it leaves out:
  // with these answers no text does.
  const canvas = CanvasRenderingContext2D.prototype;
  canvas.measureText = (text) => ({ width: 30 * text.length });
  canvas.getImageData = (_x, _y, width, height) =>
    ({ data: new Uint8ClampedArray(4 * width * height).fill(255) });

  const WORDS = 'body *:not(script, style, noscript, template)';
  const KEY = "examined";
  const DRESS = ["class", "lang", "dir", "role", "type", "style", "open", "hidden", "aria-current", "for"];
  const worded = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const dresses = new Map([[document.body, ""]]);
  const dress = (one) => {
    if (!dresses.has(one)) {
      const own = [one.localName, ...DRESS.map((name) => one.getAttribute(name))].join();
      dresses.set(one, `${own}>${dress(one.parentElement)}`);
    }
    return dresses.get(one);
  };

  if (!dark && !all) {
    const known = new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
    for (const element of document.querySelectorAll(WORDS)) {
      if (!worded(element)) continue;
      const found = dress(element);
      if (!known.has(found)) element.setAttribute("data-first", "");
      known.add(found);
    }
    localStorage.setItem(KEY, JSON.stringify([...known]));
  }
  if (!all) axe.configure({ rules: [{ id: "color-contrast", selector: "[data-first]" }] });

  if (dark && !all && !document.querySelector("[data-first]")) return [];
  const options = { resultTypes: ["violations"], preload: false };
  if (dark) options.runOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
  else options.rules = Object.fromEntries(rules.map((rule) => [rule, { enabled: true }]));
  const { violations } = await axe.run(options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) =>
      `${id}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`));
}
