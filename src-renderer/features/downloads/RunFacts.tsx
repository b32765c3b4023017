import { useTranslation } from 'react-i18next'
import { listNotes, toStarter } from '#renderer/features/downloads/run-columns.tsx'
import { runTones } from '#renderer/features/downloads/run-states.ts'
import { type Fact, FactList } from '#renderer/ui/FactList.tsx'
import { formatCount, formatDuration } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'

/** Who ran it, over what, and what it came to. */
export function RunFacts({ run }: { run: DownloadRun }) {
  const { t } = useTranslation()
  const format = useFormat()
  const months = run.months.toSorted()
  const [from = null, to = null] = [months[0], months.at(-1)]
  const notes = listNotes(t, run)
  const facts: Fact[] = [
    [
      t('words/state'),
      <State key="state" tone={runTones[run.state]}>
        {t(`words/runStates/${run.state}`)}
      </State>,
    ],
    [t('downloads/who'), toStarter(t, run)],
    [t('downloads/took'), run.endedAt ? formatDuration(run.startedAt, run.endedAt) : t('words/none')],
    [t('downloads/lists'), `${formatCount(run.listsDone)}/${formatCount(run.listsTotal)}`],
    [
      t('words/month'),
      from === to
        ? format.month(from)
        : t('downloads/monthSpan', { from: format.month(from), to: format.month(to) }),
    ],
    [t('words/documents'), run.sources.map((source) => source.toUpperCase()).join(', ')],
    [t('words/scheme'), run.schemes.map(format.schemeCode).join(', ') || format.scheme('all')],
    [t('downloads/note'), notes.length > 0 ? notes.join(' · ') : t('downloads/notes/plain')],
  ]
  return (
    <>
      <FactList facts={facts} />
      <RunTotals run={run} />
    </>
  )
}

function RunTotals({ run }: { run: DownloadRun }) {
  const { t } = useTranslation()
  const totals = [
    [t('downloads/listed'), run.listed],
    [t(run.isDryRun ? 'downloads/wouldFetch' : 'downloads/stored'), run.stored],
    [t('downloads/skipped'), run.skipped],
    [t('downloads/runFailed'), run.failed],
    ...(run.isDryRun
      ? []
      : [[t('downloads/imported'), run.imported] as const, [t('downloads/refused'), run.refused] as const]),
  ] as const
  return (
    <div className="run-totals">
      <p className="hint">{run.listsTotal > 0 && t('downloads/reportHint')}</p>
      <dl className="inline-totals">
        {totals.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
