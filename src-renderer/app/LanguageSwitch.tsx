import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { setLanguage, useShellView } from '#renderer/app/shell.view.ts'

/** Thai or English. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const { language } = useShellView()
  const onChange = (value: string) => setLanguage(value === 'en' ? 'en' : 'th')
  return (
    <SegmentedControl
      aria-label={t('shell/language')}
      value={language}
      onChange={onChange}
      data={[
        { value: 'th', label: 'ไทย' },
        { value: 'en', label: 'EN' },
      ]}
    />
  )
}
