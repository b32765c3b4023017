import type { PageChange } from '#main/features/practice/portal/faults.ts'
import type { Visit } from '#main/features/practice/portal/portal-desk.ts'

/** A name that points outside the folder of downloads. */
export const evilBaseName = '../../x'

/** What the names in a list look like while a name fault strikes. */
export function toShownNames(names: readonly string[], { faults }: Visit): readonly string[] {
  const shown = [...names]
  const [first] = names
  const isStruck = (name: string) => faults.some((fault) => fault.name === name)
  if (isStruck('duplicateNames') && first !== undefined && names.length > 1) shown[1] = first
  if (isStruck('evilName') && first !== undefined) shown[0] = evilBaseName
  return shown
}

/** Remembers which line each shown name stands for; a repeated name stands for the first line that shows it. */
export function rememberNames<Listing>(
  known: Map<string, Listing>,
  names: readonly string[],
  listings: readonly Listing[],
): void {
  listings.forEach((listing, index) => {
    const name = names[index] ?? ''
    if (names.indexOf(name) === index) known.set(name, listing)
  })
}

/** How the list differs from the usual one; null when it does not. */
export function changeIn({ faults }: Visit): PageChange | null {
  const fault = faults.find((one) => one.name === 'pageChanged')
  return fault ? (fault.change ?? 'linksGone') : null
}
