/*
 * A page that is opened from disk may neither start a worker nor fetch an index. There the worker
 * and the index are scripts of the page itself, behind something that is spoken to like a worker.
 */
"use strict"
if (location.protocol === "file:") {
  const here = document.currentScript.src
  const load = address => new Promise((resolve, reject) => {
    const script = document.createElement("script")
    Object.assign(script, { src: address, onload: resolve, onerror: reject })
    document.head.append(script)
  })
  let code
  const listener = async () => {
    // The worker hands its parts to a module where there is one, and listens by itself elsewhere.
    window.module = {}
    await load(new URL("worker.js", here))
    const { listen } = window.module.exports
    delete window.module
    return listen
  }
  const read = async address => {
    await load(address.href.replace(/\.json$/, ".js"))
    return window.searchIndexes[address.pathname.replace(/.*\/|\.json$/g, "")]
  }

  window.Worker = class {
    constructor(address) {
      const postMessage = data => this.onmessage({ data })
      const scope = { location: new URL(address, location), postMessage, read }
      code = code || listener()
      this.scope = code.then(listen => (listen(scope), scope))
    }

    postMessage(data) {
      this.scope.then(scope => scope.onmessage({ data }))
    }
  }
}
