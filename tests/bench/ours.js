/*
 * Our search in node: `node ours.js WORKER INDEX...` reads queries [{query, lang}] as JSON from
 * its input and writes, for each, the addresses of the pages that it finds, best first; of those
 * with `said` what each result says.
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
const plain = section => `${section.title} ${section.text}`.replace(/<\/?mark>/g, "")
const found = queries.map(({ query, lang, said }) => searches[lang].query(query).items.map(sections =>
  said ? sections.map(plain).join(" ") : sections[0].location.split("#")[0]))
process.stdout.write(JSON.stringify(found))
