import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '#main/platform/files.ts'
import { sources } from '#shared/model/source.ts'

/** What ends the name of a file that is not whole yet. No other program writes such names. */
export const partEnding = '.satang-part'

const month = String.raw`(?:${sources.join('|')})/\d{4}-\d{2}(?:/[a-z]{3})?(?:/versions)?`
const ownPart = new RegExp(`^${month}/[^/]+\\${partEnding}$`)
const ownFolder = new RegExp(`^(?:${sources.join('|')}|evidence|${month})$`)

async function listBelow(folder: string, tops: readonly string[]) {
  const found = await Promise.all(
    tops.map((top) =>
      readdir(path.join(folder, top), { recursive: true, withFileTypes: true }).catch((error: unknown) => {
        if (isMissing(error)) return []
        throw error
      }),
    ),
  )
  return found.flat().map((entry) => {
    const place = path.relative(folder, path.join(entry.parentPath, entry.name))
    return { entry, place, plain: place.replaceAll(path.sep, '/') }
  })
}

/** @returns files below the download folder that are not whole, by their place there; whatever else lies there is somebody else's */
export async function listOwnParts(folder: string): Promise<string[]> {
  const found = await listBelow(folder, sources)
  return found.filter(({ entry, plain }) => entry.isFile() && ownPart.test(plain)).map(({ place }) => place)
}

/** @returns the folders that the downloader lays out below its own, the deepest first */
export async function listOwnFolders(folder: string): Promise<string[]> {
  const tops = [...sources, 'evidence']
  const found = await listBelow(folder, tops)
  const below = found
    .filter(({ entry, plain }) => entry.isDirectory() && ownFolder.test(plain))
    .map(({ place }) => place)
  return [...tops, ...below].toSorted((one, other) => other.length - one.length)
}
