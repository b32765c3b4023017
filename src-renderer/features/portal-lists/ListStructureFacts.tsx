import { useTranslation } from 'react-i18next'
import { type Fact, FactList } from '#renderer/ui/FactList.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import type { ListStructure } from '#shared/model/list-reading.ts'

/** How a page is built, closed until somebody wants to know. */
export function ListStructureFacts({ structure }: { structure: ListStructure }) {
  const { t } = useTranslation()
  const { way, path, tables, keys } = structure
  const facts: Fact[] = [
    [t('portalLists/way'), t(`portalLists/ways/${way}`)],
    [t('portalLists/path'), <code key="path">{path}</code>],
    ...tables.flatMap(({ id, rows, cellCounts, links }): Fact[] => [
      [
        t('portalLists/table', { id: id ?? t('portalLists/noId') }),
        t('portalLists/tableFacts', { rows: formatCount(rows), cells: cellCounts.join(', ') }),
      ],
      ...links.map(({ kind, target, parameters, count }): Fact => {
        const words = { kind: t(`portalLists/linkKinds/${kind}`), target, parameters: parameters.join(', ') }
        return [t('portalLists/link'), t('portalLists/linkFacts', { ...words, count: formatCount(count) })]
      }),
    ]),
    ...(keys.length === 0
      ? []
      : [[t('portalLists/keys'), keys.map(({ path: key, type }) => `${key} (${type})`).join(', ')] as const]),
  ]
  return (
    <details className="portal-changes">
      <summary>{t('portalLists/structure')}</summary>
      <FactList facts={facts} />
    </details>
  )
}
