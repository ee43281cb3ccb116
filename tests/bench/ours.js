/*
 * Our search in node: `node ours.js WORKER INDEX...` reads queries [{query, lang}] as JSON from
 * its input and writes, for each, the addresses of the pages that it finds, best first.
 */
"use strict"
const { readFileSync } = require("fs")

const [worker, ...indexes] = process.argv.slice(2)
const { Search } = require(worker)
const searches = {}
for (const file of indexes) {
  const index = JSON.parse(readFileSync(file, "utf8"))
  searches[index.lang] = new Search(index)
}
const queries = JSON.parse(readFileSync(0, "utf8"))
const found = queries.map(({ query, lang }) =>
  searches[lang].query(query).items.map(sections => sections[0].location.split("#")[0]))
process.stdout.write(JSON.stringify(found))
