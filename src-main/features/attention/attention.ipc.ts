import type { Attention } from '#main/features/attention/attention.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function attentionHandlers(attention: Attention): Handlers<'attention'> {
  return {
    get: () => attention.get(),
    speak: async ({ language }) => {
      await attention.speak(language)
      return {}
    },
    closeWindow: () => attention.closeWindow(),
  }
}
