import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DownloadList } from '#shared/contract/downloads.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { ListScheme } from '#shared/model/source.ts'

type Props = { readonly code: ErrorCode; readonly lists?: readonly DownloadList[] }

/** Where a list was not as it should be: the way to what changed in it. */
export function ChangeLink({ code, lists = [] }: Props) {
  const { t } = useTranslation()
  if (code !== 'portal.pageChanged') return null
  const failed = lists.find((list) => list.code === code)
  const scheme = ListScheme.safeParse(failed?.scheme)
  const search = failed && scheme.success ? { source: failed.source, scheme: scheme.data } : {}
  return (
    <Link to="/downloads/lists" search={search} className="text-link">
      {t('portalLists/openChange')}
    </Link>
  )
}
