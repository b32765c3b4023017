import type { Source, SourcedEntry } from '#main/features/reference/reference.sql.ts'
import type { CodeMeaning, ReferenceEntry, ReferenceKind } from '#shared/contract/reference.ts'
import { codeFamilyOf } from '#shared/model/code-family.ts'

/** What the two sources say of one code. */
export type BothSources = Readonly<Partial<Record<Source, SourcedEntry>>>

/** @returns the entries by code. */
export function mergeEntries(entries: readonly SourcedEntry[]): Map<string, BothSources> {
  const byCode = new Map<string, BothSources>()
  for (const entry of entries) byCode.set(entry.code, { ...byCode.get(entry.code), [entry.source]: entry })
  return byCode
}

/**
 * One entry of what the sources say. The loaded list has the last word, except on error codes, where our own short
 * words head the list and the official ones stand in the details.
 */
export function toOneEntry(
  kind: ReferenceKind,
  code: string,
  { builtin, loaded }: BothSources,
): ReferenceEntry | null {
  const [first, second] = kind === 'errorCode' ? [builtin, loaded] : [loaded, builtin]
  const entry = first ?? second
  if (!entry) return null
  return {
    kind,
    code,
    titleTh: first?.titleTh ?? second?.titleTh ?? null,
    titleEn: first?.titleEn ?? second?.titleEn ?? null,
    source: entry.source,
    facts: loaded?.cells.facts ?? [],
  }
}

/** What an error code means: our words, and the official ones under each other. */
export function toMeaning(code: string, { builtin, loaded }: BothSources): CodeMeaning {
  const official = [loaded?.titleTh, loaded?.titleEn, loaded?.cells.guide].filter(
    (text) => text !== null && text !== undefined,
  )
  return {
    code,
    family: codeFamilyOf(code),
    meaningTh: builtin?.titleTh ?? null,
    meaningEn: builtin?.titleEn ?? null,
    actionTh: builtin?.cells.actionTh ?? null,
    actionEn: builtin?.cells.actionEn ?? null,
    official: official.length === 0 ? null : official.join('\n'),
  }
}
