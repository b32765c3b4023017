import * as z from 'zod'
import { parseAnswer, toDocument } from '#main/features/downloads/json-answer.ts'

// what the newer pages answer was seen with nulls, with numbers in the place of texts, and the other way round

/** A text, or a number in its place. */
const Word = z.union([z.string(), z.number()]).transform(String)

const Line = z.record(z.string(), z.unknown())
/** A line of the list, by field. */
export type Upload = z.infer<typeof Line>

const Entry = z.looseObject({ id: Word, url: z.string() })

/** @returns the id of the first menu with such an address; a menu stands under `refMenu` or on the node itself */
function findMenu(menus: unknown, url: RegExp): string | null {
  for (const node of z.array(z.unknown()).safeParse(menus).data ?? []) {
    const menu = Line.safeParse(node).data
    for (const place of [menu?.['refMenu'], menu]) {
      const entry = Entry.safeParse(place).data
      if (entry && url.test(entry.url)) return entry.id
    }
    const below = findMenu(menu?.['children'], url)
    if (below !== null) return below
  }
  return null
}

const AuthInfo = z.looseObject({
  user: z.looseObject({ refHospital: z.looseObject({ hmain: Word }) }),
  menus: z.unknown().optional(),
})

/**
 * Whose token it is, and the id of the menu a search has to name; null where that person has no such menu.
 * @throws AppError `portal.pageChanged`
 */
export function parseAuthInfo(text: string, menu: RegExp) {
  const { user, menus } = parseAnswer(AuthInfo, text, 'user.refHospital.hmain')
  // a number has lost the zeros in front
  return { hospitalCode: user.refHospital.hmain.padStart(5, '0'), menu: findMenu(menus, menu) }
}

const Uploads = z.looseObject({ data: z.array(Line).nullable(), totalSize: z.unknown().optional() })

/**
 * The lines of a page of the list, and how many there are in all; null where that is not told.
 * @throws AppError `portal.pageChanged`
 */
export function parseUploads(text: string): {
  readonly lines: readonly Upload[]
  readonly total: number | null
} {
  const { data, totalSize } = parseAnswer(Uploads, text, 'data')
  const total = Number(Word.safeParse(totalSize).data)
  return { lines: data ?? [], total: Number.isInteger(total) && total > 0 ? total : null }
}

const Renewed = z.looseObject({ token: z.string().min(1) })

/** @returns the token that takes the place of an old one; null when none is given */
export function parseRenewed(text: string): string | null {
  return Renewed.safeParse(toDocument(text)).data?.token ?? null
}

/** @returns the text of a field, also where a number or nothing stands there */
export const wordOf = (upload: Upload, field: string): string =>
  Word.safeParse(upload[field]).data?.trim() ?? ''
