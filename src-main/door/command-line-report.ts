import type { Backup } from '#main/database/backup.ts'
import type { Restored } from '#main/database/restore.ts'
import type { BackupState } from '#shared/contract/dashboard.ts'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'
import type { SettlingChange } from '#shared/contract/document-questions.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { Totals } from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'
import { isAboutKey, isCuredByBackup } from '#shared/errors/store-codes.ts'
import { headerOf } from '#shared/model/list-correction.ts'
import type { ListReading } from '#shared/model/list-reading.ts'
import { formatBaht, toSatang } from '#shared/model/satang.ts'
import { type StoreComparison, tellComparison } from '#shared/model/store-comparison.ts'
import { toBangkokTime, writeThaiDate } from '#shared/model/thai-date.ts'
import type { Translator } from '#shared/phrases/translator.ts'

/** Says in a person's words what a verb found. */
export function createReporter({ say, explain, advise }: Translator, print: (line: string) => void) {
  const bahtOf = (satang: number | null) =>
    satang === null ? say('unknownAmount') : formatBaht(toSatang(satang))
  const toMb = (bytes: number) => (bytes / 1e6).toFixed(1)
  const fileKeys = {
    imported: 'fileImported',
    unchanged: 'fileUnchanged',
    older: 'fileOlder',
    undone: 'fileUndone',
    quarantined: 'fileQuarantined',
    refused: 'fileRefused',
  } as const
  const competingKeys = {
    undecided: 'competing',
    drops: 'dropping',
    repeats: 'repeating',
    overlaps: 'overlapping',
  } as const

  function file(one: Totals['files'][number]): void {
    const reason = one.reason ? explain(one.reason) : ''
    print(say(fileKeys[one.state], { name: one.name, rows: one.rows, reason }))
    if (one.reason) print(`        ${advise(one.reason)}`)
    if (one.rejected > 0) print(say('rejected', { count: one.rejected }))
  }

  function failure(error: ErrorRecord): void {
    print(explain(error))
    print(advise(error))
  }

  return {
    failure,

    /** The store cannot be opened. */
    trouble(error: ErrorRecord, keyFile: string): void {
      failure(error)
      if (isAboutKey(error.code)) print(say('keyFile', { file: keyFile }))
      if (isCuredByBackup(error.code)) print(say('restoreHint'))
    },

    totals(totals: Totals): void {
      totals.files.forEach(file)
      for (const { fund, claims, satang } of totals.funds) {
        const name = fund === null ? say('noFund') : say('fund', { fund })
        print(say('fundLine', { fund: name, claims, baht: bahtOf(satang) }))
      }
      const { claims, statements, transfers } = totals
      print(say('claims', { count: claims.count, baht: bahtOf(claims.approvedSatang) }))
      if (statements.rows > 0)
        print(say('statements', { count: statements.rows, baht: bahtOf(statements.approvedSatang) }))
      if (transfers.rows > 0)
        print(say('transfers', { count: transfers.rows, baht: bahtOf(transfers.netSatang) }))
      for (const { why, document, files } of totals.competing)
        print(say(competingKeys[why], { document: document || '—', files: files.join(' · ') }))
    },

    settling(changes: readonly SettlingChange[], isAccepted: boolean): void {
      for (const { name, before, after } of changes)
        print(
          say('settlingLine', {
            name,
            before: before.rows,
            beforeBaht: bahtOf(before.satang),
            after: after.rows,
            afterBaht: bahtOf(after.satang),
          }),
        )
      print(say(isAccepted ? 'settled' : 'settlingLooked', { count: changes.length }))
    },

    run(run: DownloadRun): void {
      const { state, listed, stored, skipped, failed, imported, refused } = run
      print(say('run', { state, listed, stored, skipped, failed, imported, refused }))
      if (run.error) failure(run.error)
    },

    reading({ source, scheme, month, ending, lines, counts, columns }: ListReading): void {
      const place = `${source.toUpperCase()} ${scheme.toUpperCase()} ${month}`
      if (ending.state === 'failed') {
        print(say('listFailed', { place, reason: explain({ code: ending.code, details: {} }) }))
        return
      }
      print(say(ending.state === 'empty' ? 'listEmpty' : 'listRead', { place, lines }))
      if (counts === 'unknown') print(say('listCountsUnknown'))
      for (const column of columns.filter(({ field }) => field !== null)) {
        const header = headerOf(column) ?? '—'
        print(say('listColumn', { place: column.index + 1, header, field: column.field ?? '' }))
      }
    },

    steps(steps: readonly DiagnosticStep[]): void {
      for (const step of steps) {
        const reason = step.error ? explain(step.error) : ''
        const { pages = null, documents = null } = step.facts
        if (pages !== null)
          print(say('stepStore', { name: step.name, pages: Number(pages), documents: Number(documents) }))
        else print(say(step.isOk ? 'stepOk' : 'stepFailed', { name: step.name, reason }))
        if (step.error) print(`        ${advise(step.error)} [${step.error.code}]`)
      }
    },

    taken({ path, bytes, documents, claims }: Output<'settings.backUp'>): void {
      print(say('backedUp', { path, mb: toMb(bytes), documents, claims }))
    },

    lastBackup({ last, failure }: BackupState): void {
      if (failure) print(say('notBackedUp', { reason: explain(failure.error) }))
      else if (last) print(say('lastBackup', { mb: toMb(last.bytes) }))
    },

    backup({ name, bytes }: Backup, hoursOld: number): void {
      print(say('backup', { name, mb: toMb(bytes), days: Math.floor(hoursOld / 24), hours: hoursOld % 24 }))
    },

    noBackupNamed(count: number): void {
      print(say(count === 0 ? 'noBackups' : 'nameBackup', { count }))
    },

    comparison(comparison: StoreComparison): void {
      const at = (instant: string | null) =>
        instant === null ? '—' : writeThaiDate(toBangkokTime(new Date(instant)))
      for (const { key, blanks } of tellComparison(comparison, { at, explain })) print(say(key, blanks))
    },

    restoreRefused(): void {
      print(say('restoreRefused'))
    },

    restored({ file, keptAs, setAside }: Restored & { readonly file: string }): void {
      print(say('restored', { file }))
      if (keptAs !== null) print(say('keptAs', { name: keptAs }))
      for (const aside of setAside) print(say('setAside', { file: aside }))
    },

    nothingDue(): void {
      print(say('nothingDue'))
    },
  }
}

export type Reporter = ReturnType<typeof createReporter>
