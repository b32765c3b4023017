import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'

/** @returns facts as `name=value`. */
function toFactText(facts: DiagnosticStep['facts']): string {
  return Object.entries(facts)
    .map(([name, value]) => `${name}=${value}`)
    .join('  ')
}

/** Looks at everything a run needs, when asked. */
export function DiagnosticsSection() {
  const { t } = useTranslation()
  const explain = useFailureText()
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
      cell: ({ error, facts }) => (error ? explain(error) : <code>{toFactText(facts)}</code>),
    },
  ]
  const action = (
    <Button variant="default" onClick={onRun} loading={answer.isFetching}>
      {t('settings/runDiagnostics')}
    </Button>
  )

  return (
    <Section title={t('settings/diagnostics')} hint={t('settings/diagnosticsHint')} action={action}>
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
