import { describe, expect, it } from 'vitest'
import { toNameKey } from '#main/features/session/user-name.ts'
import { openSignIn, rightPassword } from '#tests/features/session/sign-in-desk.ts'

describe('the name of a user', () => {
  it('is shown as it was typed, and signs in however it is typed', async () => {
    const { tryWith, setUpAs } = await openSignIn({ adminName: ' E\u0301va น้ำ ' })
    expect(setUpAs()).toBe('Éva น้ำ')
    const typed = ['Éva น้ำ', 'éva น้ำ', 'E\u0301VA  น\u0e4d\u0e49\u0e32', ' éva\u00a0น้ำ\u200b']
    const answers: string[] = []
    for (const name of typed) answers.push(await tryWith(name, rightPassword))
    expect(answers).toEqual(typed.map(() => 'signed in as Éva น้ำ'))
    expect(await tryWith('Eva น้ำ', rightPassword)).toBe('session.wrongPassword')
  })

  it.each([
    ['case', 'Éva', 'ÉVA'],
    ['accents in a letter or behind it', 'Éva', 'E\u0301va'],
    ['case of a letter with two capitals', 'Straße', 'STRASSE'],
    ['case of a letter with a dot above', 'İnci', 'i\u0307nci'],
    ['place of a letter in its word', 'ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
    ['the width of letters', 'admin', 'ＡＤＭＩＮ'],
    ['spaces', ' สมชาย  ใจดี ', 'สมชาย\u00a0ใจดี'],
    ['letters nobody sees', 'สม\u200bชาย', '\ufeffสมชาย\u200d'],
    ['sara am in one letter or two', 'อำนาจ', 'อ\u0e4d\u0e32นาจ'],
    ['a tone before the nikhahit or behind it', 'น้ำ', 'น\u0e4d\u0e49\u0e32'],
    ['two sara e for one sara ae', 'แก้ว', 'เเก้ว'],
  ])('does not hang on %s', (_what, one, other) => {
    expect(toNameKey(one)).toBe(toNameKey(other))
  })

  it.each([
    ['Éva', 'Eva'],
    ['สมชาย', 'สมชัย'],
    ['แก้ว', 'แก่ว'],
    ['admin', 'admin1'],
    ['a b', 'ab'],
    ['user 1', 'user ๑'],
  ])('%s is not %s', (one, other) => {
    expect(toNameKey(one)).not.toBe(toNameKey(other))
  })

  it('of letters nobody sees makes no first administrator; nor is any name locked while there is none', async () => {
    const { tryWith, setUp } = await openSignIn({ adminName: '\u200b\u2060' })
    expect(await setUp()).toEqual({
      ok: false,
      error: { code: 'input.invalid', details: { field: 'adminName' } },
    })
    for (let tries = 0; tries < 6; tries++)
      expect(await tryWith('\u200b', rightPassword)).not.toMatch(/signed in|locked/)
  })
})
