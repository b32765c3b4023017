import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createBrowsers } from '#main/platform/browser/browser.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { insteadOfBrowser, withoutCommand } from '#tests/platform/browser/faulty-browser.ts'
import { findQuickBrowser } from '#tests/platform/browser/quick-browser.ts'

function commandOf(processId: string): string {
  try {
    return readFileSync(`/proc/${processId}/cmdline`, 'utf8')
  } catch {
    // it ended meanwhile
    return ''
  }
}

/** Processes whose command names a folder, and what this process holds open. */
function count(folder: string) {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return {
    processes: numbers.filter((one) => commandOf(one).includes(folder)).length,
    profiles: readdirSync(folder).filter((name) => name.startsWith('satang-browser-')),
    open: readdirSync('/proc/self/fd').length,
  }
}

type Start = (folder: string, signal: AbortController) => Promise<string>

const starts: Readonly<Record<string, readonly [Start, string]>> = {
  'is refused a place of its own': [
    async (folder) => withoutCommand(folder, await findQuickBrowser(), 'Target.createBrowserContext'),
    'browser.failed',
  ],
  'is refused a page': [
    async (folder) => withoutCommand(folder, await findQuickBrowser(), 'Target.createTarget'),
    'browser.failed',
  ],
  'ends at once': [async (folder) => insteadOfBrowser(folder, 'exit 3'), 'browser.failed'],
  'is no program': [async (folder) => path.join(folder, 'none'), 'browser.failed'],
  'says nothing until nobody waits any more': [
    async (folder, signal) => {
      setTimeout(() => signal.abort(new Error('nobody waits')), 300)
      return insteadOfBrowser(folder, 'exec sleep 60')
    },
    'nobody waits',
  ],
}

describe.skipIf(process.platform !== 'linux')('of a browser that', () => {
  it.each(Object.keys(starts))('%s, nothing is left', async (name) => {
    const [start, expected] = starts[name] ?? expect.unreachable()
    const [programs, profiles] = [temporaryFolder(), temporaryFolder()]
    const stop = new AbortController()
    const program = await start(programs, stop)
    const browsers = createBrowsers({ log: createRecordingLog(), profiles, find: async () => program })
    const before = count(profiles)
    const opening = browsers.open({ isVisible: false, signal: stop.signal })
    await expect(opening).rejects.toThrow(expected)
    // whoever was ended is gone from the list a moment later
    await expect.poll(() => count(profiles), { timeout: 5_000 }).toEqual(before)
  })

  it('has nowhere to keep its profile, nothing is started', async () => {
    const programs = temporaryFolder()
    const program = insteadOfBrowser(programs, 'exec sleep 60')
    const browsers = createBrowsers({
      log: createRecordingLog(),
      // below a file there is no room for folders
      profiles: path.join(program, 'profiles'),
      find: async () => program,
    })
    const signal = new AbortController().signal
    await expect(browsers.open({ isVisible: false, signal })).rejects.toThrow('ENOTDIR')
    expect(count(programs).processes).toBe(0)
  })
})
