/**
 * Makes the downloads of a list work for a person who presses them: posts what stands in `onclick`, as NHSO's own
 * script does. Another page of the list is asked for by the form above it.
 * @param path where the download is posted to
 * @param fields names of the values in `onclick`, in their order
 */
export function toListScript(path: string, fields: readonly string[]): string {
  return `
const target = ${JSON.stringify({ path, fields })}
function post(values) {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', action: target.path, acceptCharset: 'utf-8', hidden: true })
  target.fields.forEach((name, index) => {
    form.append(Object.assign(document.createElement('input'), { name, value: values[index] ?? '' }))
  })
  document.body.append(form)
  form.submit()
  form.remove()
}
document.addEventListener('click', (event) => {
  const pressed = event.target.closest('[onclick], a[href^="javascript:"]')
  const call = pressed?.getAttribute('onclick') ?? pressed?.getAttribute('href')
  if (!call) return
  event.preventDefault()
  const values = [...call.matchAll(/(['"])((?:\\\\.|(?!\\1)[^\\\\])*)\\1/g)].map(([, , text]) =>
    text.replace(/\\\\(.)/g, '$1'),
  )
  if (!call.startsWith('gotoPage(')) return post(values)
  const form = document.querySelector('form.filters')
  form.elements.PAGE_HEAD.value = values[0]
  form.submit()
})
`
}
