/** One step forward of the schema. Never edited once released: `tests/database/migrate.test.ts` keeps its digest. */
export type Migration = {
  /** From 1, without gaps; the store's `user_version` after this step. */
  readonly number: number
  /** What was not possible before. */
  readonly why: string
  /** Statements of one transaction. Rows are changed here too, never by code that may change later. */
  readonly sql: string
}
