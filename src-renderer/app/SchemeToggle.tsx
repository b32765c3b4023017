import { ActionIcon } from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { toggleScheme, useShellView } from '#renderer/app/shell.view.ts'

/** Light or dark. */
export function SchemeToggle() {
  const { t } = useTranslation()
  const isDark = useShellView().scheme === 'dark'
  const label = t(isDark ? 'shell/toLight' : 'shell/toDark')
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={label}
      title={label}
      onClick={toggleScheme}
    >
      {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
    </ActionIcon>
  )
}
