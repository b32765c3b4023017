import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberedLine } from '#renderer/features/downloads/downloads.view.ts'
import type { SaidLine } from '#renderer/features/downloads/log-lines.ts'
import { formatClock } from '#renderer/ui/format.ts'

const lineHeight = 24

/** Log lines, newest at the bottom, which stays in view unless someone scrolled up to read. */
export function LogConsole({ lines }: { lines: readonly (NumberedLine & SaidLine)[] }) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const [isFollowing, setIsFollowing] = useState(true)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  })
  const newest = lines.at(-1)?.number
  // the oldest lines fall away, so their count alone would not tell that one came
  useEffect(() => {
    if (isFollowing && newest !== undefined) virtualizer.scrollToIndex(lines.length - 1)
  }, [virtualizer, isFollowing, newest, lines.length])

  const onScroll = () => {
    const at = frame.current
    if (at) setIsFollowing(at.scrollTop + at.clientHeight > at.scrollHeight - 2 * lineHeight)
  }
  return (
    <div className="log-frame">
      <div
        ref={frame}
        className="log"
        role="log"
        aria-label={t('downloads/tabs/log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={onScroll}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            return line && <LogRow key={line.number} line={line} top={start} />
          })}
        </div>
      </div>
      {!isFollowing && (
        <Button
          className="log-to-end"
          variant="default"
          leftSection={<IconArrowDown size={16} aria-hidden />}
          onClick={() => setIsFollowing(true)}
        >
          {t('downloads/logToEnd')}
        </Button>
      )}
    </div>
  )
}

function LogRow({ line, top }: { line: NumberedLine & SaidLine; top: number }) {
  const { t } = useTranslation()
  return (
    <div className={`log-line is-${line.level}`} style={{ transform: `translateY(${top}px)` }}>
      <time>{formatClock(line.at)}</time>
      <span className="log-level">{t(`downloads/logLevels/${line.level}`)}</span>
      <span className="log-sentence">{line.sentence}</span>
    </div>
  )
}
