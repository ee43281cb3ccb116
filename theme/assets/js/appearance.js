// The reader's choice of colours. A line in the head of every page applies it before it is drawn.
"use strict";

(() => {
  const choice = document.querySelector("select.appearance");
  if (!choice) return;

  const KEY = "pledges.appearance";
  const root = document.documentElement;

  const stored = () => {
    try {
      return localStorage.getItem(KEY) || "";
    } catch {
      return root.dataset.appearance; // storage is refused: the choice lasts as long as the page
    }
  };

  const show = (appearance) => {
    root.dataset.appearance = appearance;
    choice.value = appearance;
    if (choice.selectedIndex < 0) choice.value = "";
  };

  choice.addEventListener("change", () => {
    show(choice.value);
    try {
      localStorage.setItem(KEY, choice.value);
    } catch {
      // as above
    }
  });

  // Another tab, or a page that the browser had kept, may show what was chosen before.
  addEventListener("storage", (event) => {
    if (event.key === KEY) show(event.newValue || "");
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) show(stored());
  });

  show(stored() || "");
  choice.closest("p").hidden = false;
})();
