import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { useSignInAdvice } from '#renderer/features/downloads/sign-in-advice.ts'
import { BusyBar } from '#renderer/ui/BusyBar.tsx'

/** A window is open in which the person signs in. */
export function SignInProgress() {
  const { t } = useTranslation()
  const advice = useSignInAdvice()
  const cancel = useCommand('downloads.cancel')
  return (
    <BusyBar label={t('downloads/personNeeded')} advice={advice} share={null}>
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
        {t('words/cancel')}
      </Button>
    </BusyBar>
  )
}
