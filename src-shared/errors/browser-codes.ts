/** Why there is no browser to work with: none here, one that does not run, or one that a policy keeps from us. */
export const browserCodes = [
  'browser.missing',
  'browser.failed',
  'browser.noHeadless',
  'browser.noDebugging',
  'browser.noTools',
] as const
export type BrowserCode = (typeof browserCodes)[number]
