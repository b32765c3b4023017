import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clearLog, useDownloadsView } from '#renderer/features/downloads/downloads.view.ts'
import { LogConsole } from '#renderer/features/downloads/LogConsole.tsx'
import { filterLines } from '#renderer/features/downloads/log-lines.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'

const levels = ['info', 'warn', 'error'] as const

/** What the downloader says while it works. */
export function LogPanel() {
  const { t } = useTranslation()
  const { lines } = useDownloadsView()
  const [text, setText] = useState('')
  const [level, setLevel] = useState<(typeof levels)[number] | null>(null)
  const shown = useMemo(() => filterLines(lines, level, text), [lines, level, text])

  if (lines.length === 0)
    return <EmptyState title={t('downloads/logEmpty')} text={t('downloads/logEmptyText')} />
  return (
    <>
      <FilterBar label={t('downloads/tabs/log')}>
        <TextInput
          data-search
          aria-label={t('downloads/logFilter')}
          placeholder={t('downloads/logFilter')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={260}
        />
        <Select
          aria-label={t('words/state')}
          placeholder={t('downloads/logAnyLevel')}
          clearable
          w={140}
          data={levels.map((name) => ({ value: name, label: t(`downloads/logLevels/${name}`) }))}
          value={level}
          onChange={(value) => setLevel(levels.find((name) => name === value) ?? null)}
        />
        <Button variant="subtle" color="gray" onClick={clearLog}>
          {t('downloads/logClear')}
        </Button>
      </FilterBar>
      {shown.length === 0 ? <EmptyState title={t('downloads/logNone')} /> : <LogConsole lines={shown} />}
    </>
  )
}
