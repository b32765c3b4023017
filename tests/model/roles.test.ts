import { expect, it } from 'vitest'
import { isAllowed, permissions, roles } from '#shared/model/roles.ts'

it('gives both roles every permission, and none to a role that is not on the list', () => {
  const allowed = [...roles, 'clerk', ''].map((role) => [
    role,
    permissions.filter((one) => isAllowed(role, one)),
  ])
  expect(Object.fromEntries(allowed)).toEqual({ admin: permissions, system: permissions, clerk: [], '': [] })
})
