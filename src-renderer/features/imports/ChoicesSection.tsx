import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { toDistinctName, toPairKey } from '#renderer/features/imports/document-words.ts'
import type { Deciding, Named } from '#renderer/features/imports/use-deciding.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DocumentChoice } from '#shared/contract/document-questions.ts'

type Props = { readonly choices: readonly DocumentChoice[]; readonly deciding: Deciding | null }

/** What persons said of two files, each with the way back. */
export function ChoicesSection({ choices, deciding }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  if (choices.length === 0) return null
  const columns: PlainColumn<DocumentChoice>[] = [
    {
      id: 'verdict',
      header: t('documents/decision'),
      cell: ({ verdict }) => t(`documents/verdicts/${verdict}`),
    },
    {
      id: 'files',
      header: t('words/file'),
      cell: ({ verdict, file, other }) => (
        <>
          <FileLink file={file} other={other} />{' '}
          <span className="hint">{t(verdict === 'counts' ? 'documents/instead' : 'documents/together')}</span>{' '}
          <FileLink file={other} other={file} />
        </>
      ),
    },
    { id: 'at', header: t('documents/decidedAt'), cell: ({ at }) => format.instant(at) },
    { id: 'by', header: t('documents/decidedBy'), cell: ({ by }) => by },
    {
      id: 'undo',
      header: '',
      isNumber: true,
      cell: ({ verdict, file, other }) =>
        deciding && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={deciding.isPending}
            onClick={() => deciding.onTakeBack({ kind: verdict, pair: [file, other] })}
          >
            {t('documents/undo')}
          </Button>
        ),
    },
  ]
  return (
    <Section title={t('documents/decided')}>
      <PlainTable
        label={t('documents/decided')}
        columns={columns}
        rows={choices}
        keyOf={({ file, other }) => toPairKey([file, other])}
      />
    </Section>
  )
}

function FileLink({ file, other }: { file: Named; other: Named }) {
  const { t } = useTranslation()
  return (
    <Link to="/imports/$id" params={{ id: String(file.id) }} className="text-link">
      {toDistinctName(t, file, other)}
    </Link>
  )
}
