import * as fs from 'node:fs'
import { openWithKey, openConnection } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import { createImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { importFile } from '#main/features/imports/import-file.ts'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import { readFileFacts } from '#main/features/imports/rep-file.ts'
const [,, dir, mode] = process.argv
const path = dir + '/' + fs.readdirSync(dir!).find((f) => f.endsWith('.xls'))!
const key='ab'.repeat(32); const db='/tmp/imp/bench.db'
for (const e of ['','-wal','-shm']) fs.rmSync(db+e,{force:true})
const c0 = openWithKey({path:db,key},'writer',true); migrate(c0,()=>{}); c0.close()
const conn = openConnection({path:db,key},'writer')
const cu0=process.cpuUsage(); let t=performance.now()
if (mode==='read') { const wb = await openWorkbook(path); for (const s of wb.sheetNames) { let n=0; for await (const b of wb.rows(s)) n+=b.length; console.log(s, n, Math.round(performance.now()-t)) } process.exit() }
const real = createImportWriter(conn)
const writer = mode==='parse' ? {...real, insertVersion: ()=>'added' as const} : real
readFileFacts(path); console.log('hash', Math.round(performance.now()-t)); t=performance.now()
const out = await importFile({path, hospital:'10670', counts:null, at:new Date().toISOString(), today:'2026-11-22'}, {writer, signal:new AbortController().signal, onProgress(){}, toStoreError:()=>null})
const ms=performance.now()-t
const cu=process.cpuUsage(cu0); console.log('CPU us/row', (cu.user+cu.system)/20000); const row = conn.prepare('select row_count, added_count, rejected_count, error_json, warnings_json, sheets_json, checks_json from import_file').get() as any
console.log(out.state, row?.error_json, row?.warnings_json, Math.round(ms), 'ms', Math.round((row?.row_count??0)/ms*1000), 'rows/s', 'json avg', (conn.prepare('select avg(length(cells_json)) a from claim_version').get() as any).a, 'rss', Math.round(process.memoryUsage().rss/1e6), 'max', Math.round(process.resourceUsage().maxRSS/1e3))
conn.close()
