/*
 * The search box, once it is open: asks the worker at every change of the words, however they come (keys, paste,
 * dictation, input methods), shows the answers in the dress of the theme, offers other languages,
 * and marks the words on the page that an answer leads to.
 */
"use strict"
{
  const QUERY = 2
  // Fewer pages than these are few enough to look for more in other languages.
  const FEW = 3, PAUSE = 300
  const search = document.querySelector("[data-md-component=search]")
  const box = search.querySelector("[data-md-component=search-query]")
  const list = search.querySelector(".md-search-result__list")
  const meta = search.querySelector(".md-search-result__meta")
  const failed = search.querySelector(".search-failed")
  failed.hidden = true
  const offers = search.querySelectorAll("[data-search-other]")
  const { base, worker: address, none, one, other, moreOne, moreOther, missing } = search.dataset
  const placeholder = meta.textContent
  const top = new URL(base.replace(/\/*$/, "/"), location)

  const made = (tag, name, html = "") => {
    const element = document.createElement(tag)
    if (name) element.className = name
    element.innerHTML = html // the worker escapes all but its marks
    return element
  }
  const counted = (number, one, other) => number === 1 ? one : other.replace("#", number)
  const words = (terms, found) => Object.keys(terms).filter(word => terms[word] === found)

  const shownSection = ({ location: place, title, text, score, terms }, page, full) => {
    const link = made("a", "md-search-result__link")
    const url = new URL(place, top)
    const marked = words(terms, true).join(" ")
    if (marked) url.searchParams.set("h", marked)
    link.href = url
    link.dataset.score = score
    const article = made("article", "md-search-result__article md-typeset")
    if (page) article.append(made("div", "md-search-result__icon md-icon"))
    article.append(made(page ? "h1" : "h2", "", title))
    if (full) {
      article.append(...made("div", "", text).childNodes)
      const lacking = words(terms, false)
      if (lacking.length) {
        const said = made("p", "md-search-result__terms")
        said.append(`${missing}: `)
        for (const word of lacking) said.append(Object.assign(made("del"), { textContent: word }), " ")
        article.append(said)
      }
    }
    link.append(article)
    return link
  }

  /* A page, its best sections, and those that answer less well folded away. */
  const shownPage = sections => {
    const best = sections[0].score
    const page = sections.find(({ location: place }) => !place.includes("#")) || sections[0]
    const others = sections.filter(section => section !== page)
    const folded = others.filter(({ score }) => score < best)
    const item = made("li", "md-search-result__item")
    item.append(shownSection(page, true, page === sections[0] && folded.length === others.length))
    for (const section of others)
      if (!folded.includes(section)) item.append(shownSection(section, false, true))
    if (folded.length) {
      const more = made("details", "md-search-result__more", "<summary><div></div></summary>")
      more.querySelector("div").textContent = counted(folded.length, moreOne, moreOther)
      more.append(...folded.map(section => shownSection(section, false, true)))
      item.append(more)
    }
    return item
  }

  const places = () => [...list.querySelectorAll(":not(details) > a, summary, details[open] > a")]

  /* Who has gone on to the answers while the last one was on its way stays among them. */
  const show = items => {
    const at = places().indexOf(document.activeElement)
    list.textContent = ""
    list.append(...items.map(shownPage))
    const all = [box, ...places()]
    if (at >= 0) all[Math.min(at + 1, all.length - 1)].focus()
  }

  const workers = new Map()
  const ask = (address, answer, fail) => {
    if (!workers.has(address)) workers.set(address, new Worker(address))
    const worker = workers.get(address)
    worker.onmessage = ({ data: { data } }) => answer(data.items)
    worker.onerror = () => {
      workers.delete(address)
      if (fail) fail()
    }
    worker.postMessage({ type: QUERY, data: box.value.trim() })
  }

  let timer, asked
  /* The worker or its index did not come: the next letter asks for them again. */
  const fail = () => {
    failed.hidden = false
    meta.textContent = asked = ""
  }
  const read = () => {
    const query = box.value.trim()
    if (query === asked) return
    asked = query
    ask(address, items => {
      failed.hidden = true
      show(items)
      if (!query) meta.textContent = placeholder
      else meta.textContent = items.length ? counted(items.length, one, other) : none
      clearTimeout(timer)
      timer = setTimeout(askElsewhere, PAUSE, items.length)
    }, fail)
  }
  const askElsewhere = pages => {
    for (const offer of offers) {
      offer.hidden = true
      if (!asked || pages > FEW) continue
      const link = offer.querySelector("a")
      ask(offer.dataset.worker, ({ length }) => {
        link.href = `${offer.dataset.home}?q=${encodeURIComponent(asked)}`
        link.textContent = link.dataset.text.replace("{count}", length)
        offer.hidden = !length
      })
    }
  }

  for (const event of ["input", "compositionend"]) box.addEventListener(event, read)
  box.addEventListener("drop", () => setTimeout(() => box.focus()))
  box.addEventListener("focus", read)
  box.form.addEventListener("submit", event => event.preventDefault())
  box.form.addEventListener("reset", () => setTimeout(() => { box.focus(); read() }))

  /* Enter opens the best answer, arrows go through them, a letter goes on with the question. */
  const enter = () => {
    const best = [...list.querySelectorAll("a")].sort((a, b) => b.dataset.score - a.dataset.score)
    if (best.length) best[0].click()
  }
  const step = by => {
    const all = [box, ...places()]
    const at = Math.max(all.indexOf(document.activeElement), 0)
    all[(at + by + all.length) % all.length].focus()
  }
  search.addEventListener("keydown", event => {
    const { key, target, isComposing, ctrlKey, metaKey, altKey } = event
    if (isComposing) return
    const act = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: target === box && enter,
    }[key]
    if (act) {
      event.preventDefault()
      act()
    } else if (key.length === 1 && key !== " " && !ctrlKey && !metaKey && !altKey) box.focus()
  })

  const mark = (root, found) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = []
    while (walker.nextNode()) texts.push(walker.currentNode)
    for (const text of texts) {
      const pieces = text.data.split(found) // a text, the sign before a word found, the word, and again
      if (pieces.length < 2) continue
      text.replaceWith(...pieces.map((piece, i) => {
        if (i % 3 < 2) return piece
        const marked = Object.assign(made("mark"), { textContent: piece })
        marked.dataset.mdHighlight = ""
        return marked
      }))
    }
  }
  const url = new URL(location)
  const sought = (url.searchParams.get("h") || "").split(/[^\p{L}\p{M}\p{N}.,]+/u).filter(Boolean)
  if (sought.length) {
    const either = sought.map(word => word.replace(/[.]/g, "\\.")).join("|")
    mark(document.querySelector("article"), new RegExp(`([^\\p{L}\\p{N}]|^)(${either})`, "giu"))
    url.searchParams.delete("h")
    if (location.protocol !== "file:") history.replaceState(history.state, "", url)
  }
  if (url.searchParams.has("q")) {
    box.value = url.searchParams.get("q")
    box.focus()
  }
  // This script comes when the box is already open, with what was typed meanwhile.
  if (document.activeElement === box) read()
}
