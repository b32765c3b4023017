import { Button, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { PlanFields } from '#renderer/features/schedule/PlanFields.tsx'
import { isWhole, newPlan, toDraft } from '#renderer/features/schedule/plan-draft.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import type { PlannedRuns, SchedulePlan } from '#shared/contract/schedule.ts'

/** Which plan is being written: none, a new one, or one that is there. */
export type Edited = PlannedRuns | 'new' | null

/** A plan, as it is or as it should be. */
export function PlanDialog({ edited, onClose }: { edited: Edited; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={edited !== null}
      onClose={onClose}
      title={edited === 'new' ? t('schedule/addTitle') : t('schedule/editTitle')}
      closeButtonProps={{ 'aria-label': t('words/close') }}
    >
      {edited !== null && <PlanForm edited={edited} onClose={onClose} />}
    </Modal>
  )
}

function PlanForm({ edited, onClose }: { edited: PlannedRuns | 'new'; onClose: () => void }) {
  const { t } = useTranslation()
  const save = useCommand('schedule.save')
  const [draft, setDraft] = useState(edited === 'new' ? newPlan : toDraft(edited))
  const [isChecked, setIsChecked] = useState(false)

  const onChange = (change: Partial<SchedulePlan>) => setDraft((before) => ({ ...before, ...change }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    const id = edited === 'new' ? {} : { id: edited.id }
    if (isWhole(draft)) save.mutate({ ...id, plan: draft }, { onSuccess: onClose })
  }

  return (
    <form className="form is-first" onSubmit={onSubmit}>
      <PlanFields draft={draft} isChecked={isChecked} onChange={onChange} />
      {save.error && <FailureNotice error={save.error} />}
      <div className="form-actions is-end">
        <Button variant="default" onClick={onClose}>
          {t('words/cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('words/save')}
        </Button>
      </div>
    </form>
  )
}
