import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { CompletenessFilters } from '#renderer/features/completeness/CompletenessFilters.tsx'
import {
  choosePlace,
  narrow,
  useCompletenessView,
} from '#renderer/features/completeness/completeness.view.ts'
import { toCompletenessColumns } from '#renderer/features/completeness/completeness-columns.tsx'
import { PlaceFiles } from '#renderer/features/completeness/PlaceFiles.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { MoneyLine } from '#renderer/ui/MoneyLine.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

/** Is every document of every month here, imported and proven? */
export function CompletenessPage() {
  const { t } = useTranslation()
  const format = useFormat()
  const view = useCompletenessView()
  const { fiscalYear, place } = view
  const answer = useAnswer('completeness.get', fiscalYear === null ? {} : { fiscalYear }, {
    keepsPrevious: true,
  })
  const columns = useMemo(() => toCompletenessColumns(t, format), [t, format])

  return (
    <div className="full-page">
      <PageHeader title={t('completeness/title')} />
      <MoneyLine hasLink />
      <Answered answer={answer}>
        {({ fiscalYear: shownYear, fiscalYears, rows }) => (
          <>
            <CompletenessFilters years={fiscalYears} fiscalYear={shownYear} />
            <p className="hint is-above">{t('completeness/hint')}</p>
            {rows.length > 0 ? (
              <div className={place ? 'split is-open' : 'split'}>
                <DataTable
                  label={t('completeness/title')}
                  columns={columns}
                  rows={narrow(rows, view)}
                  onOpen={choosePlace}
                />
                {place && <PlaceFiles place={place} />}
              </div>
            ) : (
              <EmptyState title={t('completeness/emptyTitle')} text={t('completeness/emptyText')}>
                <Button component={Link} to="/downloads" variant="default">
                  {t('completeness/toDownloads')}
                </Button>
              </EmptyState>
            )}
          </>
        )}
      </Answered>
    </div>
  )
}
