/** Text that is already safe to send as HTML. */
export type Markup = { readonly markup: string }

type Part = string | number | Markup | readonly Markup[] | null

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function toText(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
  if (typeof part === 'number') return String(part)
  return 'markup' in part ? part.markup : part.map((one) => one.markup).join('')
}

/** Joins a template; every text that is put in is escaped, only Markup stays as it is. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const joined = texts.map((text, index) => text + toText(parts[index] ?? null))
  return { markup: joined.join('') }
}
