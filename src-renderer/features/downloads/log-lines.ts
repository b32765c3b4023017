import type { LogLine } from '#shared/contract/downloads.ts'

/** @returns a line's facts as `name=value`, in the order they were told. */
export function toFactText(facts: LogLine['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ')
}

/** @returns the lines of a level (all when null) that hold the text, whatever its case. */
export function filterLines<Line extends LogLine>(
  lines: readonly Line[],
  level: LogLine['level'] | null,
  text: string,
): Line[] {
  const wanted = text.trim().toLowerCase()
  return lines.filter(
    (line) =>
      (level === null || line.level === level) &&
      `${line.event} ${toFactText(line.facts)}`.toLowerCase().includes(wanted),
  )
}
