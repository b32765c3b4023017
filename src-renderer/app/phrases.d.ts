import 'i18next'
import type { th } from '#shared/phrases/th.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    resources: { words: typeof th }
    keySeparator: '/'
    nsSeparator: false
  }
}
