import path from 'node:path'

// NHSO's server also sends its error pages under these names: they are tried, so that nothing goes missing in silence
const tried: readonly string[] = ['.xls', '.xlsx', '.zip']
const texts: readonly string[] = ['.csv', '.json', '.xml']
const ole2Magic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const zipMagic = Buffer.from([0x50, 0x4b, 0x03, 0x04])

/** How many bytes from the start of a file tell whether it is one to import. */
export const startBytes = 4096

const endingOf = (name: string) => path.extname(name).toLowerCase()
const startsWith = (start: Buffer, magic: Buffer) => start.subarray(0, magic.length).equals(magic)

/** @returns whether a name may be of a file to import; one without an ending may. */
export function isPlausibleName(name: string): boolean {
  const ending = endingOf(name)
  return ending === '' || tried.includes(ending) || texts.includes(ending)
}

/** @returns whether a file may hold others. A workbook that says so in its name is not looked into. */
export function mayBeArchive(name: string, start: Buffer): boolean {
  return startsWith(start, zipMagic) && endingOf(name) !== '.xlsx'
}

/**
 * Tells by its name and its first bytes whether a file that nobody chose by name is one to import.
 * @param start null when it cannot be read; then its name decides, and the import says what is wrong
 */
export function isCandidate(name: string, start: Buffer | null): boolean {
  const ending = endingOf(name)
  if (tried.includes(ending)) return true
  // text has no control characters below the tab; 0 is half a letter where each takes two bytes
  if (texts.includes(ending)) return start === null || !start.some((byte) => byte > 0 && byte < 9)
  return ending === '' && start !== null && (startsWith(start, ole2Magic) || startsWith(start, zipMagic))
}
