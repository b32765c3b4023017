import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readFileFacts } from '#main/features/imports/rep-file.ts'
import { createExpand } from '#main/features/queue/expand.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { hashFile } from '#main/platform/hash-file.ts'
import { openFileBytes } from '#main/platform/workbook/file-bytes.ts'
import { createTranslator } from '#shared/phrases/translator.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const refused = (file: string) => ({ code: 'import.notAFile', details: { file } })

/** A folder with a pipe, a socket, a link to a device and a workbook; all of them are named as workbooks. */
async function openFolder() {
  const root = temporaryFolder()
  const folder = path.join(root, 'REP')
  mkdirSync(folder)
  const at = (name: string) => path.join(folder, name)
  execFileSync('mkfifo', [at('pipe.xls'), at('pipe without a name'), at('pipe.sock')])
  const server = createServer().listen(at('socket.xlsx'))
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  symlinkSync('/dev/zero', at('device.xls'))
  symlinkSync(at('pipe.xls'), at('link.zip'))
  writeFileSync(at('a.xls'), Buffer.from('d0cf11e0a1b11ae1', 'hex'))
  const staging = createStaging(path.join(root, 'staging'))
  return { folder, at, expand: createExpand({ staging }) }
}

it('pipes, sockets and devices are refused at once, named by themselves or through a link', async () => {
  const { at, expand } = await openFolder()
  const names = ['pipe.xls', 'socket.xlsx', 'device.xls', 'link.zip']
  for (const isChosen of [true, false]) {
    const { files } = await expand(names.map(at), { isChosen })
    expect(files.map(({ name, refusal }) => [name, refusal])).toEqual(
      names.map((name) => [name, refused(name)]),
    )
  }
})

it('in a folder those named as workbooks are refused by name, and the files beside them come', async () => {
  const { folder, expand } = await openFolder()
  const { files, leftOut } = await expand([folder], { isChosen: true })
  expect({ files: files.map(({ name, refusal }) => [name, refusal]), leftOut }).toEqual({
    files: [
      ['a.xls', null],
      ['pipe without a name', refused('pipe without a name')],
      ['pipe.xls', refused('pipe.xls')],
      ['socket.xlsx', refused('socket.xlsx')],
    ],
    leftOut: 1,
  })
})

it('whatever reads a file says so as well: hashing it, for an import too, and opening it as a workbook', async () => {
  const { at } = await openFolder()
  for (const name of ['pipe.xls', 'device.xls', 'socket.xlsx']) {
    const file = at(name)
    await expect(hashFile(file)).rejects.toMatchObject(refused(name))
    for (const read of [readFileFacts, openFileBytes]) expect(() => read(file)).toThrow('import.notAFile')
  }
})

it('is said in Thai and in English', () => {
  const record = { code: 'import.notAFile', details: { file: 'pipe.xls' } } as const
  expect([createTranslator('th').explain(record), createTranslator('en').explain(record)]).toEqual([
    'pipe.xls เป็นไปป์ อุปกรณ์ หรือซ็อกเก็ต ไม่ใช่ไฟล์ จึงไม่เปิด',
    'pipe.xls is a pipe, a device or a socket and no file, so it is not opened',
  ])
})
