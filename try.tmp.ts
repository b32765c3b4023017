import { createRandom } from '#main/features/practice/maker/random.ts'
import { makeBases, read } from '#tests/recovery/mutated-base.ts'
import { mutate } from '#tests/recovery/mutated-mutants.ts'
import { findSilentChanges } from '#tests/recovery/mutated-oracle.ts'
const n = Number(process.argv[2] ?? 1000), from = Number(process.argv[3] ?? 0)
let t = performance.now()
const bases = await makeBases('/tmp/w/mut.bin')
console.log(bases.length, 'bases', Math.round(performance.now() - t))
t = performance.now()
const outcomes = new Map<string, number>(); let slow = 0; let mut = 0, rd = 0, or = 0
const cpu = process.cpuUsage()
const problems = new Map<string, number>()
for (let i = from; i < from + n; i++) {
  const random = createRandom(`mutant ${i}`)
  const base = random.pick(bases)
  const a = performance.now()
  let m
  try { m = mutate(base, random) } catch (e) { console.log(i, base.id, 'MUTATE', (e as Error).stack?.slice(0,400)); continue }
  const b = performance.now(); mut += b - a
  try {
    const r = await read('/tmp/w/mut.bin', base.name, m.bytes)
    const c = performance.now(); rd += c - b; slow = Math.max(slow, c - b)
    const kind = m.what.split(' ')[0]
    outcomes.set(`${kind} ${r.isRefused ? r.code : 'read'}`, (outcomes.get(`${kind} ${r.isRefused ? r.code : 'read'}`) ?? 0) + 1)
    if (!r.isRefused) { const s = findSilentChanges(base, m, r); or += performance.now() - c
      if (s.length) { const key = m.what.split(' ').slice(0,2).join(' '); problems.set(key, (problems.get(key) ?? 0) + 1); if ((problems.get(key) ?? 0) <= 6) console.log(i, base.id, m.what.slice(0, 160), '\n    ', s.slice(0, 3).join('\n     '), s.length) } }
  } catch (e) { console.log(i, base.id, m.what, 'CRASH', (e as Error).stack?.slice(0, 500)) }
}
const used = process.cpuUsage(cpu)
console.log(Object.fromEntries([...outcomes].sort()), 'slowest', slow, { mut, rd, or }, 'wall', performance.now() - t, 'cpu', (used.user + used.system) / 1000, Object.fromEntries(problems))
