import { expect, test } from 'vitest'
import { drawHabits } from '#main/features/practice/portal/drawn-habits.ts'
import { usualListHabits } from '#main/features/practice/portal/list-habits.ts'
import { usualHabits } from '#main/features/practice/portal/portal-desk.ts'

const portals = Array.from({ length: 500 }, (_, index) => drawHabits(`portal ${index}`))

test('a seed draws the same portal every time, and another seed another one', () => {
  expect(drawHabits('portal 7')).toEqual(portals[7])
  expect(new Set(portals.map((habits) => JSON.stringify(habits))).size).toBe(500)
  expect(Object.keys(portals[0] ?? {}).toSorted()).toEqual(Object.keys(usualHabits).toSorted())
})

test('five hundred seeds draw every value of every habit of the lists', () => {
  const counts = Object.keys(usualListHabits).map((name) => [
    name,
    new Set(portals.map((habits) => Object.entries(habits).find(([one]) => one === name)?.[1])).size,
  ])
  expect(Object.fromEntries(counts)).toEqual({
    ...{ repHeaderWords: 5, statementHeaderWords: 3, headerRows: 2, headerArrows: 3, headerCells: 2 },
    ...{ tableParts: 3, titleRow: 2, tableIds: 3, layout: 2, linkCell: 2 },
    ...{ repCells: 2, ecdName: 2, unknownCell: 3, countCells: 2, countDigits: 2, blankCounts: 2 },
    ...{ excelText: 5, excelLink: 4, callPlace: 4, callForm: 3, callQuotes: 2, ucsColumns: 2 },
    ...{ agencyCells: 2, pagerRow: 2, toScripts: 4, toNavigation: 3, opener: 2, ucsMethod: 3 },
    ...{ openerForm: 3, blankPersonType: 3, places: 2, emptyMonth: 7, countText: 5, countTold: 2 },
    ...{ pageHead: 2, charset: 7, announcement: 3, listMenu: 2, inPlace: 5, inPlaceWhen: 2 },
  })
})

test('no portal contradicts itself: each can be read by somebody', () => {
  const contradictions = portals.filter(
    (one) =>
      (one.toScripts === 'refused' && one.toNavigation === 'refused') ||
      (one.places === 'own' && one.openerForm === 'none') ||
      (one.callForm === 'href' && one.callPlace !== 'link') ||
      (one.countText === 'none' && (one.repPageLines !== null || one.emptyMonth === 'noTable')) ||
      (one.emptyMonth === 'frameOnly' &&
        one.announcement === 'maintenanceAhead' &&
        one.listMenu === 'none') ||
      one.linkStyle === 'noName',
  )
  expect(contradictions).toEqual([])
  const closed = portals.filter(({ inPlace }) => inPlace !== 'list').length
  expect(closed).toBeGreaterThan(20)
  expect(closed).toBeLessThan(80)
})
