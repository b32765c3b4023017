import type { Person } from '#main/features/practice/maker/people.ts'
import type { ListField, ListReading, ReadColumn } from '#shared/model/list-reading.ts'

type Row = readonly [header: string, look: ReadColumn['look'], field: ListField | null]

const repRows: readonly Row[] = [
  ['วันที่ส่ง', 'date', 'sentAt'],
  ['REP No.', 'repNumber', 'repNo'],
  ['HCODE', 'hospitalCode', 'hcode'],
  ['ชื่อหน่วยบริการ', 'text', null],
  ['ชื่อไฟล์', 'fileName', 'file'],
  ['ทั้งหมด', 'number', 'total'],
  ['ผ่าน', 'number', 'passed'],
  ['ไม่ผ่าน', 'number', 'failed'],
  ['ผู้นำเข้า', 'text', null],
]

export function toColumns(rows: readonly Row[]): ReadColumn[] {
  return rows.map(([header, look, field], index) => ({
    index,
    headers: header === '' ? [] : [header],
    look,
    field,
    reasons: field === null ? [] : ['content', 'header'],
  }))
}

/** A REP list of the practice portal as it was understood. */
export function repReading(changes: Partial<ListReading> = {}): ListReading {
  return {
    portal: 'practice-eclaim',
    list: 'rep',
    source: 'rep',
    scheme: 'ucs',
    month: '2026-10',
    at: '2026-11-22T02:00:00.000Z',
    ending: { state: 'read' },
    lines: 42,
    told: 42,
    counts: 'known',
    columns: toColumns(repRows),
    sample: [['99/99/9999', '999999999', '99999', 'กกกก', 'AAA_AAAAAA_99999.AAA', '9', '9', '9', 'กกก']],
    structure: {
      path: '/webComponent/validation/ValidationMainAction.do',
      way: 'navigation',
      tables: [
        {
          id: 'content2',
          rows: 43,
          cellCounts: [9],
          headers: [repRows.map(([header]) => header)],
          links: [
            {
              kind: 'address',
              target: '/eclaimapi/invoice/InvoiceReportExcelAction.do',
              parameters: ['status', 'filename'],
              count: 42,
            },
          ],
        },
      ],
      keys: [{ path: 'data[].loaded', type: 'string' }],
    },
    ...changes,
  }
}

/** Swaps the headers, and with them the fields, of two columns. */
export function withSwapped(reading: ListReading, one: number, other: number): ListReading {
  const place = (index: number) => (index === one ? other : index === other ? one : index)
  const columns = reading.columns.flatMap(({ index }) => {
    const from = reading.columns[place(index)]
    return from ? [{ ...from, index }] : []
  })
  return { ...reading, columns }
}

/** A reading of a page that put a person into every part of it, header-like rows and names of programs among them. */
export function plantedReading(person: Person, repNo: string): ListReading {
  const { pid, hn, name } = person
  const dashed = pid.replace(/^(\d)(\d{4})(\d{5})(\d\d)(\d)$/, '$1-$2-$3-$4-$5')
  const bare = name.replace(/^(นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)/, '')
  const usual = repReading()
  const line = [name, pid, `HN ${hn}`, bare, repNo, dashed, `ผู้ส่ง: ${bare}`, `AN${hn}`, 'ผ่าน']
  return {
    ...usual,
    columns: usual.columns.map((column, at) => ({
      ...column,
      // a title row, the real header, and a line of the list that is made of TH
      headers: [`รายการของ ${name}`, ...column.headers, line[at] ?? ''],
    })),
    sample: [line, ['99/99/9999', bare, ...line.slice(2)]],
    structure: {
      path: `/webComponent/${pid}/List.do;jsessionid=${hn}?fn=${encodeURIComponent(bare)}`,
      way: 'navigation',
      tables: [
        {
          id: `patient-${pid}`,
          rows: 2,
          cellCounts: [9],
          headers: [[bare, `${bare} (${hn})`], line, [`REP ${repNo} ของ ${name}`], ['REP No.', 'ผ่าน']],
          links: [
            {
              kind: 'address',
              target: `/file/${encodeURIComponent(bare)}/eclaim_10670_${repNo}.ecd?pid=${pid}`,
              parameters: ['filename', pid, bare, `hn${hn}`],
              count: 1,
            },
            { kind: 'script', target: `show('${name}')`, parameters: ['7'], count: 1 },
          ],
        },
        { id: bare, rows: 1, cellCounts: [1], headers: [[`คุณ${bare}`, dashed]], links: [] },
      ],
      keys: [
        { path: `data.${pid}.name`, type: 'string' },
        { path: `data[].${bare}`, type: 'string' },
        { path: `hn${hn}[][].x`, type: 'object' },
      ],
    },
  }
}
