import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { Confirm } from '#renderer/ui/Confirm.tsx'
import { type Fact, FactList } from '#renderer/ui/FactList.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { State } from '#renderer/ui/State.tsx'
import { useFormat, useLanguage } from '#renderer/ui/use-format.ts'
import type { ChangedField, PortalEntry } from '#shared/contract/portals.ts'

/** One portal, or the layouts: what is in use, where it comes from, and the way back to the shipped one. */
export function PortalFacts({ portal, onBack }: { portal: PortalEntry; onBack: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const reset = useCommand('portals.reset')
  const [isAsking, setIsAsking] = useState(false)
  const { source } = portal
  const title = portal.title[language]

  const onReset = () => {
    reset.mutate({ id: portal.id })
    onBack()
    setIsAsking(false)
  }
  const facts: Fact[] = [
    [t('portals/version'), <Version key="version" portal={portal} />],
    [t('portals/source'), <Source key="source" source={source} />],
    ...(portal.address === null
      ? []
      : [[t('portals/address'), <code key="address">{portal.address}</code>] as const]),
    [t('portals/why'), portal.why[language]],
    ...(portal.sources.length === 0
      ? []
      : [[t('portals/sources'), <Sources key="sources" sources={portal.sources} />] as const]),
  ]
  return (
    <article className="portal">
      <h3>{title}</h3>
      {source.state === 'refused' && <FailureNotice title={t('portals/refused')} error={source.error} />}
      <FactList facts={facts} />
      {portal.changed.length > 0 && <Changes changed={portal.changed} />}
      {source.state !== 'shipped' && (
        <div className="form-actions is-under">
          <Button variant="default" loading={reset.isPending} onClick={() => setIsAsking(true)}>
            {source.state === 'updated' ? t('portals/reset') : t('portals/removeFile')}
          </Button>
        </div>
      )}
      {reset.error && <FailureNotice error={reset.error} />}
      <Confirm
        isOpen={isAsking}
        title={t('portals/resetTitle')}
        text={t('portals/resetAsk', { portal: title, version: portal.shippedVersion })}
        action={t('portals/removeFile')}
        onConfirm={onReset}
        onClose={() => setIsAsking(false)}
      />
    </article>
  )
}

function Sources({ sources }: { sources: readonly string[] }) {
  return (
    <ul className="portal-sources">
      {sources.map((source) => (
        <li key={source}>{source}</li>
      ))}
    </ul>
  )
}

function Source({ source }: { source: PortalEntry['source'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (source.state) {
    case 'updated':
      return (
        <>
          <State tone="good">{t('portals/updated')}</State>
          <br />
          <span className="hint">
            {source.at === null
              ? t('portals/installedUnknown')
              : t('portals/installedBy', { at: format.instant(source.at), by: source.by ?? '' })}
          </span>
        </>
      )
    case 'overtaken':
      return <State tone="quiet">{t('portals/overtaken', { version: source.version })}</State>
    default:
      return <State tone="quiet">{t('portals/shipped')}</State>
  }
}

/** What differs from what was shipped, closed until somebody wants to know. */
function Changes({ changed }: { changed: readonly ChangedField[] }) {
  const { t } = useTranslation()
  return (
    <details className="portal-changes">
      <summary>{t('portals/changed', { count: changed.length })}</summary>
      <ul>
        {changed.map(({ field, shipped, now }) => (
          <li key={field}>
            <code>{field}</code>
            <dl>
              <dt>{t('portals/shippedValue')}</dt>
              <dd>{shipped === null ? '—' : <code>{shipped}</code>}</dd>
              <dt>{t('portals/nowValue')}</dt>
              <dd>{now === null ? '—' : <code>{now}</code>}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Version({ portal: { version, shippedVersion } }: { portal: PortalEntry }) {
  const { t } = useTranslation()
  return (
    <>
      {version}
      {version !== shippedVersion && (
        <>
          <br />
          <span className="hint">{t('portals/shippedVersion', { version: shippedVersion })}</span>
        </>
      )}
    </>
  )
}
