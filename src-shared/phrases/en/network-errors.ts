import type { BrowserCode } from '#shared/errors/browser-codes.ts'
import type { NetworkCode } from '#shared/errors/network-codes.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

/** What stands between this computer and the portal. */
export const networkErrors = {
  'network.certificate': {
    text: 'The browser does not trust the certificate it is shown for the NHSO portal',
    advice:
      'Look at the date of this computer first. IT: install the certificate authority of the hospital’s firewall or proxy for this browser, or let *.nhso.go.th pass without inspection.',
  },
  'network.proxyPassword': {
    text: 'The hospital’s proxy asks for a user name and a password',
    advice:
      'An administrator enters both under Settings. IT: or let this computer reach *.nhso.go.th (port 443) without them.',
  },
  'network.proxyAway': {
    text: 'The hospital’s proxy does not answer',
    advice:
      'IT: check the address of the proxy under Settings, in the system or in the browser policy ProxySettings, and whether the proxy runs.',
  },
  'network.proxyRefused': {
    text: 'The hospital’s proxy does not let this computer through to the NHSO portal',
    advice: 'IT: allow CONNECT to *.nhso.go.th, port 443, on the proxy for this computer.',
  },
  'network.blocked': {
    text: 'A policy of this computer blocks the address of the NHSO portal',
    advice:
      'IT: add nhso.go.th to the browser policy URLAllowlist, or take it out of URLBlocklist. chrome://policy shows both.',
  },
  'network.nameUnknown': {
    text: 'The name of the NHSO portal is not found (DNS)',
    advice: 'IT: check the DNS server of this computer, e.g. with nslookup eclaim.nhso.go.th.',
  },
  'network.noRoute': {
    text: 'This computer has no way to the internet',
    advice:
      'Check the network cable or Wi-Fi. IT: check the gateway and whether the firewall lets the browser out.',
  },
} satisfies Record<NetworkCode, ErrorPhrase>

/** Why there is no browser to work with. */
export const browserErrors = {
  'browser.missing': {
    text: 'No Chrome, Edge or Chromium was found on this computer',
    advice: 'Install Google Chrome or Microsoft Edge and try again.',
  },
  'browser.failed': {
    text: 'The browser could not be started',
    advice: 'Close programs that use much memory and try again; else look at Diagnostics.',
  },
  'browser.noHeadless': {
    text: 'A policy of this computer forbids the browser to work without a window',
    advice: 'IT: set the browser policy HeadlessMode to 1, or remove it. chrome://policy shows it.',
  },
  'browser.noDebugging': {
    text: 'A policy of this computer forbids programs to steer the browser',
    advice:
      'IT: set the browser policy RemoteDebuggingAllowed to true, or remove it. chrome://policy shows it.',
  },
  'browser.noTools': {
    text: 'A policy of this computer forbids the developer tools, through which Satang works in the browser',
    advice:
      'IT: set the browser policy DeveloperToolsAvailability to 0 or 1, or remove it. chrome://policy shows it.',
  },
} satisfies Record<BrowserCode, ErrorPhrase>
