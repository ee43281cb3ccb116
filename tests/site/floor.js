/*
 * What of a script the oldest browsers of the README do not know: `node --expose-internals floor.js FILE...`
 * prints a line for each, by the parser that node brings along, and nothing if they know all.
 */
"use strict"
const { readFileSync } = require("fs")
const acorn = require("internal/deps/acorn/acorn/dist/acorn")
const { simple } = require("internal/deps/acorn/acorn-walk/dist/walk")

// Chrome 79, Safari 13 and Firefox 78 read the language of 2019, but for what looks behind in expressions.
const YEAR = 2019, BEHIND = /\(\?<[!=]/
const NEWER = new Set([
  "allSettled", "checkVisibility", "findLast", "findLastIndex", "groupBy", "hasOwn", "replaceAll",
  "replaceChildren", "scrollIntoViewIfNeeded", "structuredClone", "toReversed", "toSorted", "toSpliced",
  "reportError", "requestIdleCallback", "showPopover", "timeout", "userAgentData", "waitAsync", "withResolvers",
])

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8"), said = line => process.stdout.write(`${file}: ${line}\n`)
  if (BEHIND.test(text)) said("looks behind")
  try {
    const newer = ({ name }) => { if (NEWER.has(name)) said(`knows ${name}`) }
    simple(acorn.parse(text, { ecmaVersion: YEAR, sourceType: "script" }), {
      Identifier: newer,
      MemberExpression({ computed, property }) {
        newer(property)
        if (!computed && property.name === "at") said("knows at")
      },
    })
  } catch (error) {
    said(error.message)
  }
}
