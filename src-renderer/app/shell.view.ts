import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ColourScheme } from '#renderer/ui/colours.ts'
import type { Language } from '#shared/phrases/translator.ts'

type ShellView = { readonly language: Language; readonly scheme: ColourScheme }

const prefersDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches

/** What every window remembers: the language and the colours. */
export const useShellView = create<ShellView>()(
  persist((): ShellView => ({ language: 'th', scheme: prefersDark() ? 'dark' : 'light' }), {
    name: 'satang.shell',
  }),
)

export function setLanguage(language: Language): void {
  useShellView.setState({ language })
}

export function toggleScheme(): void {
  useShellView.setState(({ scheme }) => ({ scheme: scheme === 'dark' ? 'light' : 'dark' }))
}
