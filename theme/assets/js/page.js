// Three conveniences: a language switch that keeps the section, a message that quotes what the reader
// has chosen on the page, and the numerals of the reader's choice.
"use strict";

(() => {
  const languages = document.querySelectorAll(".md-header a.language");
  const keepSection = () => {
    for (const language of languages) language.hash = location.hash;
  };
  addEventListener("hashchange", keepSection);
  keepSection();
})();

(() => {
  const mail = document.querySelector("a.told[href^='mailto:']");
  if (!mail) return;
  const unsaid = mail.getAttribute("href");
  const LONGEST = 500;
  document.addEventListener("selectionchange", () => {
    const sentence = String(getSelection()).trim().slice(0, LONGEST);
    const quoted = encodeURIComponent(`«${sentence}»`);
    if (sentence) mail.href = unsaid.replace(encodeURIComponent("«»"), () => quoted);
  });
})();

(() => {
  const button = document.querySelector("button.numerals");
  if (!button) return;

  const KEY = "pledges.numerals";
  const LATIN_NAMES_OR_NUMBERS = /[A-Za-z][\w./-]*|\d+(?:[.,]\d+)*%?/g;
  // What is written in another script than the Arabic one keeps its numerals.
  const ARABIC = button.dataset.languages.trim().split(" ").map((lang) => `[lang=${lang}]`);
  const LEFT_ALONE = `script, style, code, textarea, [dir=ltr]:not(.number), [lang]:not(${ARABIC}), .language`;
  const NUMBER = "bdi.number";
  const originals = new Map();

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage is refused: the choice lasts as long as the page
    }
  };
  const store = (value) => {
    try {
      localStorage.setItem(KEY, value);
    } catch {
      // as above
    }
  };

  const arabic = (token) =>
    /^[A-Za-z]/.test(token)
      ? token
      : token.replace(/[\d.,%]/g, (c) => "٠١٢٣٤٥٦٧٨٩"[c] || { ".": "٫", ",": "٬", "%": "٪" }[c]);

  const rewrite = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE || !/\d/.test(node.data)) continue;
      if (!node.parentElement || node.parentElement.closest(LEFT_ALONE)) continue;
      originals.set(node, node.data);
      node.data = node.data.replace(LATIN_NAMES_OR_NUMBERS, arabic);
      // The signs of Arabic numerals stand on the other side.
      if (node.parentElement.matches(NUMBER)) node.parentElement.dir = "rtl";
    }
  };

  const added = new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(rewrite);
  });

  const show = (numerals) => {
    button.setAttribute("aria-pressed", String(numerals === "arabic"));
    if (numerals === "arabic") {
      rewrite(document.body);
      added.observe(document.body, { childList: true, subtree: true });
    } else {
      added.disconnect();
      for (const [node, data] of originals) {
        node.data = data;
        const above = node.parentElement; // gone with what the page no longer shows
        if (above && above.matches(NUMBER)) above.dir = "ltr";
      }
      originals.clear();
    }
  };

  button.hidden = false;
  button.addEventListener("click", () => {
    const numerals = button.getAttribute("aria-pressed") === "true" ? "western" : "arabic";
    store(numerals);
    show(numerals);
  });
  if (stored() === "arabic") show("arabic");
})();
