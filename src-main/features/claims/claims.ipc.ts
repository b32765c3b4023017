import type { Claims } from '#main/features/claims/claims.service.ts'
import type { Handlers } from '#shared/contract/index.ts'

export function claimsHandlers(claims: Claims): Handlers<'claims'> {
  return {
    list: (input) => claims.list(input),
    get: ({ tranId }) => claims.get(tranId),
  }
}
