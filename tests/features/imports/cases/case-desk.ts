import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { PortalWord } from '#main/features/imports/evidence.ts'
import { givenCase } from '#tests/features/imports/cases/written-anew.ts'
import { openDesk } from '#tests/features/imports/import-desk.ts'

/** A file as a person or the downloader brings it. */
export type Brought = {
  readonly name: string
  readonly bytes: Uint8Array
  /** The last folder of where it lies, when that has a name of its own. */
  readonly folder?: string
  readonly told?: PortalWord
}

/** @returns a given file as it was given; the last folder it lay in goes with it */
export function given(place: string): Brought {
  return { name: path.basename(place), bytes: givenCase(place), folder: path.basename(path.dirname(place)) }
}

/** @returns every given file of a folder of `tests/cases`, by name */
export function givenFolder(place: string): Brought[] {
  const folder = path.resolve(import.meta.dirname, '../../../cases', place)
  return readdirSync(folder)
    .toSorted()
    .map((name) => given(`${place}/${name}`))
}

/** A store into which files are brought one after another. */
export async function openCase() {
  const { root, imports } = await openDesk()
  let folders = 0

  /** @returns its number; every file of these tests has to be taken */
  async function bring({ name, bytes, folder = '', told }: Brought): Promise<number> {
    const at = path.join(root, `brought-${++folders}`, folder, name)
    mkdirSync(path.dirname(at), { recursive: true })
    writeFileSync(at, bytes)
    const { files } = await imports.importFiles([at], { told: () => told ?? null })
    const [result] = files
    if (result === undefined || result.state === 'refused' || result.state === 'quarantined')
      throw new Error(`${name} was not taken: ${JSON.stringify(result?.state)}`)
    return result.id
  }

  return {
    imports,
    bring,

    async bringAll(files: readonly Brought[]): Promise<number[]> {
      const ids: number[] = []
      for (const file of files) ids.push(await bring(file))
      return ids
    },

    undo: (id: number) => imports.undo(id, 'test', 'test'),

    /** What counts, without what is nothing, and what a person is told; money in satang. */
    async answer() {
      const { claims, statements, transfers, competing } = await imports.totals()
      const { questions, untold } = await imports.questions()
      if (questions.length !== competing.length)
        throw new Error('the totals and the questions tell different things')
      return {
        ...(claims.count > 0 ? { claims: { count: claims.count, approved: claims.approvedSatang } } : {}),
        ...(statements.rows > 0 ? { statements: toStatements(statements) } : {}),
        ...(transfers.rows > 0 ? { transfers: toTransfers(transfers) } : {}),
        told: [
          ...competing.map(({ why, counts }) => (counts === null ? why : `${why}, counts ${counts}`)),
          ...untold.map(({ lacks, name }) => `no ${lacks}: ${name}`),
        ],
      }
    },
  }
}

/** What these come to, the first of them first and the last of them first. */
export async function inBothOrders(files: readonly Brought[]) {
  const answers: unknown[] = []
  for (const order of [files, files.toReversed()]) {
    const desk = await openCase()
    await desk.bringAll(order)
    answers.push(await desk.answer())
  }
  return answers
}

type Money = Awaited<ReturnType<Awaited<ReturnType<typeof openDesk>>['imports']['money']>>

function toStatements({ approvedSatang, byScheme }: Money['statements']) {
  const schemes = Object.entries(byScheme).map(([scheme, { approvedSatang: approved }]) => [scheme, approved])
  return { approved: approvedSatang, ...Object.fromEntries(schemes) }
}

function toTransfers({ grossSatang, netSatang, bySource }: Money['transfers']) {
  const sources = Object.entries(bySource).map(([source, { grossSatang: gross }]) => [source, gross])
  return { gross: grossSatang, net: netSatang, ...Object.fromEntries(sources) }
}
