import type { portals as thai } from '#shared/phrases/th/portals.ts'

export const portals = {
  title: 'Portals and layouts',
  hint: 'The addresses, fields and texts Satang reads NHSO’s site by, and the headers it reads files by. When the site or the files change, the vendor sends a signed file that can be installed without a new version of the app.',
  version: 'Version in use',
  shippedVersion: 'shipped: version {{version}}',
  address: 'Address',
  source: 'Source',
  sources: 'Follows',
  shipped: 'Shipped with the app',
  updated: 'Installed update',
  installedBy: '{{at}} by {{by}}',
  installedUnknown: 'time and person unknown',
  overtaken: 'Shipped with the app (newer than the installed version {{version}})',
  refused: 'The installed file is not used; what was shipped is.',
  why: 'Reason for this version',
  install: 'Install update…',
  installed: 'Version {{version}} is installed. The next download or import works with it.',
  reset: 'Back to what was shipped',
  removeFile: 'Remove the installed file',
  resetTitle: 'Back to what was shipped?',
  resetAsk:
    'The installed file of {{portal}} is removed, and version {{version}}, which came with the app, is used. The file can be installed again at any time.',
  changed: '{{count}} differences from what was shipped',
  shippedValue: 'Shipped',
  nowValue: 'In use',
} satisfies typeof thai
