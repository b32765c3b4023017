import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { CodesSection, DriftsSection } from '#renderer/features/quality/CodesSection.tsx'
import { CountsSection } from '#renderer/features/quality/CountsSection.tsx'
import { FindingsTable } from '#renderer/features/quality/FindingsTable.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { FilterChip } from '#renderer/ui/FilterChip.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Finding } from '#shared/contract/imports.ts'
import type { QualityReport } from '#shared/contract/quality.ts'

const route = getRouteApi('/quality')
const pageSize = 200

/** What is wrong with what came in, and where does it stand? */
export function QualityPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { importId } = route.useSearch()
  const [reason, setReason] = useState<Finding['reason'] | null>(null)
  const [limit, setLimit] = useState(pageSize)
  const ofFile = importId === undefined ? {} : { importId }
  const answer = useAnswer(
    'quality.get',
    { ...ofFile, ...(reason && { reason }), limit },
    { keepsPrevious: true },
  )
  const save = useCommand('quality.export')

  const onExport = () => save.mutate(ofFile)
  const onReason = (next: Finding['reason'] | null) => {
    setReason(next)
    setLimit(pageSize)
  }
  return (
    <>
      <PageHeader title={t('quality/title')}>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={save.isPending}
          onClick={onExport}
        >
          {t('quality/export')}
        </Button>
      </PageHeader>
      <p className="hint">{t('quality/subtitle')}</p>
      {importId !== undefined && (
        <FilterBar label={t('words/file')}>
          <FilterChip
            name={t('words/file')}
            value={answer.data?.findings[0]?.file ?? String(importId)}
            onRemove={() => void navigate({ to: '/quality', search: {} })}
          />
        </FilterBar>
      )}
      {save.error && <FailureNotice error={save.error} onRetry={onExport} />}
      {save.data && (
        <p className="outcome" role="status">
          <State tone="good">
            {t('quality/exported', { rows: formatCount(save.data.rows), path: save.data.path })}
          </State>
        </p>
      )}
      <Answered answer={answer}>
        {(report) =>
          isClean(report) ? (
            <EmptyState title={t('quality/emptyTitle')} text={t('quality/emptyText')} />
          ) : (
            <>
              <div className="two-columns">
                <CountsSection counts={report.counts} reason={reason} onReason={onReason} />
                <CodesSection codes={report.unknownCodes} />
              </div>
              <DriftsSection drifts={report.drifts} />
              <FindingsTable report={report} onMore={() => setLimit(Math.min(1000, limit + pageSize))} />
            </>
          )
        }
      </Answered>
    </>
  )
}

function isClean({ counts, unknownCodes, drifts }: QualityReport): boolean {
  return counts.length + unknownCodes.length + drifts.length === 0
}
