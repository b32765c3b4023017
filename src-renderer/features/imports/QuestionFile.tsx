import { Button, Kbd } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { toDistinctName, toTimeText } from '#renderer/features/imports/document-words.ts'
import { TellSource } from '#renderer/features/imports/TellSaid.tsx'
import type { Deciding } from '#renderer/features/imports/use-deciding.ts'
import { answerOf } from '#renderer/features/imports/use-question-keys.ts'
import { type Fact, FactList } from '#renderer/ui/FactList.tsx'
import { Money } from '#renderer/ui/Money.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import { type DocumentQuestion, isOneDocument } from '#shared/contract/document-questions.ts'

type Props = {
  readonly question: DocumentQuestion
  /** 0 for the one that counts before the other. */
  readonly index: 0 | 1
  /** Files whose source nothing tells. */
  readonly sourceless: ReadonlySet<number>
  /** Null for somebody who may only look. */
  readonly deciding: Deciding | null
}

const times = ['printedAt', 'namedAt', 'listedAt'] as const

/** One of two files: when it was made and what says so, what it comes to, and the answer that it stands for. */
export function QuestionFile({ question, index, sourceless, deciding }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, why, files } = question
  const [file, other] = index === 0 ? files : [files[1], files[0]]
  const amount = t(`documents/amounts/${kind}`)
  const isCounting = index === 0 || !isOneDocument(why)
  const facts: Fact[] = [
    [
      isOneDocument(why) ? amount : t('documents/wholeAmount', { amount }),
      <Money key="amount" satang={file.satang} />,
    ],
    ...times.map(
      (time): Fact => [
        t(`documents/made/${time}`),
        file[time] === null ? (
          <span key={time} className="hint">
            {t('documents/silent')}
          </span>
        ) : (
          toTimeText(format, file[time], '')
        ),
      ],
    ),
  ]
  const place = index + 1
  // a list that tells its source leaves nothing to say of it
  const hasNoAnswer = why === 'overlaps' && !sourceless.has(file.id)
  return (
    <section
      className={isCounting ? 'question-file is-counting' : 'question-file'}
      aria-label={t('documents/place', { place })}
    >
      <div className="question-name">
        <Link to="/imports/$id" params={{ id: String(file.id) }} className="text-link">
          {toDistinctName(t, file, other)}
        </Link>
        <State tone={isCounting ? 'good' : 'quiet'}>
          {t(isCounting ? 'documents/counting' : 'documents/notCounting')}
        </State>
      </div>
      <FactList facts={facts} />
      {deciding && (
        <div className="question-answer">
          {!hasNoAnswer && (
            <Kbd size="sm" aria-hidden>
              {place}
            </Kbd>
          )}
          <Answer question={question} index={index} hasNoAnswer={hasNoAnswer} deciding={deciding} />
        </div>
      )}
    </section>
  )
}

type AnswerProps = {
  readonly question: DocumentQuestion
  readonly index: 0 | 1
  readonly hasNoAnswer: boolean
  readonly deciding: Deciding
}

/** What the number key of a file goes to. */
function Answer({ question: { why, files }, index, hasNoAnswer, deciding }: AnswerProps) {
  const { t } = useTranslation()
  const [file, other] = index === 0 ? files : [files[1], files[0]]
  const place = index + 1
  if (why === 'repeats')
    return (
      <Link to="/imports/$id" params={{ id: String(file.id) }} className="text-link" {...answerOf(place)}>
        {t('documents/openToUndo')}
      </Link>
    )
  if (why === 'overlaps')
    return hasNoAnswer ? (
      <span className="hint">{t('documents/tellsItself')}</span>
    ) : (
      <TellSource file={file} deciding={deciding} place={place} />
    )
  return (
    <Button
      variant="default"
      disabled={deciding.isPending}
      onClick={() => deciding.onDecide('counts', [file, other])}
      {...answerOf(place)}
    >
      {t(index === 0 ? 'documents/keep' : 'documents/take')}
    </Button>
  )
}
