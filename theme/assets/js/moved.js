// A page that has moved leads on with what was asked of it; without scripts it leads on alone.
"use strict";

(() => {
  const to = new URL(document.currentScript.dataset.to, location)
  if (!to.search) to.search = location.search
  if (!to.hash) to.hash = location.hash
  location.replace(to)
})();
