import type { Queue, QueuedFile, QueuedState } from '#shared/contract/queue.ts'

const at = '2026-11-22T01:30:00.000Z'

const queued = (id: number, name: string, file: QueuedState, inside: string | null = null): QueuedFile => ({
  id,
  name,
  inside,
  bytes: 812_544 * ((id % 7) + 1),
  origin: 'dropped',
  addedAt: at,
  file,
})

const ended: readonly QueuedFile[] = [
  queued(3, 'eclaim_10670_OP_25691103_081502117.xls', {
    state: 'done',
    result: 'imported',
    importId: 11,
    reason: null,
    at,
  }),
  queued(2, 'eclaim_10670_OP_25691119_091502117.xls', {
    state: 'done',
    result: 'quarantined',
    importId: 98,
    reason: { code: 'import.columnMissing', details: { sheet: 'Detail', column: 'ชดเชยสุทธิ › สปสช.' } },
    at,
  }),
  queued(1, 'อื่นๆ.xls', {
    state: 'failed',
    reason: { code: 'store.diskFull', details: {} },
    at,
  }),
]

const waiting = Array.from({ length: 40 }, (_, index) =>
  queued(
    10 + index,
    `eclaim_10670_IP_256911${String((index % 28) + 1).padStart(2, '0')}_0915021${10 + index}.xls`,
    { state: 'waiting' },
    'REP พ.ย. 2569.zip',
  ),
)

const counts = { imported: 1, unchanged: 0, quarantined: 1, refused: 0, failed: 1, cancelled: 0 }

/** A queue at rest with what ended. */
export const fakeQueue: Queue = { isPaused: false, counts: { ...counts, waiting: 0 }, files: [...ended] }

/** A queue in the middle of its work. */
export const fakeBusyQueue: Queue = {
  isPaused: false,
  counts: { ...counts, waiting: waiting.length },
  files: [
    queued(9, 'STM_10670_IPUCS256910_01.xls', { state: 'importing', rowsDone: 14_000 }),
    ...waiting,
    ...ended,
  ],
}
