import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { setShowsBlank, useClaimsView } from '#renderer/features/claims/claims.view.ts'
import { toValueGroups } from '#renderer/features/claims/value-groups.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ClaimValue, ClaimVersion } from '#shared/contract/claims.ts'
import { toSatang } from '#shared/model/satang.ts'

/** Every cell of the row a version came from, under NHSO's own headers. */
export function VersionCells({ version }: { version: ClaimVersion }) {
  const { t } = useTranslation()
  const { showsBlank } = useClaimsView()
  const groups = toValueGroups(version.values, showsBlank)
  const blankSwitch = (
    <Switch
      label={t('claims/showBlank')}
      checked={showsBlank}
      onChange={(event) => setShowsBlank(event.currentTarget.checked)}
    />
  )
  return (
    <Section title={t('claims/cells')} action={blankSwitch}>
      {groups.length === 0 && <p className="hint">{t('claims/allBlank')}</p>}
      <div className="cell-groups">
        {groups.map(({ header, values }) => (
          <section key={header ?? ''} className="cell-group">
            <h3>{header ?? t('claims/otherGroup')}</h3>
            <dl>
              {values.map((value) => (
                <div key={value.field}>
                  <dt title={value.field}>{value.headers.slice(header === null ? 0 : 1).join(' › ')}</dt>
                  <dd className={value.type === 'money' ? 'is-number' : undefined}>
                    <CellValue value={value} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Section>
  )
}

function CellValue({ value: { type, value, isReadable } }: { value: ClaimValue }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!isReadable) return <State tone="bad">{t('claims/unreadable', { text: String(value) })}</State>
  if (type === 'money') return <Money satang={typeof value === 'number' ? toSatang(value) : null} />
  if (type === 'date' || type === 'datetime') return format.day(value === null ? null : String(value))
  return value ?? '—'
}
