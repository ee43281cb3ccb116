// Notes, from the first moment of a page, what its policy refuses and what moves.
globalThis.refused = [];
globalThis.moved = [];
addEventListener("securitypolicyviolation", (event) =>
  refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
new PerformanceObserver((list) => {
  for (const entry of list.getEntries())
    moved.push(`${entry.value}: ${entry.sources.map(({ node }) =>
      (node?.outerHTML ?? node?.data ?? "").slice(0, 60))}`);
}).observe({ type: "layout-shift", buffered: true });
