import { Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { AdminStep } from '#renderer/features/setup/AdminStep.tsx'
import { HospitalStep } from '#renderer/features/setup/HospitalStep.tsx'
import { PortalStep } from '#renderer/features/setup/PortalStep.tsx'
import {
  emptySetup,
  findProblems,
  type SetupForm,
  setupSteps,
  toSetupInput,
} from '#renderer/features/setup/setup-form.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'

const parts = { hospital: HospitalStep, admin: AdminStep, portal: PortalStep }
const titles = {
  hospital: 'setup/hospitalTitle',
  admin: 'setup/adminTitle',
  portal: 'setup/portalTitle',
} as const

/** The first run: which hospital, who looks after it, and where its files come from. */
export function SetupWizard() {
  const { t } = useTranslation()
  const finish = useCommand('setup.finish')
  const [form, setForm] = useState<SetupForm>(emptySetup)
  const [position, setPosition] = useState(0)
  const [isChecked, setIsChecked] = useState(false)
  const step = setupSteps[position] ?? 'hospital'
  const problems = findProblems(form, step)
  const isLast = position === setupSteps.length - 1
  const Part = parts[step]

  const onChange = (change: Partial<SetupForm>) => setForm((before) => ({ ...before, ...change }))
  const onMove = (to: number) => {
    setIsChecked(false)
    setPosition(to)
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (problems.size > 0) {
      flushSync(() => setIsChecked(true))
      event.currentTarget.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus()
      return
    }
    if (!isLast) return onMove(position + 1)
    // the pages open where the address says; nobody can look without an account
    if (form.portal === 'nhso' && form.userName !== '' && form.isLookFirst)
      window.location.hash = '#/downloads/lists'
    finish.mutate(toSetupInput(form))
  }

  return (
    <form className="setup" onSubmit={onSubmit} noValidate>
      <p className="hint">
        {t('setup/title')} · {t('setup/step', { step: position + 1, count: setupSteps.length })}
      </p>
      <h1>{t(titles[step])}</h1>
      {finish.error && <FailureNotice error={finish.error} />}
      <Part key={step} form={form} problems={isChecked ? problems : new Set()} onChange={onChange} />
      <div className="form-actions">
        {position > 0 && (
          <Button variant="default" onClick={() => onMove(position - 1)}>
            {t('words/back')}
          </Button>
        )}
        <Button type="submit" loading={finish.isPending}>
          {t(isLast ? 'setup/finish' : 'words/next')}
        </Button>
        {isChecked && problems.size > 0 && (
          <span className="form-problem" role="alert">
            {t('setup/problems')}
          </span>
        )}
      </div>
    </form>
  )
}
