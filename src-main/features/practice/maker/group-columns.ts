import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/**
 * What stands below the group headers of SSS files. Nobody has written down the real texts: these are made up, 24
 * amounts and a Deny cell as in the real file, so that a reader has to take them from the file.
 * @source nhso/formats.md §3.3, columns 36 to 59 and 67
 */
const madeUpSubHeaders: Readonly<Record<string, readonly string[]>> = {
  IP: ['IPDRG', 'IPNB', 'IPREHAB', 'IPOTH'],
  OP: ['OPMED', 'OPSURG', 'OPDENT', 'OPOTH'],
  AE: ['OPAE', 'IPAE', 'CARAE'],
  HC: ['IPHC', 'OPHC', 'HCDRUG', 'HCLAB'],
  INT: ['OPINST', 'IPINST', 'INSTOTH'],
  'ON TOP': ['ONTOP-DRG', 'ONTOP-CA', 'ONTOP-KT'],
  PP: ['PPFS', 'PPVAC', 'PPOTH'],
  Deny: ['ON TOP'],
}

/** @returns the columns that stand for the groups of a layout, by the field a reader keeps each under. */
export function groupColumns({ groups = [] }: SheetLayout): readonly Column[] {
  return groups.flatMap(({ header, field, type }) =>
    (madeUpSubHeaders[header] ?? []).map(
      (subHeader): Column => [`${field} › ${subHeader}`, type, header, subHeader],
    ),
  )
}

/** @returns the columns of a sheet as a file prints them: those of groups beside their like, amounts before their total. */
export function printedColumns(layout: SheetLayout): readonly Column[] {
  const columns = [...layout.columns]
  const totalField = layout.parts.approved?.[0]
  for (const column of groupColumns(layout)) {
    const like = columns.findLastIndex(([, , top]) => top === column[2])
    const total = columns.findIndex(([field]) => field === totalField)
    columns.splice(like < 0 ? total : like + 1, 0, column)
  }
  return columns
}
