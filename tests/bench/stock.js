/*
 * Material's own search in node: `node stock.js WORKER LUNR INDEX` reads queries [{query, lang}]
 * as JSON from its input and writes, for each, the addresses of the pages found, best first.
 */
"use strict"
const { readFileSync } = require("fs")
const { join } = require("path")
const vm = require("vm")

const [worker, lunr, index] = process.argv.slice(2)
let hear
const said = []
global.self = global
global.importScripts = (...files) => {
  for (const file of files)
    vm.runInThisContext(readFileSync(join(lunr, file.replace(/^.*lunr\//, "")), "utf8"), file)
}
global.addEventListener = (type, listener) => (hear = listener)
global.postMessage = message => said.push(message)
vm.runInThisContext(readFileSync(worker, "utf8"), worker)

async function tell(message) {
  said.length = 0
  await hear({ data: message })
  while (!said.length) await new Promise(resolve => setTimeout(resolve, 1))
  return said[0]
}

async function main() {
  const { config, docs } = JSON.parse(readFileSync(index, "utf8"))
  await tell({ type: 0, data: { config, docs, options: { suggest: false } } })
  const found = []
  for (const { query } of JSON.parse(readFileSync(0, "utf8"))) {
    const { data } = await tell({ type: 2, data: query })
    found.push(data.items.map(([item]) => item.location.split("#")[0]))
  }
  process.stdout.write(JSON.stringify(found))
}

main()
