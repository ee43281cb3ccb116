/* The check while one types: what it says stands beside the fields that were begun. Without this
   script everything works by the buttons. */
(() => {
  // What is sent once is not sent twice by a double click; a page that is come back to is not sent yet.
  let isSent = false
  addEventListener('pageshow', () => { isSent = false })
  addEventListener('submit', (event) => {
    if (isSent) event.preventDefault()
    isSent = true
  })
  const form = document.getElementById('fields')
  const report = document.querySelector('#outcome > section')
  if (report) report.focus()
  if (!form || !window.fetch) return
  const touched = new Set()
  let timer, running
  const isFilled = (one) => (/radio|checkbox/.test(one.type) ? one.checked : one.value)
  // What is asked of a source whose address is new stands below that address.
  const unfold = (fresh) => {
    for (const one of fresh.querySelectorAll('.messages')) one.replaceChildren()
    for (const one of fresh.querySelectorAll('[aria-invalid]')) one.removeAttribute('aria-invalid')
    const box = [...form.querySelectorAll('[list=d-sources]')].find((one) => /:\/\/|www\./.test(one.value))
    box.closest('.field, fieldset').after(fresh)
  }
  // What is still empty is no mistake until it was touched.
  const show = (page) => {
    const [fresh, known] = [page, document].map((one) => one.getElementById('v.fresh'))
    if (fresh && !known) unfold(fresh)
    for (const old of form.querySelectorAll('.messages')) {
      const [now, name] = [page.getElementById(old.id), old.id.slice(2)]
      const fields = [...form.elements].filter((one) => one.name === name)
      const begun = touched.has(name) || fields.some(isFilled)
      if (!now || !begun || old.innerHTML === now.innerHTML) continue
      old.innerHTML = now.innerHTML
      for (const one of fields.map((one) => one.closest('[role=radiogroup]') || one)) {
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
