import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { ChecksSection } from '#renderer/features/imports/ChecksSection.tsx'
import { ImportFacts } from '#renderer/features/imports/ImportFacts.tsx'
import { RejectedSection } from '#renderer/features/imports/RejectedSection.tsx'
import { SheetsSection } from '#renderer/features/imports/SheetsSection.tsx'
import { SumsSection } from '#renderer/features/imports/SumsSection.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { Output } from '#shared/contract/index.ts'

const route = getRouteApi('/imports/$id')

/** One file: did every satang of it arrive? */
export function ImportPage() {
  const { t } = useTranslation()
  const { id } = route.useParams()
  const navigate = useNavigate()
  const answer = useAnswer('imports.get', { id: Number(id) })
  useHotkeys([['Escape', () => void navigate({ to: '/imports' })]])

  const before = (
    <Link to="/imports" className="back-link" aria-keyshortcuts="Escape">
      <IconArrowLeft size={16} aria-hidden />
      {t('imports/allFiles')}
    </Link>
  )
  return (
    <>
      <PageHeader title={answer.data?.file.name ?? t('words/file')} before={before}>
        {answer.data && answer.data.file.state !== 'refused' && (
          <Link to="/claims" search={{ importId: answer.data.file.id }} className="text-link">
            {t('imports/openClaims')}
          </Link>
        )}
      </PageHeader>
      <Answered answer={answer}>{(found) => <ImportContent found={found} />}</Answered>
    </>
  )
}

function ImportContent({ found: { file, rejected } }: { found: Output<'imports.get'> }) {
  const { t } = useTranslation()
  if (file.state === 'refused') {
    const reason = { ...file.reason, details: { file: file.name, ...file.reason.details } }
    return (
      <>
        <FailureNotice title={t('imports/refusedTitle')} error={reason} />
        <ImportFacts file={file} />
      </>
    )
  }
  return (
    <>
      <ImportFacts file={file} />
      {file.warnings.length > 0 && (
        <Section title={t('imports/warningsTitle')}>
          {file.warnings.map((warning) => (
            <FailureNotice key={`${warning.code} ${JSON.stringify(warning.details)}`} error={warning} />
          ))}
        </Section>
      )}
      <ChecksSection layout={file.layout} checks={file.checks} />
      <RejectedSection rejected={rejected} total={file.rejectedCount} layout={file.layout} />
      <div className="two-columns">
        <SumsSection layout={file.layout} sums={file.sums} />
        <SheetsSection sheets={file.sheets} />
      </div>
    </>
  )
}
