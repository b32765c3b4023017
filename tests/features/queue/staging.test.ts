import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createQuarantine } from '#main/features/imports/quarantine.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

it.runIf(process.platform !== 'win32')(
  'copies of files with rows of patients are for their owner only, whatever rights the originals have',
  async () => {
    const root = temporaryFolder()
    const original = path.join(root, 'rep.xls')
    writeFileSync(original, 'rows')
    chmodSync(original, 0o644)
    const staged = await createStaging(path.join(root, 'staging')).copy(original)
    const quarantine = createQuarantine(path.join(root, 'quarantine'))
    await quarantine.keep(original, 'a-hash')
    const kept = path.join(root, 'quarantine', 'a-hash')
    const modeOf = (file: string) => statSync(file).mode & 0o777
    expect(
      [staged, kept].map((file) => [readFileSync(file, 'utf8'), modeOf(file), modeOf(path.dirname(file))]),
    ).toEqual([
      ['rows', 0o600, 0o700],
      ['rows', 0o600, 0o700],
    ])
  },
)
