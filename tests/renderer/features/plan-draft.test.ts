import { expect, test } from 'vitest'
import { areTimes, isWhole, newPlan, tidyTimes } from '#renderer/features/schedule/plan-draft.ts'

test('times a person types are tidied, sorted and never twice', () => {
  expect(tidyTimes(['18:00', '2:30', ' 7.05 ', '02:30', 'noon'])).toEqual(['02:30', '07:05', '18:00', 'noon'])
})

test('a time that is none is not taken for one', () => {
  expect([areTimes(['02:30', '23:59']), areTimes(['24:00']), areTimes(['noon']), areTimes([])]).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('a plan wants a name, a time, a document and a scheme', () => {
  const whole = { ...newPlan, name: 'ทุกคืน' }
  expect([
    isWhole(whole),
    isWhole({ ...whole, name: ' ' }),
    isWhole({ ...whole, times: [] }),
    isWhole({ ...whole, sources: [] }),
    isWhole({ ...whole, schemes: [] }),
  ]).toEqual([true, false, false, false, false])
})
