/** What settling needs of a connection, whoever owns it: the import thread's own, or a write of the store. */
export interface SettleDb {
  all(sql: string, values: readonly unknown[]): Promise<readonly unknown[]>
  run(sql: string, values: readonly unknown[]): Promise<void>
}
