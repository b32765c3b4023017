import { describe, expect, it } from 'vitest'
import { hasTrayHost } from '#main/platform/tray-host.ts'

const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }

describe('a place for an icon beside the clock', () => {
  it('is there on Windows, and on Linux when somebody watches for icons', async () => {
    expect([
      await hasTrayHost('win32', {}, () => Promise.reject(new Error('never asked'))),
      await hasTrayHost('linux', bus, async () => '(true,)\n'),
      await hasTrayHost('linux', bus, async () => '(false,)\n'),
    ]).toEqual([true, true, false])
  })

  it('is not there without a session, or when nothing can be asked', async () => {
    const asked: string[] = []
    const run = async (program: string) => {
      asked.push(program)
      throw new Error('no such program')
    }
    expect([await hasTrayHost('linux', {}, run), await hasTrayHost('linux', bus, run), asked]).toEqual([
      false,
      false,
      ['gdbus'],
    ])
  })
})
