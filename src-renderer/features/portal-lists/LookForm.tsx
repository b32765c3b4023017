import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Look } from '#renderer/features/portal-lists/use-look.ts'
import { MonthField } from '#renderer/ui/MonthPicker.tsx'
import { currentMonth } from '#renderer/ui/now.ts'
import { SchemePicker } from '#renderer/ui/SchemePicker.tsx'
import { SourcePicker } from '#renderer/ui/SourcePicker.tsx'
import type { Scheme } from '#shared/model/scheme.ts'
import { sources as allSources, findChoiceFault, type Source } from '#shared/model/source.ts'
import { monthsBefore } from '#shared/model/thai-date.ts'

/** Which lists to look at, in a month that has files: the one before this has them all by now. */
export function LookForm({ look }: { look: Look }) {
  const { t } = useTranslation()
  const [sources, setSources] = useState<readonly Source[]>(allSources)
  const [schemes, setSchemes] = useState<readonly Scheme[]>(['ucs'])
  const [month, setMonth] = useState(() => monthsBefore(currentMonth(), 1))
  const fault = findChoiceFault({ sources, schemes })

  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    look.onLook({ sources: [...sources], schemes: [...schemes], month })
  }
  return (
    <form className="run-form" onSubmit={onSubmit}>
      <div className="run-fields">
        <MonthField label={t('portalLists/month')} value={month} onChange={setMonth} />
        <SourcePicker
          value={sources}
          error={fault === 'sourcesNone' ? t('downloads/faults/sourcesNone') : null}
          onChange={setSources}
        />
        <div className="run-schemes">
          <SchemePicker
            label={t('downloads/schemes')}
            value={schemes}
            error={fault === 'schemesNone' || fault === 'listsNone' ? t(`downloads/faults/${fault}`) : null}
            onChange={setSchemes}
          />
        </div>
        <Button
          type="submit"
          leftSection={<IconEye size={16} aria-hidden />}
          title={look.isRunOn ? t('portalLists/runIsOn') : t('portalLists/lookHint')}
          disabled={fault !== null || look.isLooking || look.isRunOn}
        >
          {t('portalLists/look')}
        </Button>
      </div>
    </form>
  )
}
