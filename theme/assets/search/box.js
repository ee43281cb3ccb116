/*
 * What Material's search box lacks: words that come without a key (paste, dictation, drop, input
 * methods), its shortcuts on a keyboard of another script, and the offer of other languages.
 */
"use strict"
{
  const box = document.querySelector("[data-md-component=search-query]")
  const result = document.querySelector("[data-md-component=search-result]")
  const offers = document.querySelectorAll("[data-search-other]")
  // Fewer pages than these are few enough to look for more in other languages.
  const FEW = 3, QUERY = 2, RESULT = 3, PAUSE = 300

  // Material reads the box when a key is released, and only then.
  const read = () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  box.addEventListener("input", read)
  box.addEventListener("compositionend", read)
  box.addEventListener("drop", () => setTimeout(() => box.focus()))

  // Material knows f, s and / by the letter; on an Arabic layout the same keys give ب, س and ظ.
  const typing = element =>
    element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName)
  window.addEventListener("keydown", event => {
    const shortcut = ["KeyF", "KeyS", "Slash"].includes(event.code)
    const modified = event.ctrlKey || event.metaKey || event.altKey
    const known = /^[fs/]$/.test(event.key)
    if (!shortcut || modified || known || typing(document.activeElement)) return
    box.focus()
    box.select()
    event.preventDefault()
  })

  const workers = new Map()
  let timer
  const ask = () => {
    for (const offer of offers) offer.hidden = true
    const query = box.value.trim()
    if (!query || result.querySelectorAll(".md-search-result__item").length > FEW) return
    for (const offer of offers) workerOf(offer).postMessage({ type: QUERY, data: query })
  }
  const workerOf = offer => {
    if (!workers.has(offer)) {
      const worker = new Worker(offer.dataset.worker)
      worker.onmessage = ({ data }) => data.type === RESULT && answer(offer, data.data.items.length)
      workers.set(offer, worker)
    }
    return workers.get(offer)
  }
  const answer = (offer, pages) => {
    const link = offer.querySelector("a")
    link.href = `${offer.dataset.home}?q=${encodeURIComponent(box.value.trim())}`
    link.textContent = link.dataset.text.replace("{count}", pages)
    offer.hidden = !pages
  }
  const list = result.querySelector(".md-search-result__list")
  const meta = result.querySelector(".md-search-result__meta")
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE)
  }
  for (const watched of [list, meta])
    new MutationObserver(later).observe(watched, { childList: true, characterData: true, subtree: true })
}
