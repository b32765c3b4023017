import { createRandom } from '#main/features/practice/maker/random.ts'
import { makeBases, read } from '#tests/recovery/mutated-base.ts'
import { mutate } from '#tests/recovery/mutated-mutants.ts'
import * as xlsx from '@e965/xlsx'
const bases = await makeBases('/tmp/w/mut.bin')
for (const i of process.argv.slice(2).map(Number)) {
  const random = createRandom(`mutant ${i}`); const base = random.pick(bases); const m = mutate(base, random)
  const r = await read('/tmp/w/mut.bin', base.name, m.bytes)
  console.log(i, base.id, m.what)
  if (r.isRefused) { console.log(r.code); continue }
  console.log(JSON.stringify(r.facts.sheets), JSON.stringify(r.facts.warnings), JSON.stringify(r.facts.findings), 'checks', r.facts.checks.length, JSON.stringify(r.facts.checks.filter((c) => !c.isEqual)))
  const a = xlsx.read(base.bytes, { type: 'buffer' }), b = m.seen!
  for (const n of new Set([...a.SheetNames, ...b.SheetNames])) { const x = a.Sheets[n] ?? {}, y = b.Sheets[n] ?? {}; for (const k of new Set([...Object.keys(x), ...Object.keys(y)])) if (!k.startsWith('!') && JSON.stringify((x as any)[k]?.v) !== JSON.stringify((y as any)[k]?.v)) console.log(' ', n, k, JSON.stringify((x as any)[k]?.v), '→', JSON.stringify((y as any)[k]?.v)) }
}
