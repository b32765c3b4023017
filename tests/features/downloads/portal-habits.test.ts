import { expect, test } from 'vitest'
import { drawHabits } from '#main/features/practice/portal/drawn-habits.ts'
import { usualHabits } from '#main/features/practice/portal/portal-desk.ts'
import { emptyMonth, monthsWithFiles } from '#tests/features/downloads/habit-hospital.ts'
import { findBadlyRead, seedsOf, seedTime } from '#tests/features/downloads/habit-seeds.ts'
import { habitLists, shrink, type Try, whileReading } from '#tests/features/downloads/portal-habits.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'

const browsers = shareBrowser()
const [january] = monthsWithFiles
const usual = { habits: usualHabits, lists: habitLists, months: [january, emptyMonth] }

test('every list of the usual portal is read to its last file, and a line that a list hides is missed', async () => {
  await whileReading(browsers, async (read, portal) => {
    expect(await read(usual)).toEqual([])
    portal.setFault({ name: 'duplicateNames', on: 'list' })
    const pages = habitLists.filter(({ source }) => source !== 'smt')
    const wrong = await read({ ...usual, lists: pages, months: [january] })
    expect(wrong).toHaveLength(pages.length)
    expect(wrong[0]).toMatch(/^rep ucs 2026-01 shows \[((?!881\.xls)[^\]])*\] and not \[.*881\.xls/)
  })
})

test('a portal that is read badly is told by the fewest habits that make it so', async () => {
  const wanted = { excelText: 'image', layout: 'nested', tableIds: 'none' } as const
  const read: Try = async ({ habits }) => {
    const isSame = habits.excelText === 'image' && habits.layout === 'nested' && habits.tableIds === 'none'
    return isSame ? ['badly'] : []
  }
  expect(await shrink(read, { ...usual, habits: { ...drawHabits('any'), ...wanted } })).toEqual(wanted)
})

test('portals of every even seed are read to their last file, or end in the state that is true', {
  timeout: seedTime,
}, async () => {
  expect(await whileReading(browsers, (read) => findBadlyRead(read, seedsOf(0)))).toEqual([])
})
