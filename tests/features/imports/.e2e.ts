import * as fs from 'node:fs'
import { openStore } from '#main/database/open.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
const [,, dir] = process.argv
const path = dir + '/' + fs.readdirSync(dir!).find((f) => f.endsWith('.xls'))!
fs.rmSync('/tmp/imp/e2e',{recursive:true,force:true})
const log={info(){},warn(e:any,f:any){console.log(e,f)},error(...a:any[]){console.log(a)}} as any
const threads={database:new URL('../../../src-main/database/thread.ts',import.meta.url), imports:new URL('../../../src-main/features/imports/import.thread.ts',import.meta.url)}
const clock={now:()=>new Date()}
const store=await openStore({folder:'/tmp/imp/e2e',secrets:createFileSecrets({folder:'/tmp/imp/e2e-s'}),log,clock,threads})
const imports=createImports({store,threads,clock,log,notices:createNotices(),hospital:async()=>'10670' as any})
let peak=0; const timer=setInterval(()=>{peak=Math.max(peak,process.memoryUsage().rss)},20)
const t=performance.now(); const r=await imports.importFiles([path]); const ms=performance.now()-t
const f=r.files[0] as any; console.log(f.state, f.rows, f.reason, Math.round(ms),'ms', Math.round(f.rows/ms*1000),'rows/s', 'maxRSS MB', Math.round(process.resourceUsage().maxRSS/1e3))
clearInterval(timer); await imports.stop(); await store.stop()
