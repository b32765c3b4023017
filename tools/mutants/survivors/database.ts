import type { Survivors } from '#tools/mutants/survivors.ts'

const at = (name: string) => `src-main/database/${name}.ts`

/** Faults of the store's own threads, files and looks that leave everything as it was. */
export const database: readonly Survivors[] = [
  {
    file: at('backup.sql'),
    why: 'TypeScript demands it: a thread answers nothing only where it was asked for no rows.',
    changes: [['answer?.rows', 'answer.rows']],
  },
  {
    file: at('check-store'),
    why: 'TypeScript demands it: a thread answers nothing only where it was asked for no rows.',
    changes: [
      ['listed?.rows', 'listed.rows'],
      ['result?.rows', 'result.rows'],
    ],
  },
  {
    file: at('check-store'),
    why: 'Equal: a write without a statement begins no transaction.',
    changes: [['start < fresh.length', 'start <= fresh.length']],
  },
  {
    file: at('check-store'),
    why: 'Keeps the same digests a second time; the slices only keep the writer free for others in between.',
    changes: [['fresh.slice(start, start + keptAtOnce)', 'fresh']],
  },
  {
    file: at('backup'),
    why: 'Equal: only whether there is something is asked of it.',
    changes: [['() => null', '() => undefined', 2]],
  },
  {
    file: at('backup'),
    why: 'Equal: a name that is none of a backup, nor of a half one, is left out right after.',
    changes: [['[]', '["Stryker was here"]', 2]],
  },
  {
    file: at('backup'),
    why: 'The file was listed the moment before, and nobody but the holder of the lock removes it.',
    changes: [
      ['{ force: true }', '{}'],
      ['true', 'false'],
    ],
  },
  {
    file: at('connection'),
    why: 'Only for an Electron before 35, whose Node-API is older than that of any Node the tests run on.',
    changes: [
      ["Number(process.versions['napi']) < 10", 'false'],
      ['{ nativeBinding }', '{}'],
      [
        "{ // Node-API below 10 cannot load the package's own prebuilt binary; tools/ builds one and names it here. const nativeBinding = Number(process.versions['napi']) < 10 ? process.env['SATANG_SQLITE_BINDING'] : undefined return nativeBinding ? { nativeBinding } : {} }",
        '{}',
      ],
    ],
  },
  {
    file: at('connection'),
    why: 'Equal: this SQLite is built with it; it is written because nothing may hang on that.',
    changes: [["connection.pragma('foreign_keys=on')", ';']],
  },
  {
    file: at('create-store'),
    why: 'Words of the log about work that went on without it.',
    changes: [
      [
        "(error: unknown) => log.warn('store.checkpointFailed', { reason: String(error) })",
        '() => undefined',
      ],
      ['{ reason: String(error) }', '{}'],
      ["(error: unknown) => log.error('store.readerNotStarted', {}, error)", '() => undefined'],
    ],
  },
  {
    file: at('create-store'),
    why: 'Equal: what comes of it is awaited or thrown away, and nothing is as good as a promise of nothing.',
    changes: [['() => Promise.resolve()', '() => undefined', 2]],
  },
  {
    file: at('create-store'),
    why: 'Only memory: whoever was answered is waited for no longer than for nobody.',
    changes: [
      ['{ running.delete(answer) }', '{}'],
      ['running.delete(answer)', ';'],
    ],
  },
  {
    file: at('create-store'),
    why: 'Only time: a reader is started with the store so that the first page need not wait for it.',
    changes: [
      [
        "read(() => Promise.resolve()).catch((error: unknown) => log.error('store.readerNotStarted', {}, error))",
        ';',
      ],
    ],
  },
  {
    file: at('damage'),
    why: 'Shows only on Windows, where a folder cannot be opened; elsewhere the question spares nothing.',
    changes: [["process.platform === 'win32'", 'false']],
  },
  {
    file: at('store-files'),
    why: 'Equal: what is nothing is no identity either.',
    changes: [['{ return null }', '{}']],
  },
  {
    file: at('thread-client'),
    why: 'Equal: only that no two numbers are the same is asked of them.',
    changes: [['lastId += 1', 'lastId -= 1']],
  },
  {
    file: at('thread-work'),
    why: 'Equal: a reader changes nothing, and the end of what changed nothing is a plain one.',
    changes: [['connection.readonly', 'false']],
  },
  {
    file: at('dialect'),
    why: 'Equal: Kysely awaits what it gets and does nothing with it.',
    changes: [['() => Promise.resolve()', '() => undefined']],
  },
  {
    file: at('dialect'),
    why: 'Kysely wants it of every dialect; nobody asks this one which tables there are.',
    changes: [['(db) => new SqliteIntrospector(db)', '() => undefined']],
  },
  {
    file: at('document-digest'),
    why: 'Equal: null is not greater than 0; TypeScript demands the question.',
    changes: [['known.readings !== null', 'true']],
  },
  {
    file: at('open-file'),
    why: 'Seen by "newer" of open.test.ts: the update refuses it as well, but only after the WAL went into the file.',
    changes: [['refuseNewer(version)', ';']],
  },
  {
    file: at('open-file'),
    why: 'Seen by "denied" of open.test.ts, in a process of another account: as root everything may be written.',
    changes: [['accessSync(access.path, constants.R_OK | constants.W_OK)', ';']],
  },
  {
    file: at('position'),
    why: 'Every error of the system has a code; one without would be a bug of this file, and none is known.',
    changes: [
      ["errorCodeOf(error) === ''", 'false'],
      [
        "{ // what was committed stays committed where no room or right is left to say so if (errorCodeOf(error) === '') throw error }",
        '{}',
      ],
    ],
  },
  {
    file: at('position'),
    why: 'Equal: null less a position is not above 0; TypeScript demands the question.',
    changes: [['noted === null', 'false']],
  },
  {
    file: at('restore'),
    why: 'Equal: only the size is asked of it.',
    changes: [['() => null', '() => undefined']],
  },
  {
    file: at('restore'),
    why: 'Equal: no moment is written like that, so no stamp is ever taken for taken.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: at('store-files'),
    why: 'Equal: what is not there parses to null, which is no identity; TypeScript demands the question.',
    changes: [['text === null', 'false']],
  },
  {
    file: at('thread-client'),
    why: 'Only memory: a promise that was kept or broken once stays as it is.',
    changes: [
      ['waiting.delete(answer.id)', ';'],
      ['waiting.clear()', ';'],
    ],
  },
  {
    file: at('thread-client'),
    why: 'A name for debuggers, and words of the log about a thread that ends all the same.',
    changes: [
      ['{ name }', '{}'],
      ["(error: unknown) => log.error('store.closeFailed', { thread: name }, error)", '() => undefined'],
      ['{ thread: name }', '{}'],
    ],
  },
  {
    file: at('thread-work'),
    why: 'Only time and memory: which statements are kept prepared, and which are prepared again.',
    changes: [
      ['prepared.delete(text)', ';'],
      ['prepared.set(text, statement)', ';'],
      ['prepared.delete(oldest)', ';'],
      ['prepared.size > keptStatements && oldest !== undefined', 'true'],
      ['prepared.size > keptStatements && oldest !== undefined', 'false'],
      [
        'prepared.size > keptStatements && oldest !== undefined',
        'prepared.size > keptStatements || oldest !== undefined',
      ],
      ['prepared.size > keptStatements', 'true'],
      ['prepared.size > keptStatements', 'prepared.size >= keptStatements'],
      ['prepared.size > keptStatements', 'prepared.size <= keptStatements'],
      ['oldest !== undefined', 'true'],
      ['oldest !== undefined', 'oldest === undefined'],
    ],
  },
  {
    file: at('thread-work'),
    why: 'Equal: a reader changes nothing, and committing nothing is the same for both.',
    changes: [['connection.readonly', 'false']],
  },
]
