import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clearLog, useDownloadsView } from '#renderer/features/downloads/downloads.view.ts'
import { LogConsole } from '#renderer/features/downloads/LogConsole.tsx'
import { filterLines, type SaidLine, toCopyText, toSentence } from '#renderer/features/downloads/log-lines.ts'
import { CopyButton } from '#renderer/ui/CopyButton.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { SearchField } from '#renderer/ui/SearchField.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

const levels = ['info', 'warn', 'error'] as const

/** What the downloader says while it works. */
export function LogPanel() {
  const { t } = useTranslation()
  const format = useFormat()
  const lines = useDownloadsView((view) => view.lines)
  const [text, setText] = useState('')
  const [level, setLevel] = useState<(typeof levels)[number] | null>(null)
  const said = useMemo(
    () => lines.map((line) => ({ ...line, sentence: toSentence({ t, format }, line) })),
    [lines, t, format],
  )
  const shown = useMemo(() => filterLines(said, level, text), [said, level, text])

  if (lines.length === 0)
    return <EmptyState title={t('downloads/logEmpty')} text={t('downloads/logEmptyText')} />
  return (
    <>
      <FilterBar label={t('downloads/tabs/log')}>
        <SearchField label={t('downloads/logFilter')} value={text} onSearch={setText} />
        <Select
          aria-label={t('downloads/logLevel')}
          placeholder={t('downloads/logAnyLevel')}
          clearable
          w={140}
          data={levels.map((name) => ({ value: name, label: t(`downloads/logLevels/${name}`) }))}
          value={level}
          onChange={(value) => setLevel(levels.find((name) => name === value) ?? null)}
        />
        <LogActions shown={shown} total={lines.length} />
      </FilterBar>
      {shown.length === 0 ? <EmptyState title={t('downloads/logNone')} /> : <LogConsole lines={shown} />}
    </>
  )
}

function LogActions({ shown, total }: { shown: readonly SaidLine[]; total: number }) {
  const { t } = useTranslation()
  return (
    <>
      <span className="hint filter-rest">
        {t('downloads/logCount', { shown: formatCount(shown.length), total: formatCount(total) })}
      </span>
      <CopyButton
        label={t('downloads/logCopy')}
        copied={t('downloads/logCopied')}
        isDisabled={shown.length === 0}
        toText={() => toCopyText(t, shown)}
      />
      <Button variant="subtle" color="gray" onClick={clearLog}>
        {t('downloads/logClear')}
      </Button>
    </>
  )
}
