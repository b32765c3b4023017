const nobody = 65_534

/** Runs `work` with the rights of an account that has none: tests may run as root, whom no folder refuses. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work()
  process.seteuid?.(nobody)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
  }
}
