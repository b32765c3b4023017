/** Marks a branch that cannot be reached because every member of a union was handled before it. */
export function assertNever(value: never): never {
  throw new Error(`unhandled case: ${String(value)}`)
}
