import * as z from 'zod'
import { create } from 'zustand'

/** The parts of the imports page. */
export const importTabs = z.enum(['files', 'queue'])

/** The tab the page was left with. */
export const useImportsView = create<{ readonly tab: z.infer<typeof importTabs> }>()(() => ({ tab: 'files' }))

export function openImportTab(tab: z.infer<typeof importTabs>): void {
  useImportsView.setState({ tab })
}
