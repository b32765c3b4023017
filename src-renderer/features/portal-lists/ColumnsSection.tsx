import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { ColumnsTable } from '#renderer/features/portal-lists/ColumnsTable.tsx'
import {
  applyCorrection,
  choose,
  type Draft,
  listMissing,
  noDraft,
  toCorrected,
} from '#renderer/features/portal-lists/correction-draft.ts'
import { toCorrectedText } from '#renderer/features/portal-lists/list-words.ts'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ListEntry } from '#shared/contract/portal-lists.ts'
import type { ListField, ListReading } from '#shared/model/list-reading.ts'

const countFields: readonly ListField[] = ['total', 'passed', 'failed']

type Props = { readonly entry: ListEntry; readonly reading: ListReading }

/** The columns of a list in their order, and what a person says of them until it is kept. */
export function ColumnsSection({ entry, reading }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const correct = useCommand('portalLists.correct')
  const [draft, setDraft] = useState<Draft>(noDraft)
  const [isAsking, setIsAsking] = useState(false)
  const current = entry.correction?.columns ?? null
  const columns = applyCorrection(reading.columns, current)
  const isDirty = draft.size > 0
  const title =
    reading === entry.newest
      ? t('portalLists/columns')
      : t('portalLists/columnsOld', { at: format.instant(reading.at) })

  const onDiscard = () => setDraft(noDraft)
  const onChoose = (index: number, field: ListField | null) =>
    setDraft((before) => choose(columns, before, index, field))
  const onSave = () => {
    setIsAsking(false)
    const input = { list: entry.list, columns: toCorrected(columns, draft, current) }
    correct.mutate(input, { onSuccess: onDiscard })
  }
  if (columns.length === 0)
    return reading.ending.state === 'failed' ? null : <p className="hint">{t('portalLists/columnsNone')}</p>
  const actions = isDirty && (
    <div className="page-actions">
      <Button variant="default" onClick={onDiscard}>
        {t('portalLists/discard')}
      </Button>
      <Button loading={correct.isPending} onClick={() => setIsAsking(true)}>
        {t('portalLists/save')}
      </Button>
    </div>
  )
  return (
    <Section title={title} hint={t('portalLists/columnsHint')} action={actions}>
      {correct.error && <FailureNotice error={correct.error} />}
      <Missing fields={listMissing(entry.source, columns, draft)} />
      <ColumnsTable columns={columns} sample={reading.sample} draft={draft} onChoose={onChoose} />
      <Confirm
        isOpen={isAsking}
        title={t('portalLists/saveTitle')}
        text={t('portalLists/saveAsk', { columns: toCorrectedText(t, toCorrected(columns, draft, current)) })}
        action={t('portalLists/save')}
        onConfirm={onSave}
        onClose={() => setIsAsking(false)}
      />
    </Section>
  )
}

/** What was not understood, and what that means. */
function Missing({ fields }: { fields: readonly ListField[] }) {
  const { t } = useTranslation()
  if (fields.length === 0) return null
  const names = fields.map((field) => t(`portalLists/fields/${field}`)).join(', ')
  return (
    <p className="outcome">
      <State tone="warn">
        {t('portalLists/notFound', { fields: names })}
        {fields.every((field) => countFields.includes(field)) && ` · ${t('portalLists/notFoundCounts')}`}
      </State>
    </p>
  )
}
