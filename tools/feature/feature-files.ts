/** The files of a new feature: a whole path from a page to SQL, over something every store has, ready to be changed. */
export function featureFiles(name: string): Readonly<Record<string, string>> {
  const Name = name.charAt(0).toUpperCase() + name.slice(1)
  const main = `src-main/features/${name}/${name}`
  const screen = `src-renderer/features/${name}`
  return {
    [`src-shared/contract/${name}.ts`]: contractFile(name),
    [`${main}.sql.ts`]: sqlFile(),
    [`${main}.service.ts`]: serviceFile(name, Name),
    [`${main}.ipc.ts`]: ipcFile(name, Name),
    [`${screen}/${name}.view.ts`]: viewFile(Name),
    [`${screen}/${Name}Page.tsx`]: pageFile(name, Name),
    [`src-shared/phrases/th/${name}.ts`]: phrasesFile(name, thaiWords(Name)),
    [`src-shared/phrases/en/${name}.ts`]: phrasesFile(name, englishWords(Name)),
    [`tests/features/${name}/${name}.test.ts`]: testFile(name),
  }
}

const contractFile = (name: string) => `import * as z from 'zod'
import { query } from '#shared/contract/define.ts'

export const ${name} = {
  /** What ${name} can be made from: how many claims this hospital has, each counted once. */
  get: query({
    allow: 'finance.read',
    input: z.object({}),
    output: z.object({ claims: z.int().min(0) }),
    errors: [],
  }),
}
`

const sqlFile = () => `import type { ReadableDb } from '#main/database/store.ts'

/** @returns how many claims there are, each in its current version. */
export async function selectClaimCount(db: ReadableDb): Promise<number> {
  const row = await db
    .selectFrom('claim_version')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('is_current', '=', 1)
    .executeTakeFirstOrThrow()
  return row.count
}
`

const serviceFile = (name: string, Name: string) => `import type { Store } from '#main/database/store.ts'
import { selectClaimCount } from '#main/features/${name}/${name}.sql.ts'

type Needs = { store: Store }

/** Answers for ${name}. Reads the claims and writes nothing. */
export function create${Name}({ store }: Needs) {
  return {
    /** What there is to work on. */
    get: async () => ({ claims: await store.read(selectClaimCount) }),
  }
}

export type ${Name} = ReturnType<typeof create${Name}>
`

const ipcFile = (
  name: string,
  Name: string,
) => `import type { ${Name} } from '#main/features/${name}/${name}.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function ${name}Handlers(${name}: ${Name}): Handlers<'${name}'> {
  return { get: () => ${name}.get() }
}
`

const viewFile = (Name: string) => `import { create } from 'zustand'

type ${Name}View = { readonly isExplained: boolean }

/** What the screen remembers: whether the explanation is open. */
export const use${Name}View = create<${Name}View>()(() => ({ isExplained: false }))

export function toggle${Name}Explanation(): void {
  use${Name}View.setState(({ isExplained }) => ({ isExplained: !isExplained }))
}
`

const pageFile = (name: string, Name: string) => `import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '#renderer/api/hooks.ts'
import { toggle${Name}Explanation, use${Name}View } from '#renderer/features/${name}/${name}.view.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'

/** What is there for ${name}? */
export function ${Name}Page() {
  const { t } = useTranslation()
  const { isExplained } = use${Name}View()
  const answer = useAnswer('${name}.get', {})

  return (
    <>
      <PageHeader title={t('${name}/title')}>
        <Button variant="default" aria-expanded={isExplained} onClick={toggle${Name}Explanation}>
          {t('${name}/explain')}
        </Button>
      </PageHeader>
      {isExplained && <p>{t('${name}/explanation')}</p>}
      <Answered answer={answer}>
        {({ claims }) =>
          claims === 0 ? <EmptyState title={t('${name}/empty')} /> : <p>{t('${name}/claims', { claims })}</p>
        }
      </Answered>
    </>
  )
}
`

type Words = Readonly<Record<'title' | 'explain' | 'explanation' | 'empty' | 'claims', string>>

const thaiWords = (Name: string): Words => ({
  title: `เรื่อง ${Name}`,
  explain: 'หน้านี้คืออะไร',
  explanation: 'หน้านี้นับรายการเบิกฉบับปัจจุบัน รายการละหนึ่งครั้ง',
  empty: 'ยังไม่มีรายการเบิก',
  claims: 'รายการเบิก {{claims}} รายการ',
})

const englishWords = (Name: string): Words => ({
  title: Name,
  explain: 'What is this page?',
  explanation: 'This page counts claims in their current version, each once.',
  empty: 'No claims yet',
  claims: '{{claims}} claims',
})

function phrasesFile(name: string, words: Words): string {
  const lines = Object.entries(words).map(([key, text]) => `  ${key}: '${text}',\n`)
  return `/** The page of ${name}. */\nexport const ${name} = {\n${lines.join('')}}\n`
}

const testFile = (name: string) => `import { expect, it } from 'vitest'
import { openTestApp } from '#tests/helpers/test-app.ts'

it('counts no claim in a store into which nothing was imported', async () => {
  const { app } = await openTestApp()
  expect(await app.door.call('${name}.get', {}, 'window')).toEqual({ ok: true, value: { claims: 0 } })
})
`
