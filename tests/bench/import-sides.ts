import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import { measureScript, type Side } from '#tests/bench/measure.ts'

const Answer = z.object({
  lines: z.int(),
  rows: z.int().optional(),
  seconds: z.number(),
  files: z.array(z.object({ rows: z.int(), lines: z.int(), seconds: z.number() })).default([]),
})
export type SideAnswer = z.infer<typeof Answer>

const usualOrder = {
  hospitalCode: '10670',
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
} as const

/** Writes a practice file into a folder and answers with its path. */
export async function makeBenchFile(
  folder: string,
  order: Partial<RepOrder> & Pick<RepOrder, 'seed' | 'claims'>,
): Promise<string> {
  const made = await makeRep({ ...usualOrder, ...order })
  return writeBenchFile(folder, made.name, made.bytes)
}

/** Writes bytes into a folder of their own, so that files of one name do not meet. */
export function writeBenchFile(folder: string, name: string, bytes: Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(folder, 'file-')), name)
  writeFileSync(file, bytes)
  return file
}

/** Runs one side in a fresh process on a fresh store; the small file is imported before the clock starts. */
export async function runSide(
  name: 'satang' | 'baseline',
  folder: string,
  small: string,
  files: readonly string[],
): Promise<{ readonly side: Side; readonly answer: SideAnswer }> {
  const place = mkdtempSync(path.join(folder, 'run-'))
  const list = path.join(place, 'files.txt')
  writeFileSync(list, files.join('\n'))
  const script = path.join(import.meta.dirname, `import-${name}.ts`)
  const { peakMb, output } = await measureScript(
    script,
    [place, small, `@${list}`],
    ['--max-old-space-size=12000'],
  )
  rmSync(place, { recursive: true })
  const answer = Answer.parse(JSON.parse(output))
  return { side: { name, rows: answer.lines, seconds: answer.seconds, peakMb }, answer }
}
