import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { toDocumentText } from '#renderer/features/imports/document-words.ts'
import { TellScheme, TellSource } from '#renderer/features/imports/TellSaid.tsx'
import type { Deciding } from '#renderer/features/imports/use-deciding.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { UntoldDocument } from '#shared/contract/document-questions.ts'

type Props = { readonly untold: readonly UntoldDocument[]; readonly deciding: Deciding | null }

/** Files that count although nobody knows of which scheme, or source of money, they are. */
export function UntoldSection({ untold, deciding }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  if (untold.length === 0) return null
  const columns: PlainColumn<UntoldDocument>[] = [
    {
      id: 'name',
      header: t('words/file'),
      cell: ({ id, name }) => (
        <Link to="/imports/$id" params={{ id: String(id) }} className="text-link">
          {name}
        </Link>
      ),
    },
    {
      id: 'document',
      header: t('documents/document'),
      cell: (one) => toDocumentText(t, format, one),
    },
    {
      id: 'rows',
      header: t('documents/count'),
      isNumber: true,
      cell: ({ kind, rows }) => t(`documents/counts/${kind}`, { count: formatCount(rows) }),
    },
    {
      id: 'amount',
      header: t('documents/amount'),
      isNumber: true,
      cell: ({ kind, satang }) => (
        <>
          <span className="hint">{t(`documents/amounts/${kind}`)}</span> <Money satang={satang} />
        </>
      ),
    },
    {
      id: 'answer',
      header: t('documents/answer'),
      cell: (one) => {
        if (deciding === null) return t(`documents/lacks/${one.lacks}`)
        return one.lacks === 'scheme' ? (
          <TellScheme file={one} deciding={deciding} />
        ) : (
          <TellSource file={one} deciding={deciding} />
        )
      },
    },
  ]
  const title = t('documents/untold', { count: formatCount(untold.length) })
  return (
    <Section title={title} hint={t('documents/untoldHint')}>
      <div className="untold">
        <PlainTable
          label={title}
          columns={columns}
          rows={untold}
          keyOf={({ id, lacks }) => `${id} ${lacks}`}
        />
      </div>
    </Section>
  )
}
