import { CloseButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { choosePlace, type Place } from '#renderer/features/completeness/completeness.view.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State, type Tone } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { Output } from '#shared/contract/index.ts'

type File = Output<'completeness.files'>['files'][number]

const tones: Record<File['state'], Tone> = {
  missing: 'bad',
  stored: 'warn',
  imported: 'good',
  undone: 'quiet',
  quarantined: 'warn',
  refused: 'bad',
}

/** The files of one month, scheme and kind, what is missing first. */
export function PlaceFiles({ place }: { place: Place }) {
  const { t } = useTranslation()
  const format = useFormat()
  const answer = useAnswer('completeness.files', place, { keepsPrevious: true })
  const columns: PlainColumn<File>[] = [
    {
      id: 'name',
      header: t('words/file'),
      cell: ({ name, importId }) =>
        importId === null ? (
          name
        ) : (
          <Link to="/imports/$id" params={{ id: String(importId) }} className="figure is-file" title={name}>
            {name}
          </Link>
        ),
    },
    {
      id: 'state',
      header: t('words/state'),
      cell: ({ state, isProven }) => (
        <State tone={tones[state]}>
          {isProven ? t('completeness/proven') : t(`completeness/states/${state}`)}
        </State>
      ),
    },
    {
      id: 'listed',
      header: t('completeness/listed'),
      cell: ({ isListed, hasUnknownCounts }) =>
        hasUnknownCounts ? (
          <State tone="quiet">{t('completeness/isListedUncounted')}</State>
        ) : (
          t(isListed ? 'completeness/isListed' : 'completeness/notListed')
        ),
    },
  ]
  const title = t('completeness/filesOf', {
    kind: place.kind,
    scheme: format.schemeCode(place.scheme),
    month: format.month(place.month),
  })
  return (
    <aside className="side-panel">
      <Section
        title={title}
        action={<CloseButton aria-label={t('words/close')} onClick={() => choosePlace(null)} />}
      >
        <Answered answer={answer}>
          {({ files, doubt }) => (
            <>
              {doubt && <p className="hint is-above">{t(`completeness/doubts/${doubt}`)}</p>}
              {files.length > 0 && (
                <PlainTable
                  label={title}
                  columns={columns}
                  rows={files}
                  keyOf={({ name, importId }) => `${name} ${importId ?? ''}`}
                />
              )}
            </>
          )}
        </Answered>
      </Section>
    </aside>
  )
}
