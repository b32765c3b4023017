import type { Survivors } from '#tools/mutants/survivors.ts'

const place = (name: string) => `src-main/features/queue/${name}.ts`

export const queue: readonly Survivors[] = [
  {
    file: place('expand'),
    why: 'Equal: opening, reading and listing fail with a code of the system; what has none was thrown by other steps.',
    changes: [["errorCodeOf(error) === ''", 'false']],
  },
  {
    file: place('expand'),
    why: 'Equal: a code of the closed list has these words only at its start.',
    changes: [['/^(?:store|folder)\\./', '/(?:store|folder)\\./']],
  },
  {
    file: place('expand'),
    why: 'Equal: a copy whose archive cannot be opened is removed by the step that made it as well.',
    changes: [['false', 'true']],
  },
  {
    file: place('find-original'),
    why: 'Equal: neither is a number of bytes nor a hash.',
    changes: [['() => null', '() => undefined', 2]],
  },
  {
    file: place('intake'),
    why: 'Equal but slower: other lengths give other hashes.',
    changes: [['file.bytes !== waiting.bytes', 'false']],
  },
  {
    file: place('intake'),
    why: 'Equal: a text is no pair of hashes, and no file that waits at some place.',
    changes: [['[]', '["Stryker was here"]', 2]],
  },
  {
    file: place('intake'),
    why: 'Equal: what is not said is not chosen.',
    changes: [['{ isChosen: false }', '{}']],
  },
  {
    file: place('queue-teller'),
    why: 'Equal: telling begins where it is set.',
    changes: [['false', 'true']],
  },
  {
    file: place('queue-work'),
    why: 'Equal: work begins where it is set, and the end of a file is replaced before anybody can wait for it.',
    changes: [['false', 'true', 2]],
  },
  {
    file: place('queue.service'),
    why: 'A timer that holds the process shows only where the process ends by itself; the app stops the queue, which ends it.',
    changes: [['false', 'true']],
  },
  {
    file: place('queue.service'),
    why: 'Seen by queue.test.ts, where the queue waits by itself; it takes too long to be tried with every fault.',
    changes: [
      [
        '(ms, signal) => delay(ms, undefined, { signal, ref: false }).catch(() => undefined)',
        '() => undefined',
      ],
    ],
  },
  {
    file: place('queue.sql'),
    why: 'Equal: what is not given leaves the column as it was, and it is empty of what waited or was being imported.',
    changes: [
      ["ended.state === 'cancelled'", 'false'],
      ["ended.state === 'done'", 'true', 2],
    ],
  },
  {
    file: place('staging'),
    why: 'Shows only when a name vanishes between the list of the folder and its removal.',
    changes: [['true', 'false']],
  },
  {
    file: place('watched-folder'),
    why: 'Only memory: a file that comes back carries another time of change, so what was seen of it does not count.',
    changes: [
      ['!present.has(file)', 'false'],
      ['seen.delete(file)', ';'],
    ],
  },
]
