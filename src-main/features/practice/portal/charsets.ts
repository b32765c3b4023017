import type { Answer } from '#main/features/practice/portal/answers.ts'
import type { ListHabits } from '#main/features/practice/portal/list-habits.ts'

/** What the header says after `text/html`, what stands in the page itself, and what its bytes are. */
type Charset = { readonly header: string; readonly meta: string; readonly bytes: 'utf8' | 'thai' }

const usualMeta = '<meta charset="utf-8">'
const charsets: Readonly<Record<ListHabits['charset'], Charset>> = {
  utf8: { header: '; charset=utf-8', meta: usualMeta, bytes: 'utf8' },
  utf8InMeta: { header: '', meta: usualMeta, bytes: 'utf8' },
  utf8Untold: { header: '', meta: '', bytes: 'utf8' },
  utf8AsLatin1: { header: ';charset=ISO-8859-1', meta: usualMeta, bytes: 'utf8' },
  thai: { header: '; charset=TIS-620', meta: '', bytes: 'thai' },
  thaiUntold: { header: '', meta: '', bytes: 'thai' },
  thaiAsLatin1: { header: ';charset=ISO-8859-1', meta: '', bytes: 'thai' },
}

function toThaiByte(sign: string): Buffer {
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x80) return Buffer.from([code])
  const isThai = (code >= 0x0e01 && code <= 0x0e3a) || (code >= 0x0e3f && code <= 0x0e5b)
  // a page of those days writes every other sign by its number
  return isThai ? Buffer.from([code - 0x0e01 + 0xa1]) : Buffer.from(`&#${code};`)
}

/** @returns HTML in Windows-874, which holds ASCII and Thai. */
export function toThaiBytes(markup: string): Buffer {
  return Buffer.concat(Array.from(markup, toThaiByte))
}

/** @returns the page in the bytes, and under the name of them, that the portal has a habit of sending. */
export function inCharset(answer: Answer, charset: ListHabits['charset']): Answer {
  const { header, meta, bytes } = charsets[charset]
  const markup = answer.body.toString('utf8').replace(usualMeta, meta)
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Type': `text/html${header}` },
    body: bytes === 'thai' ? toThaiBytes(markup) : Buffer.from(markup),
  }
}
