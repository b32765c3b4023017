import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createExpand } from '#main/features/queue/expand.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { type PackedFile, toThaiBytes, zipOf } from '#tests/platform/archive-bytes.ts'

/** The files an archive comes to: under which name, and what is in them. */
async function expandAll(files: readonly PackedFile[]) {
  const root = temporaryFolder()
  const archive = path.join(root, 'งวด.zip')
  writeFileSync(archive, zipOf(files))
  const expand = createExpand({ staging: createStaging(path.join(root, 'staging')) })
  const found = await expand([archive], { isChosen: true })
  return found.files.map(({ path: at, name, inside }) => `${inside}/${name} = ${readFileSync(at, 'utf8')}`)
}

test('names that come as question marks get their own from the field beside them', async () => {
  expect(
    await expandAll([
      { path: '????????? ?.?. 68.csv', unicodePath: 'เบิกตรง ต.ค. 68.csv', bytes: 'a,1' },
      { path: '????????? ?.?. 68.csv', unicodePath: 'เบิกตรง พ.ย. 68.csv', bytes: 'a,2' },
      { path: '???/????.csv', unicodePath: 'งวด 3/โอน.csv', bytes: 'a,3' },
    ]),
  ).toEqual([
    'งวด.zip/งวด 3/โอน.csv = a,3',
    'งวด.zip/เบิกตรง ต.ค. 68.csv = a,1',
    'งวด.zip/เบิกตรง พ.ย. 68.csv = a,2',
  ])
})

test('names that nobody can tell stay apart as files', async () => {
  expect(
    await expandAll([
      { path: '????.csv', bytes: 'a,1' },
      { path: '????.csv', bytes: 'a,2' },
      { path: 'โอน.csv', isUtf8: true, bytes: 'a,3' },
      { path: toThaiBytes('โอน.csv'), bytes: 'a,4' },
    ]),
  ).toEqual([
    'งวด.zip/โอน.csv = a,3',
    'งวด.zip/โอน.csv = a,4',
    'งวด.zip/____.csv = a,1',
    'งวด.zip/____.csv = a,2',
  ])
})

test('a true name of another file counts for nothing: its checksum tells', async () => {
  expect(
    await expandAll([
      { path: 'new.csv', unicodeOf: 'old.csv', unicodePath: 'เก่า.csv', bytes: 'a,1' },
      { path: 'marked.csv', isUtf8: true, unicodePath: 'อื่น.csv', bytes: 'a,2' },
    ]),
  ).toEqual(['งวด.zip/marked.csv = a,2', 'งวด.zip/new.csv = a,1'])
})

test('a true name leads nowhere outside', async () => {
  expect(await expandAll([{ path: '?.csv', unicodePath: '../../../ก.csv', bytes: 'a,1' }])).toEqual([
    'งวด.zip/ก.csv = a,1',
  ])
})

test('two documents of one archive of bills whose names are equal are both read', async () => {
  const bill = (amount: number) => `<STMLIST><STMdoc>10670_COCDSTM_20260502</STMdoc><TBill><hn>1</hn><amount>${amount}</amount></TBill></STMLIST>`
  const file = path.join(temporaryFolder(), 'STM.zip')
  writeFileSync(
    file,
    zipOf([
      { path: '????.xml', bytes: bill(1) },
      { path: '????.xml', bytes: bill(2) },
    ]),
  )
  const source = await openSource(file)
  const amounts: unknown[] = []
  for (const sheet of source.sheetNames)
    for await (const rows of source.rows(sheet)) amounts.push(rows.at(-1)?.cells.at(-1))
  await source.close()
  expect([source.sheetNames, amounts]).toEqual([
    ['????.xml', '???? (2).xml'],
    ['1', '2'],
  ])
})
