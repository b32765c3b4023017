import { useTranslation } from 'react-i18next'
import { MappingSelect } from '#renderer/features/imports/MappingSelect.tsx'
import { columnOf, type Draft, type FieldState, stateOf } from '#renderer/features/imports/mapping-draft.ts'
import { toReasonText } from '#renderer/features/imports/mapping-words.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { State, type Tone } from '#renderer/ui/State.tsx'
import type { Examination, ExpectedColumn, FoundColumn, Proposal } from '#shared/contract/layouts.ts'

type Props = {
  readonly found: Examination
  readonly draft: Draft
  readonly rows: readonly ExpectedColumn[]
  readonly onChoose: (field: string, column: string | null) => void
}

/** What Satang expects, in the order of the layout, beside the column that it is in the file. */
export function MappingTable({ found, draft, rows, onChoose }: Props) {
  const { t } = useTranslation()
  const owners = new Map(
    found.expected.flatMap((one) => {
      const column = columnOf(one, draft)
      return column === null ? [] : [[column, one.header] as const]
    }),
  )
  const byColumn = new Map(found.columns.map((one) => [one.column, one]))
  return (
    <div className="plain-table-frame">
      <table className="plain-table mapping-table" aria-label={t('layouts/title')}>
        <thead>
          <tr>
            <th scope="col">{t('layouts/expected')}</th>
            <th scope="col">{t('layouts/found')}</th>
            <th scope="col">{t('layouts/samples')}</th>
            <th scope="col">{t('layouts/shape')}</th>
            <th scope="col" className="is-number">
              {t('layouts/sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((expected) => {
            const column = columnOf(expected, draft)
            const state = stateOf(expected, draft)
            const proposed = state === 'lacking' ? undefined : shownProposal(expected, column)?.column
            return (
              <tr key={expected.field}>
                <ExpectedCell expected={expected} state={state} />
                <td>
                  <MappingSelect
                    expected={expected}
                    columns={found.columns}
                    value={state === 'lacking' ? null : (column ?? undefined)}
                    owners={owners}
                    onChoose={(next) => onChoose(expected.field, next)}
                  />
                  <ProposalLine
                    expected={expected}
                    state={state}
                    column={column}
                    headers={byColumn}
                    onChoose={onChoose}
                  />
                </td>
                <FoundCells column={byColumn.get(column ?? proposed ?? '')} isProposed={column === null} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const toneOf: Readonly<Record<FieldState, Tone>> = {
  open: 'quiet',
  proposed: 'warn',
  found: 'good',
  chosen: 'good',
  lacking: 'quiet',
  moved: 'warn',
  repeated: 'warn',
  weak: 'warn',
}

function ExpectedCell({ expected, state }: { expected: ExpectedColumn; state: FieldState }) {
  const { t } = useTranslation()
  const isBad = state === 'open' && expected.isRequired
  return (
    <td>
      <div className="mapping-name">{expected.header || expected.field}</div>
      <div className="mapping-need">
        <State tone={isBad ? 'bad' : toneOf[state]}>{t(`layouts/states/${state}`)}</State>
        <span className="hint">{t(expected.isRequired ? 'layouts/required' : 'layouts/optional')}</span>
      </div>
    </td>
  )
}

/** @returns the proposal a row shows: the one that was taken, else the best while nothing is */
function shownProposal({ proposals }: ExpectedColumn, column: string | null): Proposal | undefined {
  return proposals.find((one) => column === null || one.column === column)
}

type LineProps = {
  readonly expected: ExpectedColumn
  readonly state: FieldState
  readonly column: string | null
  readonly headers: ReadonlyMap<string, FoundColumn>
  readonly onChoose: Props['onChoose']
}

const doubts: readonly FieldState[] = ['moved', 'repeated', 'weak']

/** The best proposal with its reasons and a click that takes it; of a column that wants a look, a click that confirms it. */
function ProposalLine({ expected, state, column, headers, onChoose }: LineProps) {
  const { t } = useTranslation()
  const proposal = state === 'lacking' ? undefined : shownProposal(expected, column)
  const offered = column === null ? proposal?.column : doubts.includes(state) ? column : undefined
  if (proposal === undefined && offered === undefined) return null
  const words = { column: offered, header: headers.get(offered ?? '')?.header }
  return (
    <div className="mapping-why">
      {offered !== undefined && (
        <button type="button" className="text-link" onClick={() => onChoose(expected.field, offered)}>
          {t(column === null ? 'layouts/use' : 'layouts/confirm', words)}
        </button>
      )}
      {proposal && (
        <span className="hint">{proposal.reasons.map((reason) => toReasonText(t, reason)).join(' · ')}</span>
      )}
    </div>
  )
}

/** What stands in the column of a row; in grey while it is only proposed. */
function FoundCells({ column, isProposed }: { column: FoundColumn | undefined; isProposed: boolean }) {
  const { t } = useTranslation()
  if (column === undefined) return <td colSpan={3} />
  const tone = isProposed ? 'hint' : undefined
  return (
    <>
      <td className={tone}>
        <Samples samples={column.samples} />
      </td>
      <td className={tone}>{t(`layouts/shapes/${column.shape}`)}</td>
      <td className={isProposed ? 'is-number hint' : 'is-number'}>
        {column.satang !== null && <Money satang={column.satang} />}
      </td>
    </>
  )
}

/** Masked values beside each other: their form is what is compared. */
export function Samples({ samples }: Pick<FoundColumn, 'samples'>) {
  return (
    <ul className="mapping-samples">
      {samples.map((sample, order) => (
        // two masked values often look the same
        // biome-ignore lint/suspicious/noArrayIndexKey: samples never change their order
        <li key={order}>
          <code>{sample}</code>
        </li>
      ))}
    </ul>
  )
}
