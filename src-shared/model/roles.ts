/** What a person may be allowed to do. Entries name one of these. */
export const permissions = [
  'finance.read',
  'finance.import',
  'downloads.run',
  'schedule.change',
  'settings.change',
  'diagnostics.run',
] as const
export type Permission = (typeof permissions)[number]

/** Roles a user can have. `system` is Satang itself: the nightly run and the command line on the owner's account. */
export const roles = ['admin', 'system'] as const
export type Role = (typeof roles)[number]

const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  admin: permissions,
  system: permissions,
}

/** @returns whether a role holds a permission. */
export function isAllowed(role: Role, permission: Permission): boolean {
  return permissionsOfRole[role].includes(permission)
}
