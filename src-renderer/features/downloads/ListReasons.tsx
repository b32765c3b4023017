import { useTranslation } from 'react-i18next'
import { ChangeLink } from '#renderer/features/downloads/ChangeLink.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadList } from '#shared/contract/downloads.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

type Props = {
  readonly lists: readonly DownloadList[]
  /** Why the run ended, which is told on its own. */
  readonly told: ErrorCode | null
}

/** Why lists failed, each reason once and whole: a row of the table has room for its beginning only. */
export function ListReasons({ lists, told }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const failed = lists.filter(({ code }) => code !== null && code !== told)
  const codes = [...new Set(failed.flatMap(({ code }) => code ?? []))]
  return codes.map((code) => {
    const those = failed.filter((list) => list.code === code)
    const names = those.map(({ month, scheme }) => `${format.month(month)} ${format.scheme(scheme)}`)
    return (
      <FailureNotice
        key={code}
        title={t('downloads/listsFailed', { lists: names.join(', ') })}
        error={{ code, details: {} }}
      >
        <ChangeLink code={code} lists={those} />
      </FailureNotice>
    )
  })
}
