import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { ColumnsSection } from '#renderer/features/portal-lists/ColumnsSection.tsx'
import { ListStructureFacts } from '#renderer/features/portal-lists/ListStructureFacts.tsx'
import { toChangeText, toCorrectedText, toStateWord } from '#renderer/features/portal-lists/list-words.ts'
import type { Look } from '#renderer/features/portal-lists/use-look.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ListEntry } from '#shared/contract/portal-lists.ts'
import { isEmptyUnsure, type ListReading } from '#shared/model/list-reading.ts'

type Props = { readonly entry: ListEntry; readonly look: Look }

/** One list: how it stands, what changed, and which column is what. */
export function ListDetail({ entry, look }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { newest, good, source, scheme } = entry
  const { word, tone } = toStateWord(entry)
  const title = t('portalLists/listOf', {
    source: source.toUpperCase(),
    scheme: format.scheme(scheme),
    month: newest ? format.month(newest.month) : t('words/never'),
  })
  const canLook = newest !== null && !look.isLooking && !look.isRunOn
  const onLook = () => {
    if (newest === null) return
    const schemes = scheme === 'all' ? [] : [scheme]
    look.onLook({ sources: [source], schemes, month: (good ?? newest).month })
  }
  // a page of which nothing was seen is shown as it was when it was
  const shown = newest?.columns.length === 0 && good ? good : newest
  return (
    <section className="side-panel" aria-label={title}>
      <div className="list-head">
        <h2>{title}</h2>
        <State tone={tone}>{t(`portalLists/states/${word}`)}</State>
        <span className="hint">{newest && format.instant(newest.at)}</span>
        <Button variant="default" disabled={!canLook} onClick={onLook}>
          {t('portalLists/lookAgain')}
        </Button>
      </div>
      {newest && <Ending reading={newest} />}
      <Changes entry={entry} />
      <Correction entry={entry} />
      {shown && <ColumnsSection key={shown.at} entry={entry} reading={shown} />}
      {newest?.structure && <ListStructureFacts structure={newest.structure} />}
    </section>
  )
}

/** Why a list could not be read, or is believed to be empty. */
function Ending({ reading: { ending } }: { reading: ListReading }) {
  const { t } = useTranslation()
  if (ending.state === 'failed') return <FailureNotice error={{ code: ending.code, details: {} }} />
  if (ending.state !== 'empty') return null
  return (
    <p className="hint">
      {t(`portalLists/evidence/${ending.evidence}`)}
      {isEmptyUnsure(ending) && ` · ${t('portalLists/notProven')}`}
    </p>
  )
}

/** How a list differs from when it was read, and that this is as it should be. */
function Changes({ entry: { state, list, scheme, good, newest, changes } }: { entry: ListEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const confirm = useCommand('portalLists.confirm')
  if (good === null || (changes.length === 0 && state !== 'changed')) return null
  const action = state === 'changed' && newest?.ending.state === 'read' && (
    <Button
      variant="default"
      title={t('portalLists/confirmHint')}
      loading={confirm.isPending}
      onClick={() => confirm.mutate({ list, scheme })}
    >
      {t('portalLists/confirm')}
    </Button>
  )
  return (
    <Section title={t('portalLists/changes', { at: format.instant(good.at) })} action={action}>
      {confirm.error && <FailureNotice error={confirm.error} />}
      {changes.length === 0 ? (
        <p className="hint">{t('portalLists/changesNone')}</p>
      ) : (
        <ul className="list-changes">
          {changes.map((change) => (
            <li key={JSON.stringify(change)}>{toChangeText(t, change)}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** What a person said of the list, who and when, and the way back. */
function Correction({ entry: { list, correction, newest } }: { entry: ListEntry }) {
  const { t } = useTranslation()
  const format = useFormat()
  const undo = useCommand('portalLists.undoCorrection')
  const wasRead = newest?.columns.some(({ reasons }) => reasons.includes('correction')) ?? false
  if (correction === null) return wasRead ? <p className="hint">{t('portalLists/undone')}</p> : null
  const lost = correction.lost.map((field) => t(`portalLists/fields/${field}`)).join(', ')
  const isSeen = newest !== null && newest.at > correction.at
  return (
    <>
      <div className="notice is-over">
        <div className="notice-text">
          <p className="notice-title">
            {t('portalLists/correction', { by: correction.by, at: format.instant(correction.at) })}
          </p>
          <p>{toCorrectedText(t, correction.columns)}</p>
          {lost !== '' && <p className="form-problem">{t('portalLists/correctionLost', { fields: lost })}</p>}
          {!isSeen && <p className="hint">{t('portalLists/notSeenYet')}</p>}
        </div>
        <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ list })}>
          {t('portalLists/undo')}
        </Button>
      </div>
      {undo.error && <FailureNotice error={undo.error} />}
    </>
  )
}
