import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { useClaimsView } from '#renderer/features/claims/claims.view.ts'
import { LinesSection } from '#renderer/features/claims/LinesSection.tsx'
import { StatementsSection } from '#renderer/features/claims/StatementsSection.tsx'
import { VersionCells } from '#renderer/features/claims/VersionCells.tsx'
import { VersionTable } from '#renderer/features/claims/VersionTable.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { CodeMeanings } from '#renderer/ui/CodeMeanings.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { ClaimStatement, ClaimVersion } from '#shared/contract/claims.ts'

const route = getRouteApi('/claims/$tranId')

/** One claim: every answer NHSO gave, and the workbook row each came from. */
export function ClaimPage() {
  const { t } = useTranslation()
  const { tranId } = route.useParams()
  const navigate = useNavigate()
  const { lastSearch } = useClaimsView()
  const answer = useAnswer('claims.get', { tranId })
  useHotkeys([['Escape', () => void navigate({ to: '/claims', search: lastSearch })]])

  const before = (
    <Link to="/claims" search={lastSearch} className="back-link" aria-keyshortcuts="Escape">
      <IconArrowLeft size={16} aria-hidden />
      {t('claims/allClaims')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('claims/claimTitle', { tranId })} before={before} />
      <Answered answer={answer}>
        {({ versions, statements }) => <Versions versions={versions} statements={statements} />}
      </Answered>
    </>
  )
}

type Found = { readonly versions: readonly ClaimVersion[]; readonly statements: readonly ClaimStatement[] }

function Versions({ versions, statements }: Found) {
  const { t } = useTranslation()
  const [chosenId, setChosenId] = useState<number | null>(null)
  const chosen =
    versions.find(({ id }) => id === chosenId) ?? versions.find(({ isCurrent }) => isCurrent) ?? versions[0]
  return (
    <>
      <Section title={t('claims/versionsTitle')}>
        <VersionTable versions={versions} chosenId={chosen?.id ?? 0} onChoose={setChosenId} />
      </Section>
      {chosen?.errorCodes && (
        <Section title={t('claims/meanings')}>
          <CodeMeanings codes={chosen.errorCodes.split(',')} />
        </Section>
      )}
      <StatementsSection statements={statements} />
      {chosen && <LinesSection lines={chosen.lines} />}
      {chosen && <VersionCells version={chosen} />}
    </>
  )
}
