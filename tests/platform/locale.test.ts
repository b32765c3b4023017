import { expect, test } from 'vitest'
import { lacksUtf8, plainUtf8 } from '#main/platform/locale.ts'

test.each([
  [{ LANG: 'th_TH.UTF-8' }, false],
  [{ LANG: 'en_US.utf8' }, false],
  [{ LC_CTYPE: 'C.UTF-8', LANG: 'C' }, false],
  [{ LC_ALL: '', LANG: 'C.UTF-8' }, false],
  [plainUtf8, false],
  [{}, true],
  [{ LANG: '' }, true],
  [{ LANG: 'th_TH.TIS-620' }, true],
  [{ LC_ALL: 'POSIX', LANG: 'th_TH.UTF-8' }, true],
])('%j on Linux', (env, expected) => {
  expect(lacksUtf8('linux', env)).toBe(expected)
})

test('only Linux goes by the locale', () => {
  expect([lacksUtf8('win32', {}), lacksUtf8('darwin', {})]).toEqual([false, false])
})
