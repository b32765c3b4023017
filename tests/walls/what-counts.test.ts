import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findChance, findNeedless, readDeciding } from '#tests/walls/what-counts-rules.ts'

const sources = readDeciding(path.resolve(import.meta.dirname, '../..'))
const folder = 'src-main/features/imports'

describe('what counts is decided by no hash, no name order and no time of import', () => {
  it('in every file that decides', () => {
    expect(findChance(sources)).toEqual([])
  })

  it('which are all of these', () => {
    expect(sources.map(({ file }) => path.basename(file, '.ts')).toSorted()).toEqual([
      ...[
        'document-choices.sql',
        'document-order',
        'evidence',
        'issue-groups',
        'settle',
        'settle-claims.sql',
      ],
      ...['settle-needs', 'settle-statements', 'settle-statements.sql', 'settle-transfers'],
      ...['settle-transfers.sql', 'transfer-cells', 'transfer-rivals'],
    ])
  })

  it('and the list of what is allowed has nothing too much', () => {
    expect(findNeedless(sources)).toEqual([])
    expect(findNeedless([])).toHaveLength(2)
  })

  // each planted into a true file, as somebody would write it
  it.each<[into: string, from: string, to: string]>([
    ['settle-claims.sql', 'LIMIT 1)', ', file.sha256 LIMIT 1)'],
    ['settle-claims.sql', 'file.preference DESC,', 'file.preference DESC, file.imported_at DESC,'],
    ['settle-claims.sql', 'file.preference DESC,', 'file.preference DESC, file.name,'],
    ['settle-claims.sql', 'file.preference DESC,', 'file.preference DESC, file.id DESC,'],
    ['settle-claims.sql', 'file.preference DESC,', 'file.preference DESC, best.import_file_id,'],
    ['settle-claims.sql', 'later.id > best.id', 'later.id > best.id AND later.id > best.id'],
    ['settle-claims.sql', 'ELSE 1 END', 'ELSE counting.id < losing.id END'],
    ['settle-claims.sql', 'LIMIT 1)', ', rowid LIMIT 1)'],
    ['settle-statements.sql', 'ORDER BY whole', 'ORDER BY row.id'],
    ['settle-statements.sql', 'ORDER BY whole', 'ORDER BY (SELECT name FROM import_file), whole'],
    ['settle-transfers.sql', 'ORDER BY whole', 'ORDER BY whole, id'],
    ['settle-transfers.sql', 'ORDER BY whole', 'ORDER BY content_hash'],
    ['document-choices.sql', 'ORDER BY id', 'ORDER BY id) UNION (SELECT 1 ORDER BY id'],
    ['document-order', 'other.rows - one.rows', 'one.fileId - other.fileId'],
    ['document-order', 'other.rows - one.rows', 'one.name.localeCompare(other.name)'],
    [
      'issue-groups',
      'for (const issue of issues)',
      'for (const issue of issues.toSorted((a, b) => a.id - b.id))',
    ],
    ['transfer-rivals', 'hcode,', 'hcode, one.name,'],
    ['transfer-cells', 'new Map(', 'new Map<string, number>(createHash, '],
    ['evidence', 'toSet(times', 'toSet(importedAt, times'],
    [
      'settle-transfers',
      'compareVersions(file, other) ||',
      'compareVersions(file, other) || file.fileId > other.fileId ||',
    ],
  ])('a fault in %s is seen: %s → %s', (into, from, to) => {
    const file = `${folder}/${into}.ts`
    const text = sources.find((source) => source.file === file)?.text ?? ''
    expect(text).toContain(from)
    expect(findChance([{ file, text: text.replace(from, () => to) }])).not.toEqual([])
  })

  it('and a remark is no fault', () => {
    const text = '/** Neither sha256 nor imported_at. */\n// ORDER BY id, file.name\nexport const one = 1\n'
    expect(findChance([{ file: `${folder}/settle.ts`, text }])).toEqual([])
  })
})
