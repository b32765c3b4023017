import * as fs from 'node:fs'
import { openWithKey, openConnection } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import { createImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { importFile } from '#main/features/imports/import-file.ts'
const [,, dir, mode] = process.argv
const path = dir + '/' + fs.readdirSync(dir!).find((f) => f.endsWith('.xls'))!
const key='ab'.repeat(32); const db='/tmp/imp/bench.db'
const records: any[] = []
function fresh(){ for (const e of ['','-wal','-shm']) fs.rmSync(db+e,{force:true}); const c0 = openWithKey({path:db,key},'writer',true); migrate(c0,()=>{}); c0.close(); return openConnection({path:db,key},'writer') }
{ const conn=fresh(); const real=createImportWriter(conn)
await importFile({path, hospital:'10670', counts:null, at:new Date().toISOString(), today:'2026-11-22'}, {writer:{...real, insertVersion: (p,c)=>{records.push([p,c]); return 'added' as const}}, signal:new AbortController().signal, onProgress(){}, toStoreError:()=>null}); conn.close() }
function run(name: string, prep: (c:any)=>void, noLookup=false) { const conn=fresh(); prep(conn); const w=createImportWriter(conn); 
 const fid=Number(conn.prepare("insert into import_file (sha256,name,bytes,state,imported_at,error_json) values (?,?,1,'refused','x','{}')").run('a'.repeat(64),'n').lastInsertRowid)
 const c0_=process.cpuUsage(); const t=performance.now(); conn.exec('begin'); for (const [p,c] of records) w.insertVersion({...p,fileId:fid},c); const t2=performance.now(); conn.exec('commit'); const t3=performance.now(); const wal=fs.statSync(db+'-wal').size; conn.close(); const cu=process.cpuUsage(c0_); console.log(name, 'cpu us/row', ((cu.user+cu.system)/records.length).toFixed(1), 'insert', Math.round(t2-t), 'commit', Math.round(t3-t2), 'wal MB', (wal/1e6).toFixed(1), 'per row us', ((t3-t)/records.length*1000).toFixed(1)) }
const idx=['claim_version_source','claim_version_history','claim_current','claim_current_group','claim_current_admitted','claim_current_hn','claim_current_an','claim_current_pid','claim_current_rep_no']
run('warm',()=>{}); run('all',()=>{})
run('no indexes but current', c=>{for (const i of idx) if(i!=='claim_current') c.exec('drop index '+i)})
for (const i of idx) if(i!=='claim_current') run('without '+i, c=>c.exec('drop index '+i))
run('fk off', c=>c.pragma('foreign_keys=off'))
run('all',()=>{})
