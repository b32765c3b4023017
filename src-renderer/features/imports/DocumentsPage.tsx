import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { useIsAllowed } from '#renderer/api/permission.ts'
import { ChoicesSection } from '#renderer/features/imports/ChoicesSection.tsx'
import { DeedNotice } from '#renderer/features/imports/DeedNotice.tsx'
import { toPairKey } from '#renderer/features/imports/document-words.ts'
import { QuestionList } from '#renderer/features/imports/QuestionList.tsx'
import { SettlingSection } from '#renderer/features/imports/SettlingSection.tsx'
import { UntoldSection } from '#renderer/features/imports/UntoldSection.tsx'
import { useDeciding } from '#renderer/features/imports/use-deciding.ts'
import { useQuestionKeys } from '#renderer/features/imports/use-question-keys.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { MoneyLine } from '#renderer/ui/MoneyLine.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { DocumentQuestion } from '#shared/contract/document-questions.ts'
import type { Output } from '#shared/contract/index.ts'

/** Which of two documents counts, and of whom is a document that does not tell it? */
export function DocumentsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const answer = useAnswer('imports.questions', {})
  useHotkeys([['Escape', () => void navigate({ to: '/imports' })]])
  const before = (
    <Link to="/imports" className="back-link" aria-keyshortcuts="Escape">
      <IconArrowLeft size={16} aria-hidden />
      {t('imports/allFiles')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('documents/title')} before={before} />
      <Answered answer={answer}>{(found) => <DocumentsContent found={found} />}</Answered>
    </>
  )
}

/** The question that is open: by its files, or by its place once they are decided. */
type Opened = { readonly pair: string; readonly place: number }

function findOpen(questions: readonly DocumentQuestion[], { pair, place }: Opened): number {
  const found = questions.findIndex(({ files }) => toPairKey(files) === pair)
  const isStill = questions[place] !== undefined && toPairKey(questions[place].files) === pair
  if (found >= 0) return isStill ? place : found
  return Math.max(0, Math.min(place, questions.length - 1))
}

function DocumentsContent({ found }: { found: Output<'imports.questions'> }) {
  const { t } = useTranslation()
  const { questions, untold, choices, isUnsettled } = found
  const [opened, setOpened] = useState<Opened>({ pair: '', place: 0 })
  const known = useDeciding((pair) => setOpened((before) => ({ ...before, pair: toPairKey(pair) })))
  const deciding = useIsAllowed('finance.import') ? known : null
  const open = findOpen(questions, opened)
  const onOpen = (place: number) => {
    const question = questions[place]
    if (question) setOpened({ pair: toPairKey(question.files), place })
  }
  useQuestionKeys({ count: questions.length, open, onOpen, onUndoLast: known.onUndoLast })
  const lacking = untold.filter(({ lacks }) => lacks === 'source').map(({ id }) => id)
  return (
    <>
      <MoneyLine />
      <SettlingSection isUnsettled={isUnsettled} mayAccept={deciding !== null} />
      {deciding ? <DeedNotice deciding={deciding} /> : <p className="hint">{t('documents/readOnly')}</p>}
      {questions.length > 0 && (
        <Section
          title={t('documents/questions', { count: formatCount(questions.length) })}
          action={deciding && <span className="hint">{t('documents/keys')}</span>}
        >
          <QuestionList
            questions={questions}
            open={open}
            onOpen={onOpen}
            sourceless={new Set(lacking)}
            deciding={deciding}
          />
        </Section>
      )}
      {/* what competes by older rules says nothing of those of today */}
      {questions.length === 0 && !isUnsettled && (
        <NoneCompete isShort={untold.length > 0 || choices.length > 0} />
      )}
      <UntoldSection untold={untold} deciding={deciding} />
      <ChoicesSection choices={choices} deciding={deciding} />
    </>
  )
}

/** That nothing competes, and what was looked at to say so. */
function NoneCompete({ isShort }: { isShort: boolean }) {
  const { t } = useTranslation()
  const { data } = useAnswer('imports.money', {})
  if (data === undefined) return null
  const { claims, statements, transfers } = data
  if (claims.count + statements.rows + transfers.rows === 0 && !isShort)
    return (
      <EmptyState title={t('documents/nothing')} text={t('documents/nothingText')}>
        <Button component={Link} to="/imports" variant="default">
          {t('documents/toImports')}
        </Button>
      </EmptyState>
    )
  const looked = t('documents/noneLooked', {
    claims: formatCount(claims.count),
    rows: formatCount(statements.rows),
    transfers: formatCount(transfers.rows),
  })
  if (!isShort) return <EmptyState title={t('documents/none')} text={looked} />
  return (
    <Section title={t('documents/none')}>
      <p className="hint">{looked}</p>
    </Section>
  )
}
