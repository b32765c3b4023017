import { TextDecoder } from 'node:util'
import { expect, test } from 'vitest'
import { toThaiBytes } from '#main/features/practice/portal/charsets.ts'
import { signInForEach } from '#tests/features/practice/portal/signed-in.ts'

const list = '/webComponent/ucs/statementUCSViewAction.do'
const january = { year: '2026', month: '01', person_type: '', PAGE_HEAD: '1' }
const { ask, setHabits } = signInForEach()

test('every Thai letter has its byte, and any other sign its number', () => {
  const letters = Array.from({ length: 0x5b }, (_, index) => String.fromCodePoint(0x0e01 + index)).filter(
    (sign) => /\p{Assigned}/u.test(sign),
  )
  const bytes = toThaiBytes(letters.join(''))
  expect(letters).toHaveLength(87)
  expect(new TextDecoder('windows-874').decode(bytes)).toBe(letters.join(''))
  expect(toThaiBytes('a▲').toString('latin1')).toBe('a&#9650;')
})

test('a page says which bytes it has, does not say so, or says what is not true', async () => {
  const seen: Record<string, unknown> = {}
  for (const charset of [
    'utf8',
    'utf8InMeta',
    'utf8Untold',
    'utf8AsLatin1',
    'thai',
    'thaiUntold',
    'thaiAsLatin1',
  ] as const) {
    setHabits({ charset })
    const answer = await ask(list, january)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const read = (name: string) => new TextDecoder(name).decode(bytes).includes('พบข้อมูลทั้งหมด 2 รายการ')
    const isTold = bytes.includes('<meta charset')
    seen[charset] = [answer.headers.get('content-type'), isTold, read('utf-8'), read('windows-874')]
  }
  expect(seen).toEqual({
    utf8: ['text/html; charset=utf-8', true, true, false],
    utf8InMeta: ['text/html', true, true, false],
    utf8Untold: ['text/html', false, true, false],
    utf8AsLatin1: ['text/html;charset=ISO-8859-1', true, true, false],
    thai: ['text/html; charset=TIS-620', false, false, true],
    thaiUntold: ['text/html', false, false, true],
    thaiAsLatin1: ['text/html;charset=ISO-8859-1', false, false, true],
  })
})
