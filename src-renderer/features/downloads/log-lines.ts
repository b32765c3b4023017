import type { TFunction } from 'i18next'
import { formatBytes, formatClock, formatCount } from '#renderer/ui/format.ts'
import type { Format } from '#renderer/ui/use-format.ts'
import { RunReason, RunState } from '#shared/contract/downloads.ts'
import type { LogLine } from '#shared/contract/log-line.ts'
import { isErrorCode } from '#shared/errors/app-error.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'

type ToldEvent = keyof typeof downloads.events
type Way = keyof typeof downloads.ways
type Words = { readonly t: TFunction; readonly format: Pick<Format, 'month' | 'scheme'> }
type Fact = LogLine['facts'][string]

export type SaidLine = LogLine & { readonly sentence: string }

const isToldEvent = (name: string): name is ToldEvent => Object.hasOwn(downloads.events, name)
const isWay = (name: string): name is Way => Object.hasOwn(downloads.ways, name)

/** @returns a line's facts as `name=value`, in the order they were told. */
export function toFactText(facts: LogLine['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ')
}

/** @returns a fact as a person says it; one nobody has words for as it was told. */
function sayFact({ t, format }: Words, name: string, value: Fact, facts: LogLine['facts']): string {
  if (value === true && name === 'isDryRun') return `· ${t('downloads/notes/dryRun')}`
  if (typeof value === 'boolean') return ''
  if (typeof value === 'number') return name === 'bytes' ? formatBytes(value) : formatCount(value)
  if (name === 'month') return format.month(value)
  if (name === 'scheme') return format.scheme(value)
  if (name === 'code' && isErrorCode(value)) return t(`errors/${value}/text`, { ...facts })
  if (name === 'way' && isWay(value)) return t(`downloads/ways/${value}`)
  const reason = RunReason.safeParse(value)
  if (name === 'reason' && reason.success) return t(`downloads/reasons/${reason.data}`)
  const state = RunState.safeParse(value)
  if (name === 'state' && state.success) return t(`words/runStates/${state.data}`)
  return value
}

/** @returns a line as a sentence; an event nobody has words for as it was told. */
export function toSentence(words: Words, { event, facts }: LogLine): string {
  const name = event.replace(/^downloads\./, '')
  if (!isToldEvent(name)) return `${event}  ${toFactText(facts)}`.trim()
  const blanks: Record<string, string | number> = Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [fact, sayFact(words, fact, value, facts)]),
  )
  return words.t(`downloads/events/${name}`, blanks).trim()
}

/** @returns the lines of a level (all when null) that hold the text in their sentence, event or facts, whatever its case. */
export function filterLines<Line extends SaidLine>(
  lines: readonly Line[],
  level: LogLine['level'] | null,
  text: string,
): Line[] {
  const wanted = text.trim().toLowerCase()
  return lines.filter(
    (line) =>
      (level === null || line.level === level) &&
      `${line.sentence} ${line.event} ${toFactText(line.facts)}`.toLowerCase().includes(wanted),
  )
}

/** @returns lines as text to paste: when, how grave, what. */
export function toCopyText(t: TFunction, lines: readonly SaidLine[]): string {
  return lines
    .map(({ at, level, sentence }) => `${formatClock(at)}\t${t(`downloads/logLevels/${level}`)}\t${sentence}`)
    .join('\n')
}
