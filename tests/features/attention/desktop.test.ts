import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '#main/app.ts'
import { createAutostartFile } from '#main/platform/autostart-file.ts'
import { contract } from '#shared/contract/index.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { testPlatform } from '#tests/helpers/test-app.ts'

/** The whole app as a window has it, of a hospital that did not write down an account yet. */
async function openDesktop() {
  const root = temporaryFolder()
  const { platform, messages } = testPlatform(root)
  const folder = path.join(root, 'home', '.config', 'autostart')
  const app = createApp({ ...platform, loginItem: createAutostartFile({ folder, command: ['satang'] }) })
  onTestFinished(() => app.stop())
  await app.start()
  const hospital = { hospitalCode: '10670', hospitalName: 'โรงพยาบาลทดสอบ' }
  const admin = { adminName: 'admin', adminPassword: 'long-enough-1' }
  async function call(name: string, input: object): Promise<unknown> {
    const answer = await app.door.call(name, input, 'window')
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`)
    return answer.value
  }
  await call('setup.finish', { ...hospital, ...admin, portal: { kind: 'nhso', account: null } })
  return { call, messages, entry: path.join(folder, 'satang.desktop') }
}

describe('a desktop', () => {
  it('hears of a plan that failed, on its screen, beside the clock and on the dashboard', async () => {
    const { call, messages } = await openDesktop()
    await call('schedule.runNow', {})
    await expect.poll(() => messages.length).toBe(1)
    const facts = contract.attention.get.output.parse(await call('attention.get', {}))
    const { attention, nextRunAt } = contract.dashboard.get.output.parse(await call('dashboard.get', {}))
    const { plans } = contract.schedule.get.output.parse(await call('schedule.get', {}))
    expect({
      messages: messages.map(({ title, page }) => [title, page]),
      tray: [facts.tray, facts.enabledPlans, facts.nextRunAt === nextRunAt],
      attention: attention.map(({ kind, code }) => [kind, code]),
      outcome: plans.map(({ name, lastRun }) => [name, lastRun?.outcome?.state, lastRun?.outcome?.reason]),
    }).toEqual({
      messages: [['ดาวน์โหลดไม่สำเร็จ', '/downloads']],
      tray: [{ state: 'failed' }, 1, true],
      attention: [
        ['noAccount', null],
        ['runFailed', 'portal.noAccount'],
      ],
      outcome: [['ทุกคืน', 'failed', 'manual']],
    })
  })

  it('is told to start Satang, and to leave it', async () => {
    const { call, entry } = await openDesktop()
    const before = await call('schedule.startup', {})
    await call('schedule.setStartup', { isOn: true })
    const on = [await call('schedule.startup', {}), existsSync(entry)]
    await call('schedule.setStartup', { isOn: false })
    expect([before, on, existsSync(entry)]).toEqual([
      { isAvailable: true, isOn: false },
      [{ isAvailable: true, isOn: true }, true],
      false,
    ])
  })

  it('keeps Satang without a window until its last plan is off', async () => {
    const { call, messages } = await openDesktop()
    const first = await call('attention.closeWindow', {})
    const [plan] = contract.schedule.get.output.parse(await call('schedule.get', {})).plans
    await call('schedule.save', { id: plan?.id, plan: { ...plan, isEnabled: false } })
    expect([first, await call('attention.closeWindow', {}), messages.length]).toEqual([
      { isStaying: true },
      { isStaying: false },
      1,
    ])
  })
})
