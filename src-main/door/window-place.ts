import * as z from 'zod'

type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
/** A screen, in the points of its own scale. */
export type Screen = {
  readonly id: number
  /** What no bar of the desktop covers. */
  readonly workArea: Area
}

const Place = z.object({
  /** From the corner of the work area, which moves when screens are arranged anew. */
  x: z.int(),
  y: z.int(),
  width: z.int(),
  height: z.int(),
  isMaximized: z.boolean(),
})

/** Where the window stood on each screen, by the screen's number, and on which one last. */
export const WindowPlaces = z.object({ last: z.int().nullable(), places: z.record(z.string(), Place) })
export type WindowPlaces = z.infer<typeof WindowPlaces>

export const noPlaces: WindowPlaces = { last: null, places: {} }
const wanted = { width: 1360, height: 860 }
const least = { width: 960, height: 600 }

const within = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to)

/** @returns the least size of a window: a small screen has less room than a page would like */
export function findLeastSize({ width, height }: Area): { width: number; height: number } {
  return { width: Math.min(least.width, width), height: Math.min(least.height, height) }
}

/** @returns the nearest place for a window that lies in a work area as a whole */
export function fitInto(workArea: Area, bounds: Area): Area {
  const smallest = findLeastSize(workArea)
  const width = within(bounds.width, smallest.width, workArea.width)
  const height = within(bounds.height, smallest.height, workArea.height)
  return {
    x: within(bounds.x, workArea.x, workArea.x + workArea.width - width),
    y: within(bounds.y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  }
}

/**
 * Chooses where the window opens: where it stood last or, where that screen is gone, on the first screen.
 * @param screens the first one is where new windows open
 */
export function placeWindow(
  screens: readonly [Screen, ...Screen[]],
  { last, places }: WindowPlaces,
): { readonly bounds: Area; readonly screen: Screen; readonly isMaximized: boolean } {
  const screen = screens.find(({ id }) => id === last) ?? screens[0]
  const { workArea } = screen
  const place = places[screen.id]
  const middle = {
    x: Math.round((workArea.width - wanted.width) / 2),
    y: Math.round((workArea.height - wanted.height) / 2),
    ...wanted,
  }
  const { x, y, width, height } = place ?? middle
  const bounds = fitInto(workArea, { x: workArea.x + x, y: workArea.y + y, width, height })
  return { bounds, screen, isMaximized: place?.isMaximized ?? false }
}

/** @returns the places with one more: where the window stands now on a screen */
export function notePlace(
  { places }: WindowPlaces,
  { id, workArea }: Screen,
  { x, y, width, height }: Area,
  isMaximized: boolean,
): WindowPlaces {
  const place = { x: x - workArea.x, y: y - workArea.y, width, height, isMaximized }
  return { last: id, places: { ...places, [id]: place } }
}
