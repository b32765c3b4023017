import { Button, Radio } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { ProxyFields } from '#renderer/features/settings/ProxyFields.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Input, Output } from '#shared/contract/index.ts'

type Kept = Output<'network.get'>
type Kind = Kept['proxy']['kind']

const kinds: readonly Kind[] = ['system', 'none', 'address']

/** How the browser reaches NHSO: the hospital's proxy. */
export function NetworkSection() {
  const { t } = useTranslation()
  const answer = useAnswer('network.get', {})
  const save = useCommand('network.save')
  return (
    <Section title={t('network/title')} hint={t('network/hint')}>
      <Answered answer={answer} rows={3}>
        {(kept) => (
          <ProxyForm key={JSON.stringify(kept)} kept={kept} onSave={save.mutate} isSaving={save.isPending} />
        )}
      </Answered>
      {save.isSuccess && (
        <span role="status">
          <State tone="good">{t('words/saved')}</State>
        </span>
      )}
      {save.error && <FailureNotice error={save.error} />}
      <p className="hint">{t('network/authorityHint')}</p>
    </Section>
  )
}

type FormProps = {
  readonly kept: Kept
  readonly onSave: (settings: Input<'network.save'>) => void
  readonly isSaving: boolean
}

/** What is typed begins anew when something else is kept. */
function ProxyForm({ kept, onSave, isSaving }: FormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState({
    kind: kept.proxy.kind,
    address: kept.proxy.kind === 'address' ? kept.proxy.address : '',
    userName: kept.userName,
    password: '',
  })
  const { kind, address, userName, password } = draft
  const onChange = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === 'address') onSave({ proxy: { kind, address }, userName, password })
    else onSave({ proxy: { kind }, userName: '', password: '' })
  }

  return (
    <form className="form" onSubmit={onSubmit}>
      <Radio.Group
        label={t('network/proxy')}
        value={kind}
        onChange={(value) => onChange({ kind: kinds.find((one) => one === value) ?? 'system' })}
      >
        <div className="choices">
          {kinds.map((one) => (
            <Radio key={one} value={one} label={t(`network/kinds/${one}`)} />
          ))}
        </div>
      </Radio.Group>
      {kind === 'address' && <ProxyFields draft={draft} onChange={onChange} hasPassword={kept.hasPassword} />}
      <div className="form-actions">
        <Button type="submit" disabled={kind === 'address' && address.trim() === ''} loading={isSaving}>
          {t('words/save')}
        </Button>
      </div>
    </form>
  )
}
