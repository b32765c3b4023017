import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatCount } from '#renderer/ui/format.ts'
import type { Attention } from '#shared/contract/dashboard.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { errors } from '#shared/phrases/th/errors.ts'

const pageOf = {
  signInNeeded: '/downloads',
  signInBeforeRun: '/downloads',
  listChanged: '/downloads/lists',
  clockBehind: '/settings',
  clockAhead: '/settings',
  runFailed: '/downloads',
  fileFailed: '/downloads',
  importRefused: '/imports',
  importQuarantined: '/imports',
  documentsUnsettled: '/imports/documents',
  documentsCompete: '/imports/documents',
  documentsUntold: '/imports/documents',
  checkDiffers: '/imports',
  cellsRejected: '/imports',
  backupFailed: '/settings',
  backupNever: '/settings',
  backupOld: '/settings',
  scheduleMissed: '/schedule',
  filesMissing: '/completeness',
  schedulePaused: '/schedule',
  nightlyOff: '/schedule',
  noAccount: '/settings',
} as const satisfies Record<Attention['kind'], string>

// a sentence with blanks needs the details of its failure, which are on the page this leads to
const isWhole = (code: ErrorCode) => !errors[code].text.includes('{{')

/** What wants a person, most urgent first; each leads to where it is done. */
export function AttentionList({ attention }: { attention: readonly Attention[] }) {
  const { t } = useTranslation()
  return (
    <section className="attention" aria-label={t('dashboard/attention')}>
      <h2>{t('dashboard/attention')}</h2>
      <ul>
        {attention.map((matter) => (
          <li key={`${matter.kind} ${matter.code} ${matter.importId}`}>
            <AttentionLink matter={matter} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function AttentionLink({ matter: { kind, count, code, importId } }: { matter: Attention }) {
  const { t } = useTranslation()
  const content = (
    <>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{t(`dashboard/attentions/${kind}`, { count: formatCount(count) })}</span>
      <span className="attention-reason">
        {code !== null && isWhole(code) && `${t(`errors/${code}/text`)} · `}
        {t(`dashboard/advices/${kind}`)}
      </span>
      <IconChevronRight size={16} aria-hidden className="attention-go" />
    </>
  )
  return importId === null ? (
    <Link to={pageOf[kind]}>{content}</Link>
  ) : (
    <Link to="/imports/$id" params={{ id: String(importId) }}>
      {content}
    </Link>
  )
}
