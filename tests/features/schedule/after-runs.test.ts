import { describe, expect, it, vi } from 'vitest'
import { AppError } from '#shared/errors/app-error.ts'
import { openSchedule, plan } from '#tests/features/schedule/schedule-desk.ts'

const monday = '2026-01-05T01:00:00Z'

describe('what follows when plans have run', () => {
  async function openCounted() {
    const desk = await openSchedule(monday)
    const told: string[] = []
    desk.afterRuns(async () => void told.push(`after ${desk.ran.length}`))
    await desk.schedule().save(undefined, plan)
    return { ...desk, told }
  }

  it('comes once for all that were due, and not when nothing was', async () => {
    const { schedule, lookAt, told } = await openCounted()
    await schedule().save(undefined, { ...plan, schemes: ['ofc'] })
    await lookAt('2026-01-05T02:00:00Z')
    await lookAt('2026-01-06T00:30:00Z')
    await lookAt('2026-01-06T00:30:20Z')
    expect(told).toEqual(['after 2'])
  })

  it('comes however they ended, and after those a person started', async () => {
    const { schedule, lookAt, downloadWith, told, ran } = await openCounted()
    downloadWith(async () => {
      throw new Error('a bug')
    })
    await lookAt('2026-01-06T00:30:00Z')
    await schedule()
      .runNow(1)
      .catch(() => undefined)
    downloadWith(async (_input, done) => done({ state: 'failed' }))
    await schedule().runNow(1)
    expect([told, ran.length]).toEqual([['after 0', 'after 0', 'after 1'], 1])
  })

  it('does not come when the portal was not free', async () => {
    const { schedule, lookAt, downloadWith, told } = await openCounted()
    downloadWith(async () => {
      throw new AppError('portal.busy')
    })
    await lookAt('2026-01-06T00:30:00Z')
    await expect(schedule().runNow(1)).rejects.toThrow('portal.busy')
    expect(told).toEqual([])
  })

  it('keeps whoever asked waiting, but nobody from the portal', async () => {
    const { schedule, afterRuns } = await openCounted()
    const order: string[] = []
    let end: () => void = () => undefined
    afterRuns(() => {
      order.push('begun')
      return new Promise((resolve) => {
        end = resolve
      })
    })
    const first = schedule()
      .runNow(1)
      .then(() => order.push('first answered'))
    await vi.waitFor(() => expect(order).toEqual(['begun']))
    afterRuns(async () => void order.push('again'))
    await schedule().runNow(1)
    order.push('second answered')
    end()
    await first
    expect(order).toEqual(['begun', 'again', 'second answered', 'first answered'])
  })
})
