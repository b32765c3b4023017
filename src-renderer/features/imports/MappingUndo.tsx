import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { ReasonDialog } from '#renderer/ui/ReasonDialog.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { ImportResult } from '#shared/contract/imports.ts'
import type { LayoutEntry } from '#shared/contract/layouts.ts'

type ReadFile = Extract<ImportResult, { sheets: readonly unknown[] }>
const listedFiles = 8

/** The layouts made here that a file was read with, and the way to use them no more. */
export function MadeLayouts({ file }: { file: ReadFile }) {
  const { t } = useTranslation()
  const format = useFormat()
  const used = new Set(file.sheets.flatMap(({ layout }) => (layout?.includes('@') ? [layout] : [])))
  const answer = useAnswer('layouts.list', {}, { isEnabled: used.size > 0 })
  const made = answer.data?.layouts.filter(({ id }) => used.has(id)) ?? []
  if (made.length === 0) return null
  const isUndone = file.state === 'undone'
  return (
    <Section title={t('layouts/madeTitle')}>
      {made.map((layout) => (
        <div className="notice" key={layout.id}>
          <div className="notice-text">
            <p className="notice-title">
              {t('layouts/madeBy', {
                name: layout.made?.name,
                id: layout.id,
                by: layout.made?.by,
                at: format.instant(layout.made?.at ?? null),
              })}
            </p>
            {layout.removed && (
              <p>{t('layouts/removedBy', { ...layout.removed, at: format.instant(layout.removed.at) })}</p>
            )}
          </div>
          {layout.removed === null && <RemoveLayout layout={layout} />}
          {layout.removed !== null && isUndone && (
            <Link to="/imports/$id/columns" params={{ id: String(file.id) }} className="text-link">
              {t('layouts/again')}
            </Link>
          )}
        </div>
      ))}
    </Section>
  )
}

/** Asks why, and lists the files that are taken back along with it. */
function RemoveLayout({ layout }: { layout: LayoutEntry }) {
  const { t } = useTranslation()
  const { id } = layout
  const remove = useCommand('layouts.remove')
  const [isOpen, setIsOpen] = useState(false)
  const uses = useAnswer('layouts.uses', { id }, { isEnabled: isOpen })
  const files = uses.data?.files ?? []
  const onClose = () => setIsOpen(false)
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('layouts/remove')}
      </Button>
      <ReasonDialog
        isOpen={isOpen}
        title={t('layouts/removeTitle', { name: layout.made?.name })}
        text={
          files.length === 0
            ? t('layouts/removeNone')
            : t('layouts/removeText', { count: formatCount(files.length) })
        }
        label={t('layouts/removeWhy')}
        action={t('layouts/remove')}
        isPending={remove.isPending}
        error={uses.error ?? remove.error}
        isReady={uses.data !== undefined}
        onConfirm={(why) => remove.mutate({ id, why }, { onSuccess: onClose })}
        onClose={onClose}
      >
        <ul className="mapping-uses">
          {files.slice(0, listedFiles).map(({ importId, name }) => (
            <li key={importId}>{name}</li>
          ))}
          {files.length > listedFiles && (
            <li>{t('layouts/removeMore', { count: formatCount(files.length - listedFiles) })}</li>
          )}
        </ul>
      </ReasonDialog>
    </>
  )
}
