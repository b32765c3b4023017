import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ListedFile } from '#main/features/downloads/file-list.ts'
import { createListReader } from '#main/features/downloads/list-reader.ts'
import { practiceEclaim } from '#main/features/downloads/nhso.portal.ts'
import { withPortal } from '#main/features/downloads/open-portal.ts'
import { signInStored } from '#main/features/downloads/sign-in.ts'
import { type PortalHabits, usualHabits } from '#main/features/practice/portal/portal-desk.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { Browsers } from '#main/platform/browser/browser.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { Scheme } from '#shared/model/scheme.ts'
import { beYearOf, type Month } from '#shared/model/thai-date.ts'
import { clerk, openDesk, quickPlace, storedLogin } from '#tests/features/downloads/download-desk.ts'
import { emptyMonth, habitHospital, monthsWithFiles } from '#tests/features/downloads/habit-hospital.ts'
import {
  filesOf,
  findWrong,
  type HabitList,
  isFarAway,
  type ListFound,
  mayEnd,
  type TrueFile,
} from '#tests/features/downloads/habit-truth.ts'
import { quickWait } from '#tests/features/downloads/person-screen.ts'
import { emptyStorage } from '#tests/features/downloads/shared-browser.ts'

const clock = { now: () => new Date('2026-02-20T03:00:00Z') }

/** One list of REP, every list of statements, and the transfers. */
export const habitLists: readonly HabitList[] = [
  { source: 'rep', scheme: 'ucs' },
  ...practiceEclaim.lists
    .filter(({ source }) => source === 'stm')
    .flatMap(({ schemes }) => schemes)
    .flatMap((scheme) => Scheme.safeParse(scheme).data ?? [])
    .map((scheme) => ({ source: 'stm' as const, scheme })),
  { source: 'smt', scheme: 'all' },
]

/** Where the older list of REP is there, the newer search, which could tell of the same batches, goes back to none. */
const oneWay = ({ repList }: PortalHabits) => (repList === 'open' ? { uploadMonths: 0 } : {})

/** What a portal of some habits is tried with. */
export type Trial = {
  readonly habits: PortalHabits
  readonly lists: readonly HabitList[]
  /** A month with files, then perhaps one without. */
  readonly months: readonly Month[]
}

/** @returns what is wrong with how a portal is read; nothing when it is read well */
export type Try = (trial: Trial) => Promise<readonly string[]>

async function openPortal(browsers: (real: Browsers) => Browsers) {
  const accounts = [{ ...clerk, asksForCode: false }]
  const portal = await startPracticePortal({ hospital: habitHospital, accounts, clock })
  return { portal, desk: await openDesk({ portal, clock, browsers, wait: quickWait }) }
}

const toFound = ({ name, counts, source }: ListedFile) => ({
  ...{ name, counts },
  ...('content' in source && { content: source.content }),
})

const wrongOf = (found: readonly ListFound[], habits: PortalHabits) =>
  found.flatMap((one) => findWrong(one, habits) ?? [])

/**
 * Reads lists and nothing else, in one browser that signed in once: what costs most of a run is the same in every one.
 * Every trial finds a portal, and a memory of it, as new.
 */
export async function whileReading<T>(
  browsers: (real: Browsers) => Browsers,
  work: (read: Try, portal: PracticePortal) => Promise<T>,
): Promise<T> {
  const { portal, desk } = await openPortal(browsers)
  const place = quickPlace(portal.address)
  const needs = {
    ...desk,
    browsers: browsers(desk.browsers),
    clock,
    place,
    wait: quickWait,
    random: () => 0.5,
    hospitalCode: '10670',
    signal: new AbortController().signal,
    tell: () => undefined,
    tellCode: () => undefined,
    readings: { corrections: async () => null, keep: async () => undefined },
    first: { month: emptyMonth, scheme: 'ucs' },
  }
  let trials = 0
  return withPortal(needs, false, async (signInDesk) => {
    // the older form leaves no token for the pages of transfers
    portal.setHabits({ olderForm: 'ssoNotice' })
    await signInStored(signInDesk, storedLogin)
    return work(async ({ habits, lists, months }) => {
      portal.setHabits({ ...habits, ...oneWay(habits) })
      // only these pages keep anything there
      if (lists.some(({ source }) => source !== 'stm')) await emptyStorage(signInDesk.session)
      trials += 1
      const profile = { ...place.profile, id: `trial-${trials}` }
      const [knownMonth] = monthsWithFiles
      const { readings } = desk.lists
      const trial = { ...needs, readings, knownMonth, renew: () => signInStored(signInDesk, storedLogin) }
      const reader = createListReader(trial, { ...signInDesk, profile })
      const found: ListFound[] = []
      for (const list of lists)
        for (const month of months) {
          const read = await reader.read({ ...list, month }).then(
            ({ files, shortage }) => ({ code: shortage?.code ?? null, files: files.map(toFound) }),
            (error: unknown) => ({ code: error instanceof AppError ? error.code : String(error), files: [] }),
          )
          found.push({ ...list, month, ...read })
        }
      return wrongOf(found, habits)
    }, portal)
  })
}

/** Lists that may truly fail end their run, so each has a run of its own; the others share one by source. */
function toRuns({ habits, lists, months }: Trial): readonly (readonly HabitList[])[] {
  const mayFail = lists.some((list) => months.some((month) => mayEnd(list, month, habits)))
  if (mayFail) return lists.map((list) => [list])
  const sources = [...new Set(lists.map(({ source }) => source))]
  return sources.map((source) => lists.filter((list) => list.source === source))
}

/**
 * Runs the whole downloader: it signs in, plans, reads, and notes or fetches.
 * @param isFetching false: a dry run
 */
export async function openRuns(browsers: (real: Browsers) => Browsers, isFetching: boolean): Promise<Try> {
  const { portal, desk } = await openPortal(browsers)
  const { downloads, store, secrets, folder } = desk

  async function forget(): Promise<void> {
    secrets.kept.clear()
    portal.expireSessions()
    rmSync(folder, { recursive: true, force: true })
    await store.write(async (trx) => {
      for (const table of ['download_list', 'download_version', 'download_file', 'download_run'] as const)
        await trx.deleteFrom(table).execute()
      await trx.deleteFrom('setting').where('name', 'like', 'downloads.%').execute()
    })
  }

  function placeOf({ source, scheme, month }: ListFound): string {
    const inMonth = path.join(folder, source, `${beYearOf(month)}-${month.slice(5)}`)
    return source === 'stm' ? path.join(inMonth, scheme) : inMonth
  }

  const withContent = (list: ListFound) => (file: ListFound['files'][number]) => ({
    ...file,
    content: readFileSync(path.join(placeOf(list), file.name ?? ''), 'utf8'),
  })

  /** Every file is kept byte by byte, or failed as one that is too far away. */
  async function findWrongBytes(list: ListFound, habits: PortalHabits): Promise<string | null> {
    const { source, scheme, month } = list
    if (isFarAway(list, habits)) {
      const { files } = await downloads.listFiles({ source, scheme, month, limit: 100 })
      const other = files.find(({ file }) => file.state !== 'failed' || file.code !== 'download.redirected')
      return other ? `${other.name} of ${source} ${scheme} is ${JSON.stringify(other.file)}` : null
    }
    const isKept = ({ name, bytes }: TrueFile) => {
      const file = path.join(placeOf(list), name)
      return existsSync(file) && readFileSync(file).equals(bytes)
    }
    const wrong = filesOf(list, month, habits).find((file) => !isKept(file))
    return wrong ? `${wrong.name} of ${source} ${scheme} is missing, or has other bytes` : null
  }

  async function run({ habits, months }: Trial, lists: readonly HabitList[]): Promise<readonly string[]> {
    const source = lists[0]?.source ?? 'rep'
    const schemes = lists.flatMap(({ scheme }) => (scheme === 'all' ? [] : scheme))
    const [reason, isImporting] = ['manual' as const, false]
    const asked = { sources: [source], months: [...months], schemes, isImporting, reason }
    const { id, error } = await downloads.run({ ...asked, isDryRun: !isFetching })
    const planned = (await downloads.getRun(id)).lists
    const read = planned.map(async ({ scheme, month, state, code }): Promise<ListFound | null> => {
      const list = lists.find((one) => one.scheme === scheme)
      // a list behind one that ended the run was not read
      if (!list || state === 'waiting') return null
      const { files } = await downloads.listFiles({ source, scheme: list.scheme, month, limit: 100 })
      const read: ListFound = { ...list, month, code, files: code === null ? files : [] }
      return isFetching && source === 'smt' ? { ...read, files: read.files.map(withContent(read)) } : read
    })
    const found = (await Promise.all(read)).filter((one) => one !== null)
    // a run that did not come to its lists says why
    const [first] = lists
    const ending = { code: error?.code ?? 'no list', files: [], month: months[0] ?? '' }
    const seen = found.length === 0 && first ? [{ ...first, ...ending }] : found
    const stored = isFetching ? found.filter(({ code }) => code === null) : []
    const bytes = await Promise.all(stored.map((one) => findWrongBytes(one, habits)))
    return [...wrongOf(seen, habits), ...bytes.filter((one) => one !== null)]
  }

  return async (trial) => {
    await forget()
    portal.setHabits({ ...trial.habits, ...oneWay(trial.habits) })
    const wrong: string[] = []
    for (const lists of toRuns(trial)) wrong.push(...(await run(trial, lists)))
    return wrong
  }
}

/** The habits in which a portal differs from the usual one. */
export function toUnusual(habits: PortalHabits): Partial<PortalHabits> {
  const names = Object.keys(usualHabits) as (keyof PortalHabits)[]
  return Object.fromEntries(
    names.filter((name) => habits[name] !== usualHabits[name]).map((name) => [name, habits[name]]),
  )
}

/** Gives up habits, many at a time and then one by one, as long as what is left is still read badly. */
export async function shrink(read: Try, trial: Trial): Promise<Partial<PortalHabits>> {
  let kept = Object.entries(toUnusual(trial.habits))
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length; ) {
      const fewer = kept.toSpliced(start, size)
      const habits = { ...usualHabits, ...Object.fromEntries(fewer) }
      if ((await read({ ...trial, habits })).length > 0) kept = fewer
      else start += size
    }
  }
  return Object.fromEntries(kept)
}
