import { html, type Markup } from '#main/features/practice/portal/html.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'

/** A call with its arguments quoted as scripts quote them. */
function toScriptCall(
  name: string,
  values: readonly string[],
  { callQuotes }: Pick<ListHabits, 'callQuotes'>,
): string {
  const quote = callQuotes === 'single' ? "'" : '"'
  const quoted = values.map(
    (value) => `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`,
  )
  return `${name}(${quoted.join(',')})`
}

/** What a line runs when it is pressed, and what carries that: something in its cell, the cell or the row. */
export type CallParts = { readonly inCell: Markup; readonly cell: Markup | null; readonly row: Markup | null }

/** @param text what the line calls its download */
export function toCallParts(
  { name, values }: { readonly name: string; readonly values: readonly string[] },
  text: string,
  habits: ListHabits,
): CallParts {
  const call = toScriptCall(name, values, habits)
  const script = habits.callForm === 'onclick' ? call : `javascript:${call}`
  const onclick = html` onclick="${script}"`
  const parts: Readonly<Record<ListHabits['callPlace'], CallParts>> = {
    link: {
      inCell:
        habits.callForm === 'href'
          ? html`<a href="${script}">${text}</a>`
          : html`<a href="#"${onclick}>${text}</a>`,
      cell: null,
      row: null,
    },
    button: { inCell: html`<button type="button"${onclick}>${text}</button>`, cell: null, row: null },
    cell: { inCell: html`${text}`, cell: onclick, row: null },
    row: { inCell: html`${text}`, cell: null, row: onclick },
  }
  return parts[habits.callPlace]
}

/** A row after the last line that leads to pages there are none of; a client was seen to leave such rows out. */
export function toPagerRow({ pagerRow }: ListHabits): Markup | null {
  return pagerRow === 'none' ? null : html`<a href="#">« previous</a> <b>1</b> <a href="#">next »</a>`
}
