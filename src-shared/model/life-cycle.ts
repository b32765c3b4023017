/** Where a claim stands in an appeal or a correction. @source nhso/columns-peers/error-code-families.json, life_cycle_codes */
export const lifeCycles = ['superseded', 'opened', 'waiting', 'refused', 'held'] as const
export type LifeCycle = (typeof lifeCycles)[number]

const byCode: ReadonlyMap<string, LifeCycle> = new Map([
  ['AP1', 'superseded'],
  ['EA1', 'superseded'],
  ['EP1', 'superseded'],
  ['AP0', 'opened'],
  ['EP0', 'opened'],
  ['EP2', 'opened'],
  ['AP2', 'waiting'],
  ['AP3', 'refused'],
  ['T01', 'held'],
  ['T02', 'held'],
])

/**
 * @param errorCodes comma separated, as a claim version has them
 * @returns what the row's life-cycle code says; of several the one that comes first in `lifeCycles`; null without any
 */
export function lifeCycleOf(errorCodes: string | null): LifeCycle | null {
  if (errorCodes === null) return null
  const found = new Set(errorCodes.split(',').map((code) => byCode.get(code.trim().toUpperCase())))
  return lifeCycles.find((lifeCycle) => found.has(lifeCycle)) ?? null
}
