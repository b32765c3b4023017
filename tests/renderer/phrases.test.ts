import { expect, test } from 'vitest'
import { en } from '#shared/phrases/en.ts'
import { th } from '#shared/phrases/th.ts'

/** Every phrase of a language with its key. */
function listPhrases(part: object, path = ''): [key: string, text: string][] {
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const key = path === '' ? name : `${path}/${name}`
    if (typeof value === 'string') return [[key, value]]
    return typeof value === 'object' && value !== null ? listPhrases(value, key) : []
  })
}

const blanksOf = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()
const thai = new Map(listPhrases(th))
const english = new Map(listPhrases(en))

test('every phrase exists in Thai and in English', () => {
  expect([...english.keys()].sort()).toEqual([...thai.keys()].sort())
})

test('a phrase has the same blanks in both languages', () => {
  const different = [...thai].filter(
    ([key, text]) => blanksOf(text).join() !== blanksOf(english.get(key) ?? '').join(),
  )
  expect(different).toEqual([])
})

test('no phrase is empty, and none has a space at its ends', () => {
  // lines of the command line are indented on purpose
  const onScreen = [...thai, ...english].filter(([key]) => !key.startsWith('commandLine/'))
  const untidy = onScreen.filter(([, text]) => text === '' || text !== text.trim())
  expect(untidy).toEqual([])
})

test('no key holds the mark that parts keys', () => {
  const names = (part: object): string[] =>
    Object.entries(part).flatMap(([name, value]) =>
      typeof value === 'object' ? [name, ...names(value)] : [name],
    )
  expect(names(th).filter((name) => name.includes('/'))).toEqual([])
})
