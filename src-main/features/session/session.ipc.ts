import type { Session } from '#main/features/session/session.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function sessionHandlers(session: Session): Handlers<'session'> {
  return {
    get: (_input, { connection }) => session.get(connection),
    signIn: ({ name, password }, { connection }) => session.signIn(connection, name, password),
    enterPractice: (_input, { connection }) => session.enterPractice(connection),
    signOut: async (_input, { connection }) => {
      session.signOut(connection)
      return {}
    },
  }
}
