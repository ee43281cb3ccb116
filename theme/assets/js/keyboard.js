// The theme opens its menu and its search with labels of hidden checkboxes, which no key reaches:
// buttons take their place and their looks. Escape closes, and so does going on with Tab.
"use strict";

(() => {
  const beside = matchMedia("(min-width: 76.25em)"); // the menu stands beside the text
  const open = matchMedia("(min-width: 60em)"); // the box of the search is in the header
  const LABELS =
    ".md-header__button[for], .md-search__icon[for], .md-sidebar--primary .md-nav li label[for]";

  // The attribute "for" stays, since the theme's styles know the labels by it.
  const toButton = (label, toggle, region) => {
    const button = document.createElement("button");
    for (const { name, value } of label.attributes) button.setAttribute(name, value);
    const name = label.dataset.name || region.getAttribute("aria-label");
    button.type = "button";
    button.append(...label.childNodes);
    if (!button.textContent.trim()) button.setAttribute("aria-label", name);
    region.id = region.id || `${toggle.id}_region`;
    button.setAttribute("aria-controls", region.id);
    button.addEventListener("click", () => toggle.click());
    label.replaceWith(button);
    return button;
  };

  const regions = {
    __drawer: document.querySelector(".md-nav--primary"),
    __search: document.querySelector(".md-search"),
  };
  const buttons = [...document.querySelectorAll(LABELS)].map((label) => {
    const toggle = document.getElementById(label.htmlFor);
    const region = regions[toggle.id] || toggle.parentElement.querySelector(":scope > .md-nav");
    return { toggle, region, button: toButton(label, toggle, region) };
  });

  for (const { toggle, button } of buttons) {
    const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
    toggle.addEventListener("change", tell);
    tell();
  }

  // On a wide screen the titles of the menu open nothing, and the glass of the search is a picture.
  const reach = () => {
    for (const { button } of buttons)
      button.inert = (button.matches(".md-search__icon") ? open : beside).matches;
  };
  addEventListener("resize", reach);
  reach();

  // Of two buttons for one level of the menu, the one that comes into sight takes the focus.
  for (const { toggle, button } of buttons.filter(({ region }) => region.matches(".md-nav"))) {
    toggle.addEventListener("change", () => {
      if (document.activeElement !== button) return;
      const twin = buttons.find((other) => other.toggle === toggle && other.button !== button);
      if (twin) twin.button.focus();
    });
  }

  const seen = (element) =>
    element.getClientRects().length && getComputedStyle(element).visibility === "visible";
  const query = document.querySelector("[data-md-component=search-query]");
  const panel = (id, first) => {
    const { toggle, region, button } = buttons.find((one) => one.toggle.id === id);
    let from = button;
    const close = () => toggle.checked && toggle.click();
    region.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget && !region.contains(relatedTarget)) from = relatedTarget;
    });
    region.addEventListener("focusout", ({ relatedTarget }) => {
      if (!relatedTarget || relatedTarget === button || region.contains(relatedTarget)) return;
      setTimeout(() => region.contains(document.activeElement) || close());
    });
    toggle.addEventListener("change", () => {
      const active = document.activeElement;
      if (toggle.checked) {
        const wanted = !region.contains(active) && first(region);
        if (wanted) wanted.focus();
      } else if (active === document.body || region.contains(active)) {
        (seen(button) ? button : from).focus();
      }
    });
    return close;
  };
  const closeMenu = panel("__drawer", (region) =>
    [...region.querySelectorAll("a[href], button")].find(seen));
  panel("__search", () => query);

  document.addEventListener("keydown", ({ key }) => key === "Escape" && closeMenu(), true);
})();

// A table wider than its frame takes the focus, named by its caption, so that keys scroll it; so
// does code that is wider than the page.
(() => {
  const article = document.querySelector("article");
  const name = (frame, caption) => {
    const wider = frame.scrollWidth > frame.clientWidth;
    for (const [key, value] of [["tabindex", 0], ["role", "region"], ["aria-label", caption]])
      if (wider) frame.setAttribute(key, value);
      else frame.removeAttribute(key);
  };
  new ResizeObserver(() => {
    for (const caption of article.querySelectorAll(".wide > table > caption"))
      name(caption.closest(".wide"), caption.textContent);
    for (const code of article.querySelectorAll("pre > code"))
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
      else code.removeAttribute("tabindex");
  }).observe(article);
})();
