import { expect, test } from 'vitest'
import { findBrowser } from '#main/platform/browser/find-browser.ts'

type Machine = Parameters<typeof findBrowser>[0]

function machine(platform: NodeJS.Platform, env: Record<string, string>, ...programs: string[]): Machine {
  return { platform, env, isProgram: async (file) => programs.includes(file) }
}

const windows = {
  ProgramFiles: 'C:\\Program Files',
  'ProgramFiles(x86)': 'C:\\Program Files (x86)',
  LOCALAPPDATA: 'C:\\Users\\a\\AppData\\Local',
}
const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
const ownChrome = 'C:\\Users\\a\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'

test.each([
  ['Edge, which every Windows has', machine('win32', windows, edge), edge],
  ['Chrome installed for one user before Edge', machine('win32', windows, edge, ownChrome), ownChrome],
  ['Chromium of Debian', machine('linux', { PATH: '/usr/bin' }, '/usr/bin/chromium'), '/usr/bin/chromium'],
  [
    'Chrome in a folder of the PATH',
    machine('linux', { PATH: 'bin:/opt/x' }, '/opt/x/google-chrome'),
    '/opt/x/google-chrome',
  ],
  ['Chromium without any PATH', machine('linux', {}, '/snap/bin/chromium'), '/snap/bin/chromium'],
  [
    'Chrome on a Mac',
    machine('darwin', {}, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  [
    'the browser named by SATANG_BROWSER',
    machine('linux', { SATANG_BROWSER: '/my/chrome' }, '/my/chrome', '/usr/bin/chromium'),
    '/my/chrome',
  ],
])('finds %s', async (_, here, expected) => {
  expect(await findBrowser(here)).toBe(expected)
})

test.each([
  ['without a browser', machine('linux', { PATH: '/usr/bin' })],
  ['where SATANG_BROWSER names nothing', machine('linux', { SATANG_BROWSER: '/gone' }, '/usr/bin/chromium')],
])('a machine %s says so', async (_, here) => {
  await expect(findBrowser(here)).rejects.toMatchObject({ code: 'browser.missing' })
})
