import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { ChecksSection } from '#renderer/features/imports/ChecksSection.tsx'
import { DocumentSection } from '#renderer/features/imports/DocumentSection.tsx'
import { FindingsSection } from '#renderer/features/imports/FindingsSection.tsx'
import { ImportFacts } from '#renderer/features/imports/ImportFacts.tsx'
import { MappingSection } from '#renderer/features/imports/MappingSection.tsx'
import { MadeLayouts } from '#renderer/features/imports/MappingUndo.tsx'
import { NotInNotice, ReadAgainButton } from '#renderer/features/imports/ReadAgainSection.tsx'
import { SheetsSection } from '#renderer/features/imports/SheetsSection.tsx'
import { SumsSection } from '#renderer/features/imports/SumsSection.tsx'
import { UndoButton, UndoneNotice } from '#renderer/features/imports/UndoSection.tsx'
import { WarningsSection } from '#renderer/features/imports/WarningsSection.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { isRead } from '#shared/contract/imports.ts'
import type { Output } from '#shared/contract/index.ts'

const route = getRouteApi('/imports/$id')
type Found = Output<'imports.get'>

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
  const file = answer.data?.file
  return (
    <>
      <PageHeader title={file?.name ?? t('words/file')} before={before}>
        {file && isRead(file) && file.kind === 'REP' && file.state !== 'undone' && (
          <Link to="/claims" search={{ importId: file.id }} className="text-link">
            {t('imports/openClaims')}
          </Link>
        )}
        {file && isRead(file) && file.state !== 'undone' && <ReadAgainButton id={file.id} />}
        {file && isRead(file) && file.state !== 'undone' && <UndoButton id={file.id} />}
      </PageHeader>
      <Answered answer={answer}>{(found) => <ImportContent found={found} />}</Answered>
    </>
  )
}

function ImportContent({ found }: { found: Found }) {
  const { file, comparison } = found
  if (isRead(file)) return <ReadContent file={file} found={found} />
  return (
    <>
      <NotInNotice file={file} />
      <ImportFacts file={file} />
      {file.state === 'quarantined' && comparison && (
        <MappingSection importId={file.id} comparison={comparison} />
      )}
    </>
  )
}

type ReadFile = Exclude<Found['file'], { state: 'refused' | 'quarantined' }>

function ReadContent({ file, found: { findings, document } }: { file: ReadFile; found: Found }) {
  const { layout } = file
  return (
    <>
      {file.state === 'undone' && <UndoneNotice file={file} />}
      <ImportFacts file={file} />
      {document && <DocumentSection key={file.id} file={file} document={document} />}
      <MadeLayouts file={file} />
      <WarningsSection warnings={file.warnings} />
      <ChecksSection layout={layout} checks={file.checks} />
      <FindingsSection
        weight="rejected"
        findings={findings}
        total={file.rejectedCount}
        layout={layout}
        importId={file.id}
      />
      <FindingsSection
        weight="suspect"
        findings={findings}
        total={file.suspectCount}
        layout={layout}
        importId={file.id}
      />
      <div className="two-columns">
        <SumsSection layout={layout} sums={file.sums} />
        <SheetsSection sheets={file.sheets} />
      </div>
    </>
  )
}
