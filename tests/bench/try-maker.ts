import { makeRep } from '#main/features/practice/maker/make-rep.ts'
for (const [claims, fileType, container] of [[20000,'OP','xls'],[20000,'IP','xls']] as const) {
  const t = performance.now()
  const made = await makeRep({ seed: 's', hospitalCode: '10670', fileType, producedAt: '2026-01-05T20:15:01', month: '2026-01', claims, container })
  console.log(made.name, made.bytes.length, Math.round(performance.now()-t), 'ms', Math.round(process.resourceUsage().maxRSS/1e3))
}
