import { expect, test } from 'vitest'
import { readErrorCodes } from '#main/features/reference/builtin-lists.ts'
import { codeFamilies, codeFamilyOf, toListCode } from '#shared/model/code-family.ts'
import { en } from '#shared/phrases/en.ts'
import { th } from '#shared/phrases/th.ts'

const entries = (await readErrorCodes()).map(({ code, titleTh, titleEn, cells }) => ({
  code,
  thai: [titleTh ?? '', cells.actionTh ?? ''],
  english: [titleEn ?? '', cells.actionEn ?? ''],
}))
const hasThai = (text: string) => /[\u0e01-\u0e4e]/.test(text)
const codesOf = (wrong: readonly { code: string }[]) => wrong.map(({ code }) => code)

test('the dictionary explains at least 150 codes, each once and in the form lists write it', () => {
  const codes = codesOf(entries)
  expect({
    isEnough: codes.length >= 150,
    repeated: codes.filter((code, index) => codes.indexOf(code) !== index),
    misspelt: codes.filter((code) => toListCode(code) !== code),
    ofNoFamily: codes.filter((code) => codeFamilyOf(code) === 'unknown'),
  }).toEqual({ isEnough: true, repeated: [], misspelt: [], ofNoFamily: [] })
})

test('each code says in Thai and in English what it means and what to do', () => {
  const isTidy = (text: string) => text !== '' && text === text.trim()
  expect({
    untidy: codesOf(entries.filter(({ thai, english }) => ![...thai, ...english].every(isTidy))),
    notThai: codesOf(entries.filter(({ thai }) => !thai.every(hasThai))),
    notEnglish: codesOf(entries.filter(({ english }) => english.some(hasThai))),
    sayingOneThingTwice: codesOf(
      entries.filter(({ thai, english }) => thai[0] === thai[1] || english[0] === english[1]),
    ),
    tooLong: codesOf(
      entries.filter(({ thai, english }) => [...thai, ...english].some((text) => text.length > 160)),
    ),
  }).toEqual({ untidy: [], notThai: [], notEnglish: [], sayingOneThingTwice: [], tooLong: [] })
})

test('codes of the same family that need no answer say so in the same words', () => {
  const actionOf = (code: string) => entries.find((entry) => entry.code === code)?.thai[1]
  expect(new Set(['AP1', 'EA1', 'EP1'].map(actionOf)).size).toBe(1)
})

test('every family says in both languages what it means and what to do', () => {
  for (const family of codeFamilies) {
    const thai = Object.values(th.reference.families[family])
    const english = Object.values(en.reference.families[family])
    expect({ family, thai: thai.map(hasThai), english: english.map(hasThai) }).toEqual({
      family,
      thai: [true, true, true],
      english: [false, false, false],
    })
  }
})

test('the families without an entry of their own are only those without fixed codes', () => {
  const described = new Set(entries.map(({ code }) => codeFamilyOf(code)))
  expect(codeFamilies.filter((family) => !described.has(family))).toEqual(['exception', 'unknown'])
})
