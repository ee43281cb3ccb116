/*
 * The worker against the vectors that the Python of the build is tested with, and its messages.
 * `node worker.test.js` prints what differs and ends with 1 if anything does.
 */
"use strict"
const assert = require("assert")
const { readFileSync } = require("fs")
const { join } = require("path")

const top = join(__dirname, "../..")
const { Words, Search, slipped, listen } = require(join(top, "theme/assets/search/worker.js"))
const read = file => JSON.parse(readFileSync(join(top, file), "utf8"))
const table = read("theme/assets/search/table.json")
const vectors = read("tests/search/vectors.json")
const words = new Words(table, "ar"), unstemmed = new Words(table, "ckb")

const tests = {
  "words are folded, stemmed and rooted as in Python"() {
    for (const { word, folded, keys, root } of vectors.fold_and_stem) {
      const mine = words.fold(word)
      assert.deepStrictEqual([mine, words.keys(mine), words.root(mine)], [folded, keys, root], word)
    }
  },
  "words of a language without rules are folded alone"() {
    for (const { word, folded } of vectors.folded_alone) {
      const mine = unstemmed.fold(word)
      assert.deepStrictEqual([mine, unstemmed.keys(mine), unstemmed.root(mine)], [folded, [folded], folded])
    }
  },
  "texts are taken apart as in Python"() {
    for (const { text, tokens } of vectors.tokens)
      assert.deepStrictEqual(words.tokens(text), tokens, text)
  },
  "words that every object knows are words"() {
    for (const query of ["constructor", "__proto__", "toString valueOf", "hasOwnProperty constructor "])
      assert.deepStrictEqual(small().query(query).items, [], query)
  },
  "a slip is one letter, or two that changed places"() {
    for (const { a, b, slip } of vectors.slips) assert.strictEqual(slipped(a, b), slip, `${a} ${b}`)
  },
  "exact comes before stem, stem before prefix"() {
    const { pages } = small().rank("هجرة ")
    assert.deepStrictEqual(pages.map(({ page }) => page), [0, 1])
    assert.deepStrictEqual(small().rank("مهاج").pages.map(({ page }) => page), [1])
  },
  "a slip is forgiven only when nothing else answers"() {
    const [close] = small().terms("مهاجرن ")
    assert.deepStrictEqual([...close.levels.values()], [0.5, 0.5])
    assert.ok(![...small().terms("هجرة ")[0].levels.values()].includes(0.5))
  },
  "a particle is no part of a word that the site knows better without it"() {
    const level = query => small().terms(query)[0].levels.get(5)
    assert.strictEqual(level("والمهاجرين "), 0.8)
    assert.strictEqual(level("فمهاجرين "), 0.9 * 0.95)
    assert.strictEqual(level("مهاجرين "), 0.95)
  },
  "what is shown is escaped and marked in its own spelling"() {
    const [[found]] = small().query("هجره").items
    assert.ok(found.text.includes("<mark>الهِجْرَة</mark> &lt;b&gt; &amp;"), found.text)
    assert.deepStrictEqual(found.terms, { "الهِجْرَة": true, "هجرة": true })
    assert.strictEqual(found.location, "first/")
  },
  "a word that nothing answers is named as missing"() {
    const [[found]] = small().query("هجرة سسسسسس").items
    assert.strictEqual(found.terms["سسسسسس"], false)
  },
  async "the index is fetched at the first query that says something"() {
    const { scope, fetched, said } = stage()
    listen(scope)
    await scope.onmessage({ data: { type: 2, data: " " } })
    assert.deepStrictEqual(said.map(({ type }) => type), [3])
    assert.deepStrictEqual(fetched, [])
    await scope.onmessage({ data: { type: 2, data: "هجرة" } })
    await scope.onmessage({ data: { type: 2, data: "مهاجر" } })
    assert.deepStrictEqual(fetched, ["https://example.org/search/ar.json"])
    assert.deepStrictEqual(said.map(({ data }) => data && data.items.length), [0, 2, 1])
  }
}

/* Two pages: the word itself in the first, a word of its stem in the second. */
function index() {
  return {
    lang: "ar", table, synonyms: {},
    pages: [["first/", "أول", 4, 10, [[0]]], ["second/", "ثان", 4, 10, [[1]]]],
    sections: [[0, "", "أول", 0, []], [1, "", "ثان", 1, []]],
    texts: ["في الهِجْرَة <b> & هجرة", "هجرات المهاجرين"],
    words: ["اول", "ثان", "الهجره", "هجره", "هجرات", "المهاجرين", "مهاجرون"],
    places: [[0, 60], [1, 60], [0, 10], [0, 10], [1, 10], [1, 10], [1, 10]],
    stems: { "اول": [0], "ثان": [1], "هجر": [2, 3, 4], "مهاجر": [5, 6] },
    roots: {}
  }
}

function small() {
  return new Search(index())
}

/* A worker's surroundings that note what is fetched and said. */
function stage() {
  const fetched = [], said = []
  global.fetch = async address => {
    fetched.push(String(address))
    return { ok: true, json: async () => index() }
  }
  const location = "https://example.org/assets/search/worker.js?lang=ar"
  return { scope: { location, postMessage: message => said.push(message) }, fetched, said }
}

async function main() {
  let failed = 0
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test()
    } catch (error) {
      failed++
      process.stdout.write(`${name}: ${error.message}\n`)
    }
  }
  process.exitCode = failed ? 1 : 0
}

main()
