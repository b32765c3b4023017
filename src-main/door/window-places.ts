import { readFileSync, writeFileSync } from 'node:fs'
import { type BrowserWindow, screen } from 'electron'
import {
  findLeastSize,
  fitInto,
  noPlaces,
  notePlace,
  placeWindow,
  WindowPlaces,
} from '#main/door/window-place.ts'
import { errorCodeOf, privateFileMode } from '#main/platform/files.ts'

function readPlaces(file: string): WindowPlaces {
  try {
    return WindowPlaces.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // the first start, or a file that was cut off: the window opens where windows open
    return noPlaces
  }
}

function savePlaces(file: string, places: WindowPlaces): void {
  try {
    writeFileSync(file, JSON.stringify(places), { mode: privateFileMode })
  } catch (error) {
    // on a disk that is full or locked nothing is lost but the place of a window
    if (errorCodeOf(error) === '') throw error
  }
}

/** Keeps the window inside the work areas of the screens, and remembers its place on each in a small file. */
export function createWindowPlaces(file: string) {
  let places = readPlaces(file)

  function note(window: BrowserWindow): void {
    if (window.isDestroyed() || window.isMinimized()) return
    const bounds = window.getNormalBounds()
    const shownOn = screen.getDisplayMatching(window.getBounds())
    places = notePlace(places, shownOn, bounds, window.isMaximized())
  }

  /** A screen went, came, or has another scale or bar. */
  function keepInside(window: BrowserWindow): void {
    const { workArea } = screen.getDisplayMatching(window.getBounds())
    const { width, height } = findLeastSize(workArea)
    window.setMinimumSize(width, height)
    if (!window.isMaximized()) window.setBounds(fitInto(workArea, window.getBounds()))
  }

  return {
    /** @returns what a new window is made with */
    find() {
      const primary = screen.getPrimaryDisplay()
      const {
        bounds,
        screen: shownOn,
        isMaximized,
      } = placeWindow([primary, ...screen.getAllDisplays()], places)
      const { width: minWidth, height: minHeight } = findLeastSize(shownOn.workArea)
      return { isMaximized, options: { ...bounds, minWidth, minHeight } }
    },

    /** Follows a window until it is closed. */
    follow(window: BrowserWindow): void {
      const onMoved = () => note(window)
      const onScreens = () => keepInside(window)
      window.on('move', onMoved)
      window.on('resize', onMoved)
      screen.on('display-removed', onScreens)
      screen.on('display-metrics-changed', onScreens)
      window.on('close', () => {
        note(window)
        savePlaces(file, places)
      })
      window.on('closed', () => {
        screen.off('display-removed', onScreens)
        screen.off('display-metrics-changed', onScreens)
      })
    },
  }
}

export type PlacedWindows = ReturnType<typeof createWindowPlaces>
