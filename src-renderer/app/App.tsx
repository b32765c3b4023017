import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { I18nextProvider } from 'react-i18next'
import { call } from '#renderer/api/client.ts'
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx'
import { Gate } from '#renderer/app/Gate.tsx'
import { createWords } from '#renderer/app/language.ts'
import { useShellView } from '#renderer/app/shell.view.ts'
import { resolveVariables, theme } from '#renderer/app/theme.ts'

// answers come from this machine: they need no network, and a failure is shown rather than tried in silence
const local = { networkMode: 'always', retry: false } as const
const queryClient = new QueryClient({
  defaultOptions: { queries: { ...local, staleTime: 10_000 }, mutations: local },
})
const words = createWords(useShellView.getState().language)

/** Everything a window needs around its pages. */
export function App() {
  const { language, scheme } = useShellView()
  useEffect(() => {
    void words.changeLanguage(language)
    document.documentElement.lang = language
    // the icon beside the clock speaks as the window does; while the store is closed nobody listens
    call('attention.speak', { language }).catch(() => undefined)
  }, [language])
  return (
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        forceColorScheme={scheme}
        getRootElement={() => document.documentElement}
      >
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 0 }}>
          <ErrorBoundary>
            <QueryClientProvider client={queryClient}>
              <Gate />
            </QueryClientProvider>
          </ErrorBoundary>
        </DatesProvider>
      </MantineProvider>
    </I18nextProvider>
  )
}
