/**
 * Downloads one list with a plain `fetch`, in a process of its own as every client of a portal is.
 * usage: node download-plain.ts <address> <user> <password> <workers> <folder, or nothing: what comes is thrown away>
 * prints how many files came
 */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { moveInPlace } from '#main/platform/files.ts'
import { createVisitor, excelLinksOf } from '#tests/features/practice/portal/visitor.ts'

const [address = '', user = '', pass = '', workers = '1', folder = ''] = process.argv.slice(2)

/** Writes a file as Satang does: under another name first, on the disk for certain, then in its place. */
async function keep(bytes: Buffer, index: number): Promise<void> {
  const file = path.join(folder, `${index}.xls`)
  await writeFile(`${file}.part`, bytes, { flush: true })
  await moveInPlace(`${file}.part`, file)
}

const visitor = createVisitor(address)
await visitor.open('/webComponent/login/LoginAction.do', { user, pass })
const list = await visitor.open(
  '/webComponent/validation/ValidationMainAction.do?mo=12&ye=2568&maininscl=ucs',
)
const links = excelLinksOf(list.text, address)
const queue = links.entries()

async function work(): Promise<void> {
  for (const [index, link] of queue) {
    const answer = await visitor.ask(link.href)
    const bytes = Buffer.from(await answer.arrayBuffer())
    if (answer.status !== 200 || bytes.length === 0) throw new Error(`${link.pathname}: ${answer.status}`)
    if (folder) await keep(bytes, index)
  }
}

await Promise.all(Array.from({ length: Number(workers) }, work))
console.log(JSON.stringify({ stored: links.length }))
