import { parentPort } from 'node:worker_threads'
import * as xlsx from '@e965/xlsx'

/** A damaged sheet may say that it has millions of cells; ours are small. */
const last = { r: 80, c: 255 }

function clip(sheet: xlsx.WorkSheet): xlsx.WorkSheet {
  const { e } = xlsx.utils.decode_range(sheet['!ref'] ?? 'A1')
  const end = { r: Math.min(e.r, last.r), c: Math.min(e.c, last.c) }
  const clipped: xlsx.WorkSheet = { '!ref': xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: end }) }
  clipped['!merges'] = (sheet['!merges'] ?? []).filter(({ s, e: to }) => s.r <= end.r && to.c <= last.c)
  for (let r = 0; r <= end.r; r++) {
    for (let c = 0; c <= end.c; c++) {
      const address = xlsx.utils.encode_cell({ r, c })
      const cell: xlsx.CellObject | undefined = sheet[address]
      if (cell) clipped[address] = { t: cell.t, v: cell.v }
    }
  }
  return clipped
}

function readWorkbook(bytes: Uint8Array): xlsx.WorkBook | null {
  try {
    const { SheetNames, Sheets } = xlsx.read(bytes, { type: 'buffer', cellText: false, cellNF: true })
    const sheets = SheetNames.map((name) => [name, clip(Sheets[name] ?? {})] as const)
    return { SheetNames, Sheets: Object.fromEntries(sheets) }
  } catch {
    return null
  }
}

parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(readWorkbook(Buffer.from(bytes))))
