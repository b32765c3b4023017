import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { ListEntry } from '#main/features/reference/list-entry.ts'
import type { ReferenceKind } from '#shared/contract/reference.ts'

/** Code, meaning and what to do in Thai, then both in English. */
const ErrorCodeLine = z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()])
/** Code, name in Thai, name in English. */
const NameLine = z.tuple([z.string(), z.string(), z.string()])

export type BuiltinList = { readonly kind: ReferenceKind; readonly entries: readonly ListEntry[] }
/** What Satang ships; `digest` follows from the content, so a change needs no version number. */
export type BuiltinLists = { readonly digest: string; readonly lists: readonly BuiltinList[] }

function toNames(lines: unknown): ListEntry[] {
  return z
    .array(NameLine)
    .parse(lines)
    .map(([code, titleTh, titleEn]) => ({ code, titleTh, titleEn, cells: { facts: [] } }))
}

/** @returns the error codes described in our own words. */
export async function readErrorCodes(): Promise<ListEntry[]> {
  const { default: lines } = await import('#resources/reference/error-codes.json', {
    with: { type: 'json' },
  })
  return z
    .array(ErrorCodeLine)
    .parse(lines)
    .map(([code, titleTh, actionTh, titleEn, actionEn]) => ({
      code,
      titleTh,
      titleEn,
      cells: { actionTh, actionEn, facts: [] },
    }))
}

/** Reads every list Satang ships. They are loaded here and not before, because starting must not wait for them. */
export async function readBuiltinLists(hospital: {
  readonly code: string
  readonly name: string
}): Promise<BuiltinLists> {
  const [errorCode, icd10, icd9, fund, serviceType] = await Promise.all([
    readErrorCodes(),
    import('#resources/reference/icd10-chapters.json', { with: { type: 'json' } }),
    import('#resources/reference/icd9-chapters.json', { with: { type: 'json' } }),
    import('#resources/reference/funds.json', { with: { type: 'json' } }),
    import('#resources/reference/service-types.json', { with: { type: 'json' } }),
  ])
  const lists: BuiltinList[] = [
    { kind: 'errorCode', entries: errorCode },
    {
      kind: 'healthOffice',
      entries: [{ code: hospital.code, titleTh: hospital.name, titleEn: null, cells: { facts: [] } }],
    },
    { kind: 'icd10', entries: toNames(icd10.default) },
    { kind: 'icd9', entries: toNames(icd9.default) },
    { kind: 'fund', entries: toNames(fund.default) },
    { kind: 'serviceType', entries: toNames(serviceType.default) },
  ]
  return { digest: createHash('sha256').update(JSON.stringify(lists)).digest('hex'), lists }
}
