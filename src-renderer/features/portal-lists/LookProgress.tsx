import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadProgress } from '#shared/contract/downloads.ts'

/** Where the look is, and how to end it. @param progress null before it has begun */
export function LookProgress({ progress }: { progress: DownloadProgress | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const cancel = useCommand('downloads.cancel')
  const isPersonNeeded = progress?.step === 'waitsForPerson'
  const label = progress ? t(`downloads/steps/${progress.step}`) : t('portalLists/looking')
  const { filesDone: done = 0, filesTotal: total = 0, source, scheme, month } = progress ?? {}
  const facts = [
    total > 0 && t('portalLists/lookingOf', { done: formatCount(done), total: formatCount(total) }),
    source?.toUpperCase(),
    scheme && format.scheme(scheme),
    month && format.month(month),
  ]
  return (
    <BusyBar
      label={isPersonNeeded ? t('downloads/personNeeded') : label}
      advice={isPersonNeeded ? t('downloads/personAdvice') : null}
      facts={facts.filter(Boolean).join(' · ')}
      share={total > 0 ? done / total : null}
    >
      <Button
        variant="default"
        disabled={cancel.isPending || cancel.isSuccess}
        onClick={() => cancel.mutate({})}
      >
        {t(cancel.isPending || cancel.isSuccess ? 'downloads/cancelling' : 'words/cancel')}
      </Button>
    </BusyBar>
  )
}
