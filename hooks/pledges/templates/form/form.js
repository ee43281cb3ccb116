/* The check while one types: what it says stands beside the fields that were begun. Without this
   script everything works by the buttons. */
(() => {
  const form = document.getElementById('fields')
  const report = document.querySelector('#outcome > section')
  if (report) report.focus()
  if (!form || !window.fetch) return
  const touched = new Set()
  let timer, running
  // What is still empty is no mistake until it was touched.
  const show = (page) => {
    for (const old of form.querySelectorAll('.messages')) {
      const [now, name] = [page.getElementById(old.id), old.id.slice(2)]
      const fields = [...form.elements].filter((one) => one.name === name)
      const begun = touched.has(name) || fields.some((one) => one.value)
      if (!now || !begun || old.innerHTML === now.innerHTML) continue
      old.innerHTML = now.innerHTML
      for (const one of fields) {
        if (now.children.length) one.setAttribute('aria-invalid', 'true')
        else one.removeAttribute('aria-invalid')
      }
    }
  }
  const ask = () => {
    if (running) running.abort()
    running = new AbortController()
    const body = new URLSearchParams(new FormData(form))
    body.set('do', 'typed')
    fetch(form.action, { method: 'POST', body, signal: running.signal })
      .then((answer) => answer.text())
      .then((text) => show(new DOMParser().parseFromString(text, 'text/html')))
      .catch(() => {})
  }
  form.addEventListener('input', (event) => {
    touched.add(event.target.name)
    clearTimeout(timer)
    timer = setTimeout(ask, 500)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    if (running) running.abort()
  })
})()
