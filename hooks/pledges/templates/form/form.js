/* The check while one types: what it says stands beside the fields that were touched. Without this
   script everything works by the buttons. */
(() => {
  const form = document.getElementById('fields')
  const report = document.querySelector('#outcome > section')
  if (report) report.focus()
  if (!form || !window.fetch) return
  const touched = new Set()
  let timer, running
  const show = (page) => {
    for (const name of touched) {
      const id = `m-${name}`
      const [old, now] = [document.getElementById(id), page.getElementById(id)]
      if (!old || !now || old.innerHTML === now.innerHTML) continue
      old.innerHTML = now.innerHTML
      for (const one of form.elements) {
        if (one.name !== name) continue
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
  form.addEventListener('submit', () => clearTimeout(timer))
})()
