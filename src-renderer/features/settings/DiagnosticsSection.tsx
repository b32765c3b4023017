import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'

/** @returns facts as `name=value`. */
function toFactText(facts: DiagnosticStep['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ')
}

/** When the whole store was looked at last; nothing is called well that was not counted. */
function StoreCheckLine() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useAnswer('diagnostics.storeCheck', {})
  if (data === undefined) return null
  const { last, isDue, isRunning } = data
  if (isRunning) return <p className="hint">{t('settings/storeChecking')}</p>
  if (last === null) return <State tone="warn">{t('settings/storeNeverChecked')}</State>
  const at = format.instant(last.at)
  if (isDue) return <State tone="warn">{t('settings/storeCheckDue', { at })}</State>
  return (
    <State tone="good">
      {t('settings/storeChecked', {
        at,
        pages: formatCount(last.pages),
        documents: formatCount(last.documents),
      })}
    </State>
  )
}

/** Looks at everything a run needs, when asked. */
export function DiagnosticsSection() {
  const { t } = useTranslation()
  const [isAsked, setIsAsked] = useState(false)
  const answer = useAnswer('diagnostics.run', {}, { isEnabled: isAsked })

  const onRun = () => {
    setIsAsked(true)
    if (isAsked) void answer.refetch()
  }
  const columns: PlainColumn<DiagnosticStep>[] = [
    { id: 'name', header: t('settings/step'), cell: ({ name }) => t(`settings/steps/${name}`) },
    {
      id: 'isOk',
      header: t('words/state'),
      cell: ({ isOk }) => (
        <State tone={isOk ? 'good' : 'bad'}>{t(isOk ? 'settings/ok' : 'settings/notOkStep')}</State>
      ),
    },
    {
      id: 'facts',
      header: t('settings/found'),
      cell: ({ error, facts }) =>
        error ? <FailureNotice error={error} /> : <code>{toFactText(facts)}</code>,
    },
  ]
  const action = (
    <Button variant="default" onClick={onRun} loading={answer.isFetching}>
      {t('settings/runDiagnostics')}
    </Button>
  )

  return (
    <Section title={t('settings/diagnostics')} hint={t('settings/diagnosticsHint')} action={action}>
      <StoreCheckLine />
      {isAsked && (
        <Answered answer={answer} rows={6}>
          {({ steps, isOk }) => (
            <>
              <p className="outcome" role="status">
                <State tone={isOk ? 'good' : 'bad'}>{t(isOk ? 'settings/allOk' : 'settings/notOk')}</State>
              </p>
              <PlainTable
                label={t('settings/diagnostics')}
                columns={columns}
                rows={steps}
                keyOf={({ name }) => name}
                isBad={(step) => !step.isOk}
              />
            </>
          )}
        </Answered>
      )}
    </Section>
  )
}
