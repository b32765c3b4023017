import type { layouts as thai } from '#shared/phrases/th/layouts.ts'

/** Naming the columns of a file nobody knows yet. */
export const layouts = {
  title: 'Name the columns',
  hint: 'Sheet {{sheet}} is closest to {{layout}}: {{found}} of {{total}} columns were found ({{share}}).',
  nothingToName:
    'This file has no columns that could be matched. See whether it is from NHSO, or tell the makers.',
  expected: 'Satang knows it as',
  need: 'Needed',
  required: 'Needed',
  optional: 'May be absent',
  found: 'In this file it is',
  columnOf: 'Column of {{header}}',
  notThere: 'Not in the file',
  name: 'Name of this layout',
  nameHint: 'The next file of its kind is read by itself.',
  save: 'Save and import',
} satisfies typeof thai
