/*
 * The search of the site, behind the search box of Material for MkDocs.
 *
 * It speaks Material's four messages. The index of the language named in its address
 * (?lang=ar) is fetched at the first query. Words are folded and stemmed by the table that the
 * index carries, as hooks/pledges/search_words.py did when it was built.
 */
"use strict"

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
// How well a word of the site answers a word of the query.
const EXACT = 1, STEM = 0.8, SYNONYM = 0.5, ATTACHED = 0.45, PREFIX = 0.4, ROOT = 0.3, SLIP = 0.3
// Fewer pages than these are too few: then words of the same root are looked for as well.
const FEW = 3
// What a page's score is made of; each was chosen by the measures of `make bench-search`.
const HALF = 18 // the weight at which a word has said half of what it can say
const LENGTH = 0.3 // how much a long page must say more
const FAINT = 0.2 // what is left of a word that only something like it answers
const NAME = 1.2, TITLE = 0.4 // words in a name of the page, in the title of a section
const COVER = 0.25 // what a name is worth of which the query covers next to nothing
const ALL = 1.3 // how steeply a page falls that lacks a word of the query
const TOGETHER = 0.25 // how much of the score asks for all words in one section
const COMMON = 0.05 // what a word is worth that stands on every page
const PAGES_SHOWN = 40, SECTIONS_SHOWN = 4, TEASER = 240

/* ---- words ---- */

class Words {
  constructor(table) {
    this.table = table
    const { marks, digits, thousands, decimal } = table
    const digit = `[${digits}]`, letter = "[\\p{L}\\p{Nl}\\p{No}]"
    this.token = new RegExp(
      `${digit}{1,3}(?:[${thousands}]${digit}{3})+(?!${digit})(?:[${decimal}]${digit}+)?` +
      `|${digit}+[${decimal}]${digit}{1,2}(?![${decimal}]?${digit})` +
      `|${digit}+|${letter}(?:${letter}|[${marks}])*`, "gu")
    this.arabic = new RegExp(`^[${table.arabic.first}]`)
    this.folded = new Map()
    this.stop = new Set([].concat(...Object.values(table.stop)).map(word => this.fold(word)))
  }

  tokens(text) {
    return (text.match(this.token) || []).map(token => this.fold(token)).filter(Boolean)
  }

  fold(token) {
    let folded = this.folded.get(token)
    if (folded === undefined) {
      const plain = token.normalize("NFKD").toLowerCase().replace(/[\p{M}\p{Cf}]/gu, "")
      folded = Array.from(plain, c => c in this.table.letters ? this.table.letters[c] : c).join("")
      this.folded.set(token, folded)
    }
    return folded
  }

  stem(word) {
    return this.strip(this.script(word).stem, word)
  }

  keys(word) {
    const { clitics, least } = this.script(word)
    const rests = clitics
      .filter(clitic => word.startsWith(clitic) && word.length - clitic.length >= least)
      .map(clitic => this.stem(word.slice(clitic.length)))
    return [...new Set([this.stem(word), ...rests])]
  }

  root(word) {
    const { root, weak, least } = this.script(word)
    const bare = this.strip(root, this.stem(word))
    const kept = [...bare].filter((c, i) => !weak.includes(c) || (i === 0 && c === "و")).join("")
    return kept.length >= least && !/^\d+$/.test(kept) ? kept : ""
  }

  script(word) {
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
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const [x, y] = [a.slice(i), b.slice(i)]
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) ||
    (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2))
}

/* ---- search ---- */

class Search {
  constructor(index) {
    Object.assign(this, index)
    this.language = new Words(index.table)
    this.numbers = new Map(this.words.map((word, number) => [word, number]))
    this.stemKeys = Object.keys(this.stems).sort()
    // The later of two entries wins, so the first section of a page comes last.
    this.first = new Map(this.sections.map(([page], section) => [page, section]).reverse())
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
    const [stem, ...attached] = this.language.keys(word)
    if (this.numbers.has(word)) add([this.numbers.get(word)], EXACT)
    add(this.stems[stem], STEM)
    for (const other of this.synonyms[stem] || []) add(this.stems[other], SYNONYM)
    if (!levels.size) {
      for (const key of attached) {
        add(this.stems[key], ATTACHED)
        for (const other of this.synonyms[key] || []) add(this.stems[other], ATTACHED)
      }
    }
    if (this.pagesWith(levels) < FEW) add(this.roots[this.language.root(word)], ROOT)
    if (!levels.size || typing) this.startingWith(word, numbers => add(numbers, PREFIX))
    if (!levels.size) add(this.slipsOf(word), SLIP)
    return { word, levels }
  }

  pagesWith(levels) {
    const pages = new Set()
    for (const number of levels.keys()) {
      this.each(number, section => pages.add(this.sections[section][0]))
      if (pages.size >= FEW) break
    }
    return pages.size
  }

  startingWith(word, add) {
    const start = word.replace(/^ال(?=..)/, "")
    if (start.length < 2) return
    let low = 0, high = this.stemKeys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.stemKeys[middle] < start) low = middle + 1
      else high = middle
    }
    for (; low < this.stemKeys.length && this.stemKeys[low].startsWith(start); low++)
      add(this.stems[this.stemKeys[low]])
  }

  slipsOf(word) {
    if (word.length < 4 || /\d/.test(word)) return []
    const stem = this.language.stem(word)
    const near = this.words.filter(known => slipped(known, word))
    if (near.length) return near.map(known => this.numbers.get(known))
    const keys = this.stemKeys.filter(key => key.length > 2 && slipped(key, stem))
    return [].concat(...keys.map(key => this.stems[key]))
  }

  each(number, visit) {
    const places = this.places[number]
    for (let i = 0, section = 0; i < places.length; i += 2) {
      section += places[i]
      visit(section, places[i + 1])
    }
  }

  /* The weight of a term in each section and page where it is found. */
  weigh({ levels }) {
    const sections = new Map(), pages = new Map()
    for (const [number, level] of levels) {
      this.each(number, (section, weight) => {
        const page = this.sections[section][0]
        sections.set(section, (sections.get(section) || 0) + weight * level)
        const known = pages.get(page)
        if (!known) pages.set(page, { weight: weight * level, level })
        else {
          known.weight += weight * level
          known.level = Math.max(known.level, level)
        }
      })
    }
    const rare = Math.log(1 + (this.pages.length - pages.size + 0.5) / (pages.size + 0.5))
    return { levels, sections, pages, rare: rare + COMMON }
  }

  /* The pages that answer a query, best first, with the weights of their sections. */
  rank(query) {
    const terms = this.terms(query)
    const weighed = terms.map(term => this.weigh(term))
    const total = weighed.reduce((sum, { rare }) => sum + rare, 0)
    const found = new Map()
    for (const { sections, pages, rare } of weighed) {
      for (const [page, { weight, level }] of pages) {
        const known = found.get(page) || { page, score: 0, met: 0, sections: new Map() }
        const norm = HALF * (1 - LENGTH + LENGTH * this.pages[page][2] / this.average)
        known.score += rare * weight / (weight + norm) * (FAINT + (1 - FAINT) * level)
        known.met += rare
        found.set(page, known)
      }
      for (const [section, weight] of sections) {
        const known = found.get(this.sections[section][0]).sections
        const before = known.get(section) || { score: 0, met: 0 }
        known.set(section, { score: before.score + rare * weight / (weight + 15), met: before.met + rare })
      }
    }
    for (const one of found.values()) {
      const { page, sections, score, met } = one
      const [, , , share, names] = this.pages[page]
      let titled = 0, together = 0
      for (const [section, { met: here }] of sections) {
        together = Math.max(together, here / total)
        titled = Math.max(titled, covered(this.sections[section][4], weighed))
      }
      const named = Math.max(...names.map(name => covered(name, weighed)))
      one.score = (share / 10 * (score + TITLE * titled) + NAME * named) *
        (met / total) ** ALL * (1 - TOGETHER + TOGETHER * together)
    }
    return { terms, pages: [...found.values()].sort((a, b) => b.score - a.score || a.page - b.page) }
  }

  /* The answer as Material shows it: an item a page, its best section first. */
  query(text) {
    const { terms, pages } = this.rank(text)
    const matched = new Set()
    for (const { levels } of terms) for (const number of levels.keys()) matched.add(this.words[number])
    return { items: pages.slice(0, PAGES_SHOWN).map(one => this.item(one, terms, matched)) }
  }

  item({ page, score, sections }, terms, matched) {
    const first = this.first.get(page)
    const order = [...sections].sort(([a, x], [b, y]) => y.score - x.score || a - b)
    const best = order[0][1].score
    const shown = order.slice(0, SECTIONS_SHOWN)
    if (!shown.some(([section]) => section === first)) shown.push([first, { score: 0 }])
    return shown.map(([section, { score: part }]) =>
      this.document(section, score * part / best, terms, matched))
  }

  document(section, score, terms, matched) {
    const [page, anchor, title, text] = this.sections[section]
    const [url, name] = this.pages[page]
    const seen = new Set()
    const heading = this.marked(title || name, matched, seen)
    const teaser = this.teaser(this.texts[text], matched, seen)
    return {
      location: anchor ? `${url}#${anchor}` : url,
      title: heading,
      text: teaser,
      score,
      terms: this.shownTerms(terms, seen)
    }
  }

  /* The words as they stand in the text, longest first, for Material's highlights on the page. */
  shownTerms(terms, seen) {
    const shown = {}
    const words = [...seen].sort((a, b) => b.length - a.length)
    for (const word of words.slice(0, 12)) shown[word] = true
    for (const { word, levels } of terms) if (!levels.size) shown[word] = false
    return shown
  }

  teaser(text, matched, seen) {
    const places = []
    text.replace(this.language.token, (word, at) => {
      if (matched.has(this.language.fold(word))) places.push(at)
    })
    let start = 0, most = 0
    for (const place of places) {
      const within = places.filter(other => other >= place && other < place + TEASER - 60).length
      if (within > most) [start, most] = [place, within]
    }
    start = start < 80 ? 0 : text.lastIndexOf(" ", start - 40) + 1
    let end = start + TEASER < text.length ? text.lastIndexOf(" ", start + TEASER) : text.length
    if (end <= start) end = start + TEASER
    const cut = this.marked(text.slice(start, end), matched, seen)
    return `${start ? "… " : ""}${cut}${end < text.length ? " …" : ""}`
  }

  /* A text as HTML with the words that answer the query marked. */
  marked(text, matched, seen) {
    let html = "", last = 0
    text.replace(this.language.token, (word, at) => {
      if (!matched.has(this.language.fold(word))) return
      html += `${escaped(text.slice(last, at))}<mark>${escaped(word)}</mark>`
      last = at + word.length
      seen.add(word)
    })
    return html + escaped(text.slice(last))
  }
}

/* How well the words of a query cover a name, and the name them. */
function covered(name, weighed) {
  let score = 0
  const met = new Set()
  for (const { levels, rare } of weighed) {
    let level = 0
    for (const number of name) {
      if (!levels.has(number)) continue
      level = Math.max(level, levels.get(number))
      met.add(number)
    }
    score += rare * level
  }
  return score && score * (COVER + (1 - COVER) * met.size / new Set(name).size)
}

function escaped(text) {
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
  return text.replace(/[&<>"]/g, c => entities[c])
}

/* ---- messages ---- */

function listen(scope) {
  const lang = new URL(scope.location).searchParams.get("lang")
  const address = new URL(`../../search/${lang}.json`, scope.location)
  let search, latest
  const load = () => fetch(address).then(answer => answer.json()).then(index => new Search(index))
  const answer = async query => {
    latest = query
    if (!query.trim()) return { items: [] }
    search = search || load().catch(() => (search = undefined))
    const found = await search
    return found && query === latest ? found.query(query) : query === latest && { items: [] }
  }
  scope.onmessage = async ({ data }) => {
    if (data.type === SETUP) scope.postMessage({ type: READY })
    if (data.type !== QUERY) return
    const result = await answer(data.data)
    if (result) scope.postMessage({ type: RESULT, data: result })
  }
}

if (typeof module === "object") module.exports = { Words, Search, slipped, listen }
else listen(self)
