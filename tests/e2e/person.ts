import { setTimeout as delay } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { installDebianPackages } from '#tools/machine/apt.ts'
import { environmentWith } from '#tools/machine/desktop.ts'
import { openDisplay } from '#tools/machine/display.ts'
import { hasProgram, runProgram } from '#tools/machine/programs.ts'

const limitMs = 30_000
const changeMs = 8_000
const settleMs = 300

/**
 * A person with a screen and a keyboard of her own, who sees the titles of a program's windows and types into them as
 * anybody would: nothing here reaches into the program.
 * @param program the class of its windows
 */
export async function seatPerson(program = 'chromium') {
  if (!hasProgram('xdotool')) await installDebianPackages(['xdotool'], 'to type into windows in tests')
  const { environment, stop } = await openDisplay('virtual')
  onTestFinished(stop)
  const env = environmentWith(environment)

  async function xdotool(...args: string[]): Promise<string> {
    const { code, output } = await runProgram('xdotool', args, { output: 'keep', env })
    return code === 0 ? output.trim() : ''
  }

  /** @returns the window whose title holds a text, once there is one */
  async function findWindow(title: string): Promise<string> {
    for (const until = Date.now() + limitMs; Date.now() < until; await delay(100)) {
      const windows = (await xdotool('search', '--onlyvisible', '--class', program)).split('\n')
      for (const window of windows)
        if (window !== '' && (await xdotool('getwindowname', window)).includes(title)) return window
    }
    throw new Error(`no window of ${program} shows ${title}`)
  }

  /** @returns whether the window soon shows something else, or is gone */
  async function hasChanged(window: string, title: string): Promise<boolean> {
    for (const until = Date.now() + changeMs; Date.now() < until; await delay(100))
      if (!(await xdotool('getwindowname', window)).includes(title)) return true
    return false
  }

  async function focus(window: string): Promise<void> {
    await xdotool('windowfocus', '--sync', window)
    // a page that has its title may still be setting its cursor
    await delay(settleMs)
  }

  async function press(window: string, text: string): Promise<void> {
    await focus(window)
    for (const part of text.split(/(?=[\t\n])|(?<=[\t\n])/)) {
      if (part === '\t' || part === '\n') await xdotool('key', part === '\t' ? 'Tab' : 'Return')
      else await xdotool('type', '--delay', '15', part)
    }
  }

  return {
    environment,
    /**
     * Types into the window with this title, where the page put its cursor; `\t` and `\n` are keys.
     * @throws Error when nothing comes of it
     */
    async type(title: string, text: string): Promise<void> {
      const window = await findWindow(title)
      await press(window, text)
      if (await hasChanged(window, title)) return
      throw new Error(`typing into ${title} did nothing`)
    },
    /** Presses keys in the window with this title, as xdotool names them (`ctrl+r`) or by their place (`ctrl+21`). */
    async pressKeys(title: string, keys: readonly string[]): Promise<void> {
      await focus(await findWindow(title))
      await xdotool('key', '--delay', '20', ...keys)
    },
    /** Switches the keyboard, as `th`. */
    async switchKeyboard(layout: string): Promise<void> {
      const { code, output } = await runProgram('setxkbmap', [layout], { output: 'keep', env })
      if (code !== 0) throw new Error(output)
    },
  }
}
