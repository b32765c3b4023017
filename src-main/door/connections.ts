import type { User } from '#shared/contract/session.ts'

/** Who is signed in at each window or command line, for as long as it lives. */
export interface Connections {
  find(connection: string): User | null
  signIn(connection: string, user: User): void
  signOut(connection: string): void
  /** Signs every person out; Satang itself stays. */
  signOutPeople(): void
}

export function createConnections(): Connections {
  const users = new Map<string, User>()
  return {
    find: (connection) => users.get(connection) ?? null,
    signIn: (connection, user) => void users.set(connection, user),
    signOut: (connection) => void users.delete(connection),
    signOutPeople() {
      for (const [connection, { role }] of users) if (role !== 'system') users.delete(connection)
    },
  }
}
