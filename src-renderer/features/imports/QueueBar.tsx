import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import type { Queue } from '#shared/contract/queue.ts'

/** How far the queue is, and how to hold or stop it. */
export function QueueBar({ queue: { isPaused, counts, files } }: { queue: Queue }) {
  const { t } = useTranslation()
  const pause = useCommand('queue.pause')
  const resume = useCommand('queue.resume')
  const cancel = useCommand('queue.cancel')
  const current = files.find(({ file }) => file.state === 'importing')
  const open = counts.waiting + (current ? 1 : 0)
  const done = counts.imported + counts.unchanged + counts.quarantined + counts.refused
  const label = isPaused && !current ? t('queue/paused') : t('imports/running')
  const facts = [
    t('queue/progress', { done: formatCount(done), total: formatCount(done + open) }),
    ...(current?.file.state === 'importing'
      ? [t('imports/rowsDone', { rows: formatCount(current.file.rowsDone) }), current.name]
      : []),
  ]
  const onHold = () => (isPaused ? resume : pause).mutate({})
  const onCancel = () => cancel.mutate({})
  const error = pause.error ?? resume.error ?? cancel.error

  return (
    <>
      <BusyBar label={label} facts={facts.join(' · ')} share={done / Math.max(1, done + open)}>
        <Button
          variant="default"
          leftSection={isPaused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          onClick={onHold}
        >
          {t(isPaused ? 'queue/resume' : 'queue/pause')}
        </Button>
        <Button variant="default" loading={cancel.isPending} onClick={onCancel}>
          {t('queue/cancel')}
        </Button>
      </BusyBar>
      {error && <FailureNotice error={error} />}
    </>
  )
}
