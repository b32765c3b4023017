import { expect, it, test } from 'vitest'
import { findLeastSize, fitInto, noPlaces, notePlace, placeWindow } from '#main/door/window-place.ts'

const area = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
const big = { id: 1, workArea: area(0, 0, 1920, 1040) }
/** 1366x768 at 125 % and 1280x720 at 150 %, above a bar of the desktop. */
const small = { id: 2, workArea: area(0, 0, 1093, 574) }
const tiny = { id: 3, workArea: area(0, 0, 853, 440) }
const left = { id: 4, workArea: area(-1280, 24, 1280, 1000) }

test.each([
  ['in the middle of a big screen', big, area(280, 90, 1360, 860)],
  ['over all of a small one', small, small.workArea],
  ['over all of one smaller than the least window', tiny, tiny.workArea],
  ['on a screen to the left, below its bar', left, area(-1280, 94, 1280, 860)],
])('the first window opens %s', (_where, screen, bounds) => {
  expect(placeWindow([screen], noPlaces)).toEqual({ bounds, screen, isMaximized: false })
})

test.each([
  ['inside stays', area(100, 50, 1000, 700), area(100, 50, 1000, 700)],
  ['beyond the right and the bottom comes back', area(1500, 900, 1000, 700), area(920, 340, 1000, 700)],
  ['beyond the left and the top comes back', area(-400, -30, 1000, 700), area(0, 0, 1000, 700)],
  ['larger than the screen shrinks', area(-10, -10, 4000, 3000), big.workArea],
  ['smaller than the least grows', area(0, 0, 10, 10), area(0, 0, 960, 600)],
])('a window %s', (_how, bounds, expected) => {
  expect(fitInto(big.workArea, bounds)).toEqual(expected)
})

it('the least size is never larger than the work area', () => {
  expect([big, small, tiny].map(({ workArea }) => findLeastSize(workArea))).toEqual([
    { width: 960, height: 600 },
    { width: 960, height: 574 },
    { width: 853, height: 440 },
  ])
})

it('a window opens on the screen where it stood last, and each screen keeps its own place', () => {
  const onBig = notePlace(noPlaces, big, area(10, 20, 1000, 700), false)
  const onBoth = notePlace(onBig, left, area(-1270, 44, 960, 800), true)
  const at = (screens: Parameters<typeof placeWindow>[0]) => {
    const { bounds, screen, isMaximized } = placeWindow(screens, onBoth)
    return { bounds, id: screen.id, isMaximized }
  }
  const moved = { ...left, workArea: area(1920, 0, 1280, 1000) }
  expect([at([big, left]), at([big, moved]), at([big]), at([tiny])]).toEqual([
    { bounds: area(-1270, 44, 960, 800), id: 4, isMaximized: true },
    { bounds: area(1930, 20, 960, 800), id: 4, isMaximized: true },
    { bounds: area(10, 20, 1000, 700), id: 1, isMaximized: false },
    { bounds: tiny.workArea, id: 3, isMaximized: false },
  ])
})
