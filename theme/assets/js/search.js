// The search opens by its box, its button and the keys f, s and /, and closes with Escape; what
// answers in it is fetched when it is opened, or when the address brings words along.
"use strict";

(() => {
  const search = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");
  const box = search.querySelector("input");
  let asked = false;

  const fetchScript = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = search.dataset.script;
    // It is asked for again when the search is opened again.
    script.addEventListener("error", () => {
      asked = false;
      search.querySelector(".search-failed").hidden = false;
    });
    document.head.append(script);
  };

  box.addEventListener("focus", () => toggle.checked || toggle.click());
  toggle.addEventListener("change", fetchScript);
  if (/[?&][hq]=/.test(location.search)) fetchScript();

  // On another layout the same keys give other letters: on an Arabic one ب, س and ظ.
  const typing = (element) =>
    element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName);
  addEventListener("keydown", (event) => {
    const { key, code, ctrlKey, metaKey, altKey } = event;
    if (key === "Escape" && toggle.checked) toggle.click();
    const shortcut = ["KeyF", "KeyS", "Slash"].includes(code) || /^[fs/]$/.test(key);
    if (!shortcut || ctrlKey || metaKey || altKey || typing(document.activeElement)) return;
    // Where the box is not shown until it is asked for, no key can reach it closed.
    if (!toggle.checked) toggle.click();
    box.focus();
    box.select();
    event.preventDefault();
  });
})();
