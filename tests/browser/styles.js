// How the elements of the page are drawn and where: the name of each, and all that its style says.
() => [...document.querySelectorAll("body :not(link, svg *)")].flatMap((element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return ["", "::before", "::after"].map((part) => {
    const style = getComputedStyle(element, part);
    if (part && style.content === "none") return "";
    // A variable that no rule asks for is not there, to no effect; margins show in the place.
    const said = [...style].filter((name) => !/^--|^margin/.test(name));
    const place = [left, top, width, height].map(Math.round);
    return [element.tagName, element.className, part, ...place, ...said.map((name) => style[name])]
      .join(" ");
  });
})
