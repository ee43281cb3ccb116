// Pages are kept on the device to be read without a line, once the page is there, unless the reader
// does not want it; what keeps them is offline-worker.js.
"use strict";

(() => {
  const choice = document.querySelector("input.offline");
  if (!choice || !("serviceWorker" in navigator) || !self.caches) return;

  const KEY = "pledges.offline";
  const worker = new URL(choice.dataset.worker, location);
  const scope = new URL("./", worker).href;

  const stored = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return choice.checked ? null : "off";
    }
  };
  const start = () => navigator.serviceWorker.register(worker).catch(() => {});
  const stop = async () => {
    const found = await navigator.serviceWorker.getRegistration(scope);
    if (found && found.scope === scope) await found.unregister();
    for (const name of await caches.keys())
      if (name.startsWith(`pledges ${scope} `)) await caches.delete(name);
  };

  choice.addEventListener("change", () => {
    try {
      if (choice.checked) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, "off");
    } catch {
      // the choice lasts as long as the page
    }
    (choice.checked ? start : stop)();
  });
  choice.checked = stored() !== "off";
  choice.closest("p").hidden = false;
  if (choice.checked) addEventListener("load", start);
})();
