// While one reads: the title of the page in the header, the place in the list of contents, the way
// back to the top, what a link leads to unfolded, and on paper the rest too.
"use strict";

(() => {
  const heading = document.querySelector("article h1");
  const title = document.querySelector(".md-header__title");
  if (!heading) return;
  const HEADER = 48;
  new IntersectionObserver(([{ boundingClientRect: { bottom } }]) => {
    title.classList.toggle("md-header__title--active", bottom < HEADER);
  }, { rootMargin: `-${HEADER}px 0px 0px` }).observe(heading);
})();

(() => {
  const button = document.querySelector(".md-top");
  const links = [...document.querySelectorAll(".md-nav--secondary a[href*='#']")];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const frame = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
  const READ = 120; // pixels from the top: a part that begins above them is the one being read
  const FAR = 400;
  let before = scrollY;
  let waiting = false;

  const follow = () => {
    const read = parts.filter((part) => part && part.getBoundingClientRect().top < READ);
    const at = parts.lastIndexOf(read[read.length - 1]);
    for (const [place, link] of links.entries()) {
      link.classList.toggle("md-nav__link--active", place === at);
      link.classList.toggle("md-nav__link--passed", place < at);
    }
    if (!frame || at < 0) return;
    const { top, bottom } = links[at].getBoundingClientRect();
    const edges = frame.getBoundingClientRect();
    if (top < edges.top || bottom > edges.bottom)
      frame.scrollTop += (top + bottom - edges.top - edges.bottom) / 2;
  };

  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (button) button.hidden = scrollY >= before || scrollY < FAR;
      before = scrollY;
      follow();
    });
  }, { passive: true });
  if (button) button.addEventListener("click", () => scrollTo(0, 0));
  follow();
})();

(() => {
  const unfold = () => {
    const target = document.querySelector(":target");
    const folded = target && target.closest("details:not([open])");
    if (folded) folded.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();

// A browser that prints only what is open has it open while it prints.
(() => {
  if (CSS.supports("selector(::details-content)")) return;
  let unfolded = [];
  addEventListener("beforeprint", () => {
    const folded = [...document.querySelectorAll("article details:not([open])")];
    unfolded = folded.filter((one) => !one.closest(".history, table"));
    for (const one of unfolded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
  });
})();
