import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { NumberedLine } from '#renderer/features/downloads/downloads.view.ts'
import { toFactText } from '#renderer/features/downloads/log-lines.ts'
import { formatClock } from '#renderer/ui/format.ts'

const lineHeight = 22

/** Log lines, newest at the bottom and in view. */
export function LogConsole({ lines }: { lines: readonly NumberedLine[] }) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  })
  useEffect(() => virtualizer.scrollToIndex(lines.length - 1), [virtualizer, lines.length])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <div ref={frame} className="log" role="log" aria-label={t('downloads/tabs/log')} tabIndex={0}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines[index]
          if (!line) return null
          return (
            <div
              key={line.number}
              className={`log-line is-${line.level}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <time>{formatClock(line.at)}</time>
              <span className="log-event">{line.event}</span>
              <span>{toFactText(line.facts)}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
