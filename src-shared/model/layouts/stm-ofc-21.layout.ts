import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'
import { stmOfc20 } from '#shared/model/layouts/stm-ofc-20.layout.ts'

/** The seven funds stand below a group whose words nobody knows, so they are known by their own. */
const wordings: Readonly<Record<string, string>> = {
  rep_no: 'REP',
  seq: 'ลำดับที่',
  patient_name: 'ชื่อ - สกุล',
  instrument: 'ค่าอวัยวะเทียม/อุปกรณ์',
  wait_dch: 'ค่าพักรอจำหน่าย',
  other: 'ค่าบริการอื่นๆ',
}

/**
 * Cases of an OFC statement of 2569, 21 columns in two header rows; the last one is SEQ NO. The same form serves BMT, and
 * nothing in it names the scheme. Wordings are approximate, as two readers take the places.
 * @source nhso/columns-real, nhso/corrections.md 11
 */
export const stmOfc21: SheetLayout = {
  ...stmOfc20,
  id: 'stm-ofc-21',
  headerLevels: 2,
  usualHeaderRow: 9,
  usualDataRow: 11,
  columns: [
    ...stmOfc20.columns.map(
      ([field, type, ...headers]): Column => [
        field,
        type,
        ...(field in wordings ? [wordings[field] ?? ''] : headers),
      ],
    ),
    ['seq_no', 'id', 'SEQ NO'],
  ],
  otherHeaders: {
    ...stmOfc20.otherHeaders,
    rep_no: [['REP NO']],
    seq: [['ลำดับ']],
    instrument: [['อวัยวะ/อุปกรณ์'], ['อุปกรณ์']],
    wait_dch: [['พักรอจำหน่าย'], ['รอจำหน่าย']],
    other: [['ค่าบริการอื่น'], ['อื่นๆ']],
  },
}
