import { Button, Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  differenceOf,
  evidenceOf,
  ruleOf,
  toDocumentText,
  toPairKey,
} from '#renderer/features/imports/document-words.ts'
import { QuestionFile } from '#renderer/features/imports/QuestionFile.tsx'
import type { Deciding } from '#renderer/features/imports/use-deciding.ts'
import { answerOf, questionMark } from '#renderer/features/imports/use-question-keys.ts'
import { formatCount, formatMoney } from '#renderer/ui/format.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import { type DocumentQuestion, isOneDocument } from '#shared/contract/document-questions.ts'
import { toSatang } from '#shared/model/satang.ts'

type Props = {
  readonly questions: readonly DocumentQuestion[]
  /** The place of the open one. */
  readonly open: number
  readonly onOpen: (place: number) => void
  /** Files whose source nothing tells. */
  readonly sourceless: ReadonlySet<number>
  /** Null for somebody who may only look. */
  readonly deciding: Deciding | null
}

/** Questions one under another; the open one with its two files side by side. */
export function QuestionList({ questions, open, onOpen, sourceless, deciding }: Props) {
  return (
    <ul className="questions">
      {questions.map((question, index) => (
        <li
          key={`${question.kind} ${question.why} ${toPairKey(question.files)}`}
          className={index === open ? 'question is-open' : 'question'}
        >
          <QuestionHead question={question} isOpen={index === open} onOpen={() => onOpen(index)} />
          {index === open && <QuestionBody question={question} sourceless={sourceless} deciding={deciding} />}
        </li>
      ))}
    </ul>
  )
}

function useDifference(question: DocumentQuestion): string {
  const { t } = useTranslation()
  // of two documents that both count the difference says nothing
  if (!isOneDocument(question.why)) return ''
  const difference = differenceOf(question.files)
  if (difference === null) return t('documents/differUnknown')
  return difference === 0
    ? t('documents/differNone')
    : t('documents/differ', { baht: formatMoney(toSatang(difference)) })
}

type HeadProps = {
  readonly question: DocumentQuestion
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function QuestionHead({ question, isOpen, onOpen }: HeadProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, why, rows } = question
  return (
    <h3>
      <button
        type="button"
        className="question-head"
        aria-expanded={isOpen}
        onClick={onOpen}
        {...questionMark}
      >
        {/* the spaces part the words for who hears them */}
        <span>{toDocumentText(t, format, question)}</span>{' '}
        <span className="question-why">{t(`documents/why/${why}`)}</span>{' '}
        <span className="question-figure">
          {why !== 'overlaps' && t(`documents/counts/${kind}`, { count: formatCount(rows) })}
        </span>{' '}
        <span className="question-figure">{useDifference(question)}</span>
      </button>
    </h3>
  )
}

type BodyProps = Pick<Props, 'sourceless' | 'deciding'> & { readonly question: DocumentQuestion }

function QuestionBody({ question, sourceless, deciding }: BodyProps) {
  const { t } = useTranslation()
  const { why, files } = question
  return (
    <div className="question-body">
      <About question={question} />
      <div className="question-files">
        {([0, 1] as const).map((index) => (
          <QuestionFile
            key={files[index].id}
            question={question}
            index={index}
            sourceless={sourceless}
            deciding={deciding}
          />
        ))}
      </div>
      {deciding && why !== 'undecided' && (
        <div className="question-answer">
          <Kbd size="sm" aria-hidden>
            3
          </Kbd>
          <Button
            variant="default"
            disabled={deciding.isPending}
            onClick={() => deciding.onDecide('both', files)}
            {...answerOf(3)}
          >
            {t('documents/both')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What the two are to each other, and by which rule what counts now counts. */
function About({ question: { kind, why, rows, files } }: { question: DocumentQuestion }) {
  const { t } = useTranslation()
  const count = formatCount(rows)
  if (why !== 'undecided') return <p>{t(`documents/about/${why}`, { count })}</p>
  return (
    <div>
      <p>{t(`documents/about/undecided/${kind}`, { count })}</p>
      <p>
        {t(`documents/evidence/${evidenceOf(files)}`)} {t(`documents/rules/${ruleOf(files)}`)}
      </p>
    </div>
  )
}
