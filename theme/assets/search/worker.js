/*
 * The search of the site, asked and answered by messages as that of Material for MkDocs, whose
 * styles show its answers. The index of the language named in its address (?lang=ar) is fetched at the first query. Words
 * are folded and stemmed by the table that it carries, as in hooks/pledges/search/words.py.
 */
"use strict"

const QUERY = 2, RESULT = 3
// How well a word of the site answers a word of the query.
const EXACT = 1, ARTICLE = 0.95, STEM = 0.8, SYNONYM = 0.6, PREFIX = 0.4, ROOT = 0.3, SLIP = 0.5
const ATTACHED = 0.9 // what is left of these for a word that is found without its particle
const LONGER = 0.1 // a word that goes on, where the word itself is found as well
const MEANT = 5 // words at most that a slip may have stood for
const FEW = 3 // with fewer pages than these, words of the same root are looked for as well
// What a page's score is made of, as `make bench-search` found best.
const HALF = 18 // the weight at which a word has said half of what it can say
const LENGTH = 0.3 // how much a long page must say more
const FAINT = 0.2 // what is left of a word that only something like it answers
const NAME = 1.2, TITLE = 0.4 // words in a name of the page, in the title of a section,
const COVER = 0.25 // and that of which the query covers next to nothing
const ALL = 1.3 // how steeply a page falls that lacks a word of the query
const TOGETHER = 0.25 // how much of the score asks for all words in one section
const COMMON = 0.05 // what a word is worth that stands on every page
const FIGURE = /(^|\/)figures\/./, FIGURES = 2, CROWDED = 0.5 // figures after the first two
const MEMORY = 20000 // words whose folded form is kept at hand
const PAGES_SHOWN = 25, TEASER = 240, ENOUGH = 6
const WHOLE = 360 // a text of no more letters is shown whole, so that a value at its head is seen
const sectionsShown = place => place < 3 ? 3 : place < 10 ? 1 : 0 // none: the titles alone

class Words {
  constructor(table, lang) {
    this.table = table
    this.stemmed = table.stemmed.includes(lang)
    const { marks, digits, thousands, decimal } = table
    const digit = `[${digits}]`, letter = "[\\p{L}\\p{Nl}\\p{No}]"
    this.token = new RegExp(
      `${digit}{1,3}(?:[${thousands}]${digit}{3})+(?!${digit})(?:[${decimal}]${digit}+)?` +
      `|${digit}+[${decimal}]${digit}{1,2}(?![${decimal}]?${digit})` +
      `|${digit}+|${letter}(?:${letter}|[${marks}])*`, "gu")
    this.arabic = new RegExp(`^[${table.arabic.first}]`)
    this.folded = new Map()
    this.known = new Map()
    this.stop = new Set([].concat(...Object.values(table.stop)).map(word => this.fold(word)))
  }

  tokens(text) { return (text.match(this.token) || []).map(this.fold, this).filter(Boolean) }

  fold(token) {
    let folded = this.known.get(token)
    if (folded !== undefined) return folded
    folded = ""
    for (const letter of token) {
      if (!this.folded.has(letter)) this.folded.set(letter, this.foldLetter(letter))
      folded += this.folded.get(letter)
    }
    if (this.known.size > MEMORY) this.known.clear()
    this.known.set(token, folded)
    return folded
  }

  foldLetter(letter) {
    const { letters } = this.table
    const plain = letter.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "")
    return Array.from(plain, c => c in letters ? letters[c] : c).join("")
  }

  stem(word) { return this.strip(this.script(word).stem, word) }

  keys(word) { return [...new Set([word, ...this.rests(word)].map(this.stem, this))] }

  /* What a word is if its first letters are attached particles. */
  rests(word) {
    const { clitics, least } = this.script(word)
    return clitics
      .filter(clitic => word.startsWith(clitic) && word.length - clitic.length >= least)
      .map(clitic => word.slice(clitic.length))
  }

  root(word) {
    const { root, weak, least } = this.script(word), bare = this.strip(root, this.stem(word))
    const kept = [...bare].filter((c, i) => !weak.includes(c) || (i === 0 && c === "و")).join("")
    return kept.length >= least && !/^\d+$/.test(kept) ? kept : ""
  }

  /* The rules for a word: by its letters, or none in a language whose endings are not known. */
  script(word) {
    if (!this.stemmed) return this.table.none
    return this.arabic.test(word) ? this.table.arabic : this.table.latin
  }

  strip(steps, word) {
    for (const rules of steps) {
      for (const [affix, replacement, least] of rules) {
        const prefix = affix[0] === "^", bare = prefix ? affix.slice(1) : affix
        const fits = prefix ? word.startsWith(bare) : word.endsWith(bare)
        if (!fits || word.length - bare.length < least) continue
        word = prefix ? replacement + word.slice(bare.length)
          : word.slice(0, word.length - bare.length) + replacement
        break
      }
    }
    return word
  }
}

/* One letter too many, too few, another, or two that changed places. */
function slipped(a, b) {
  const m = a.length, n = b.length
  if (m - n > 1 || n - m > 1 || a === b) return false
  // Of longer words a slip leaves the first letter or the last as it was: most are told apart here.
  if (m > 3 && n > 3 && a.charCodeAt(0) !== b.charCodeAt(0) &&
    a.charCodeAt(m - 1) !== b.charCodeAt(n - 1)) return false
  let i = 0
  while (i < m && i < n && a[i] === b[i]) i++
  const x = a.slice(i), y = b.slice(i)
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
}

class Search {
  constructor(index) {
    Object.assign(this, index)
    // Words may be those that every object knows, as "constructor" is.
    for (const map of [this.stems, this.roots, this.synonyms]) Object.setPrototypeOf(map, null)
    this.language = new Words(index.table, index.lang)
    this.numbers = new Map(this.words.map((word, number) => [word, number]))
    this.stemKeys = Object.keys(this.stems).sort()
    this.rooms = []
    this.counted = { last: 0, pages: new Int32Array(this.pages.length) }
    this.pageOf = Int32Array.from(this.sections, ([page]) => page)
    this.first = this.pages.map((_, page) => this.pageOf.indexOf(page))
    this.average = this.pages.reduce((sum, page) => sum + page[2], 0) / (this.pages.length || 1)
  }

  /* The words of a query with what answers each; a word without meaning only when alone. */
  terms(query) {
    const all = [...new Set(this.language.tokens(query))]
    const telling = all.filter(word => !this.language.stop.has(word))
    const words = telling.length ? telling : all
    const typing = !/\s$/.test(query)
    return words.map((word, i) => this.term(word, typing && i === words.length - 1))
  }

  term(word, typing) {
    const levels = new Map()
    const add = (numbers, level) => {
      for (const n of numbers || []) if (!(levels.get(n) >= level)) levels.set(n, level)
    }
    this.meanings(word, add)
    // A particle is attached if the site says more of the word without it.
    const own = this.pagesWith(levels.keys())
    for (const rest of this.language.rests(word))
      if (this.pagesWith(this.stems[this.language.stem(rest)] || []) > own)
        this.meanings(rest, (numbers, level) => add(numbers, level * ATTACHED))
    if (this.pagesWith(levels.keys()) < FEW) add(this.roots[this.language.root(word)], ROOT)
    const longer = levels.size ? LONGER : PREFIX
    if (!levels.size || typing) this.startingWith(word, numbers => add(numbers, longer))
    if (!levels.size) for (const meant of this.slipsOf(word))
      this.meanings(meant, (numbers, level) => add(numbers, level * SLIP))
    return { word, levels }
  }

  /* The word itself, with and without the article, words of its stem, and synonyms. */
  meanings(word, add) {
    const stem = this.language.stem(word)
    for (const [known, level] of [[word, EXACT], [`ال${word}`, ARTICLE], [word.replace(/^ال/, ""), ARTICLE]])
      if (this.numbers.has(known)) add([this.numbers.get(known)], level)
    add(this.stems[stem], STEM)
    for (const other of this.synonyms[stem] || []) add(this.stems[other], SYNONYM)
  }

  pagesWith(numbers) {
    const mark = ++this.counted.last
    let pages = 0
    for (const number of numbers) this.each(number, section => {
      const page = this.pageOf[section]
      if (this.counted.pages[page] === mark) return
      this.counted.pages[page] = mark
      pages++
    })
    return pages
  }

  startingWith(word, add) {
    const start = word.replace(/^ال(?=..)/, "")
    if (start.length < 3) return
    let low = 0, high = this.stemKeys.length
    while (low < high) {
      const middle = (low + high) >> 1
      this.stemKeys[middle] < start ? low = middle + 1 : high = middle
    }
    for (let key; (key = this.stemKeys[low]) && key.startsWith(start); low++) add(this.stems[key])
  }

  /* The words that may have been meant by one that the site does not know, the usual ones first. */
  slipsOf(word) {
    if (word.length < 4 || /\d/.test(word)) return []
    const bare = word => word.replace(/^ال(?=...)/, ""), short = bare(word)
    this.bare = this.bare || this.words.map(bare)
    let near = this.words.filter((known, i) => slipped(known, word) || slipped(this.bare[i], short))
    if (!near.length) {
      const stem = this.language.stem(word)
      const keys = this.stemKeys.filter(key => key.length > 2 && slipped(key, stem))
      near = keys.flatMap(key => this.stems[key]).map(number => this.words[number])
    }
    const said = known => this.places[this.numbers.get(known)].length
    return near.sort((a, b) => said(b) - said(a)).slice(0, MEANT)
  }

  each(number, visit) {
    const places = this.places[number]
    for (let i = 0, section = 0; i < places.length; i += 2) visit(section += places[i], places[i + 1])
  }

  /* Empty arrays. What an earlier query needed is used again: an old phone is slow to make room. */
  room(name, ...sizes) {
    this.rooms[name] = this.rooms[name] || sizes.map(size => new Float32Array(size))
    return this.rooms[name].map(array => array.fill(0))
  }

  /* The weight of a term by section and by page, its best level by page, its level by word. */
  weigh({ levels }, i) {
    const { words, sections: { length }, pages: { length: all } } = this
    const [level, sections, pages, best] = this.room(i, words.length, length, all, all)
    for (const [number, much] of levels) {
      level[number] = much
      this.each(number, (section, weight) => {
        const page = this.pageOf[section]
        sections[section] += weight * much
        pages[page] += weight * much
        if (best[page] < much) best[page] = much
      })
    }
    let found = 0
    for (let page = 0; page < all; page++) if (pages[page]) found++
    const rare = COMMON + Math.log(1 + (all - found + 0.5) / (found + 0.5))
    return { level, sections, pages, best, rare }
  }

  /* The pages that answer a query, best first, with the scores of all sections. */
  rank(query) {
    const terms = this.terms(query)
    const weighed = terms.map(this.weigh, this)
    const total = weighed.reduce((sum, { rare }) => sum + rare, 0)
    const { length } = this.sections, all = this.pages.length
    const [sections, met, titled, together] = this.room("rank", length, length, all, all)
    for (const { sections: weights, rare } of weighed)
      for (let section = 0; section < length; section++) {
        const weight = weights[section]
        if (!weight) continue
        sections[section] += rare * weight / (weight + HALF)
        met[section] += rare
      }
    for (let section = 0; section < length; section++) {
      if (!met[section]) continue
      const page = this.pageOf[section], title = this.sections[section][4]
      if (together[page] < met[section]) together[page] = met[section]
      if (!title.length) continue
      const said = covered(title, weighed)
      titled[page] = Math.max(titled[page], said)
      sections[section] += said
    }
    const pages = []
    for (let page = 0; page < this.pages.length; page++) {
      const score = this.score(page, weighed, total, titled[page], together[page] / total)
      if (score) pages.push({ page, score })
    }
    const best = (a, b) => b.score - a.score || a.page - b.page
    return { terms, sections, pages: this.mixed(pages.sort(best)).sort(best) }
  }

  /* Of many figures that answer alike, the first are enough to leave other pages in sight. */
  mixed(pages) {
    let figures = 0
    for (const one of pages)
      if (FIGURE.test(this.pages[one.page][0]) && ++figures > FIGURES) one.score *= CROWDED
    return pages
  }

  score(page, weighed, total, titled, together) {
    const [, , length, share, names] = this.pages[page]
    const half = HALF * (1 - LENGTH + LENGTH * length / this.average)
    let said = 0, met = 0
    for (const { pages, best, rare } of weighed) {
      if (!pages[page]) continue
      said += rare * pages[page] / (pages[page] + half) * (FAINT + (1 - FAINT) * best[page])
      met += rare
    }
    if (!met) return 0
    const named = Math.max(...names.map(name => covered(name, weighed)))
    return (share / 10 * (said + TITLE * titled) + NAME * named) *
      (met / total) ** ALL * (1 - TOGETHER + TOGETHER * together)
  }

  /* The answer as Material shows it: an item a page, its best section first. */
  query(text) {
    const { terms, sections, pages } = this.rank(text)
    const matched = new Set()
    for (const { levels } of terms) for (const number of levels.keys()) matched.add(this.words[number])
    const items = pages.slice(0, PAGES_SHOWN).map((one, place) =>
      this.item(one, sections, sectionsShown(place), terms, matched))
    return { items }
  }

  item({ page, score }, scores, most, terms, matched) {
    const first = this.first[page]
    const found = []
    for (let section = first; this.pageOf[section] === page; section++) found.push(section)
    found.sort((a, b) => scores[b] - scores[a])
    const shown = found.filter(section => scores[section]).slice(0, most || 1)
    if (!shown.includes(first)) shown.push(first)
    // Material shows the text of the page's own section only when that is the best.
    return shown.map((section, i) => this.document(section, score * scores[section] /
      scores[found[0]], terms, matched, most && !(i && section === first)))
  }

  document(section, score, terms, matched, full) {
    const [page, anchor, title, text] = this.sections[section], seen = new Set()
    const [url, name] = this.pages[page]
    return {
      location: anchor ? `${url}#${anchor}` : url,
      title: this.marked(title || name, matched, seen),
      text: full ? this.teaser(this.texts[text], matched, seen) : "",
      score,
      terms: this.shownTerms(terms, seen)
    }
  }

  /* The words as they stand in the text, longest first, for Material's highlights on the page. */
  shownTerms(terms, seen) {
    const shown = {}
    for (const word of [...seen].sort((a, b) => b.length - a.length).slice(0, 12)) shown[word] = true
    for (const { word, levels } of terms) if (!levels.size) shown[word] = false
    return shown
  }

  /* The part of a text in which most words of the query stand. */
  teaser(text, matched, seen) {
    const places = this.matches(text, matched)
    if (text.length <= WHOLE) return this.marked(text, matched, seen, places)
    let start = 0, most = 0
    for (let i = 0, j = 0; i < places.length; i++) {
      while (j < places.length && places[j][0] < places[i][0] + TEASER - 60) j++
      if (j - i > most) [start, most] = [places[i][0], j - i]
    }
    start = start < 80 ? 0 : text.lastIndexOf(" ", start - 40) + 1
    let end = start + TEASER < text.length ? text.lastIndexOf(" ", start + TEASER) : text.length
    if (end <= start) end = start + TEASER
    const cut = this.marked(text, matched, seen, places, start, end)
    return `${start ? "… " : ""}${cut}${end < text.length ? " …" : ""}`
  }

  // The first are enough to choose what to show.
  matches(text, matched) {
    const found = [], { token } = this.language
    token.lastIndex = 0
    for (let one; found.length < ENOUGH && (one = token.exec(text));)
      if (matched.has(this.language.fold(one[0]))) found.push([one.index, one[0]])
    return found
  }

  /* A text, or a part of it, as HTML with the words that answer the query marked. */
  marked(text, matched, seen, places = this.matches(text, matched), start = 0, end = text.length) {
    let html = "", last = start
    for (const [at, word] of places) {
      if (at < start || at + word.length > end) continue
      html += `${escaped(text.slice(last, at))}<mark>${escaped(word)}</mark>`
      last = at + word.length
      seen.add(word)
    }
    return html + escaped(text.slice(last, end))
  }
}

/* How well the words of a query cover a name, and the name them. */
function covered(name, weighed) {
  let score = 0, met = 0
  for (const { level, rare } of weighed) {
    let best = 0
    for (const number of name) {
      if (!level[number]) continue
      if (best < level[number]) best = level[number]
      met++
    }
    score += rare * best
  }
  return score && score * (COVER + (1 - COVER) * Math.min(1, met / name.length))
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
const escaped = text => text.replace(/[&<>"]/g, c => ENTITIES[c])

function listen(scope) {
  const lang = new URL(scope.location).searchParams.get("lang")
  const address = new URL(`../../search/${lang}.json`, scope.location)
  const read = scope.read || (async of => (await fetch(of)).json())
  const load = async () => new Search(await read(address))
  let search, latest
  const answer = async ({ data: { type, data: query } }) => {
    if (type !== QUERY) return
    latest = query
    let data = { items: [] }
    if (query.trim()) {
      search = search || load()
      const found = await search
      if (query !== latest) return
      data = found.query(query)
    }
    scope.postMessage({ type: RESULT, data })
  }
  // A fault outside of a promise reaches the page, which says what to do.
  scope.onmessage = message => answer(message).catch(fault => setTimeout(() => { throw fault }))
}

if (typeof module === "object") module.exports = { Words, Search, slipped, listen }
else listen(self)
