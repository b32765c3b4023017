import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { State, type Tone } from '#renderer/ui/State.tsx'
import { useLanguage } from '#renderer/ui/use-format.ts'
import type { CodeMeaning } from '#shared/contract/reference.ts'
import type { CodeFamily } from '#shared/model/code-family.ts'

/** Families that deny nothing; the rest are bad news. */
const tones: Readonly<Partial<Record<CodeFamily, Tone>>> = {
  verify: 'warn',
  audit: 'warn',
  held: 'warn',
  warning: 'quiet',
  appeal: 'quiet',
  epac: 'quiet',
  unknown: 'quiet',
}

/** What one error code means and what to do; where nobody describes the code, what its family means. */
function CodeMeaningPart({ meaning }: { meaning: CodeMeaning }) {
  const { t } = useTranslation()
  const isThai = useLanguage() === 'th'
  const { code, family, official } = meaning
  const own = isThai ? meaning.meaningTh : meaning.meaningEn
  const action = isThai ? meaning.actionTh : meaning.actionEn
  return (
    <li className="code-meaning">
      <p>
        <strong>{code}</strong>
        <State tone={tones[family] ?? 'bad'}>{t(`reference/families/${family}/name`)}</State>
      </p>
      <p>{own ?? t(`reference/families/${family}/meaning`)}</p>
      <p className="code-action">
        <span>{t('reference/todo')}</span> {action ?? t(`reference/families/${family}/action`)}
      </p>
      {own === null && family !== 'unknown' && <p className="hint">{t('reference/ofFamily')}</p>}
      {official !== null && (
        <details open={own === null}>
          <summary>{t('reference/official')}</summary>
          <p className="code-official">{official}</p>
        </details>
      )}
    </li>
  )
}

/**
 * What error codes mean and what to do about them, each once and in the order given.
 * @param codes at most 200, as a claim has them
 */
export function CodeMeanings({ codes }: { codes: readonly string[] }) {
  const answer = useAnswer('reference.explain', { codes: [...new Set(codes)] }, { keepsPrevious: true })
  return (
    <Answered answer={answer} rows={3}>
      {(found) => (
        <ul className="code-meanings">
          {found.codes.map((meaning) => (
            <CodeMeaningPart key={meaning.code} meaning={meaning} />
          ))}
        </ul>
      )}
    </Answered>
  )
}
