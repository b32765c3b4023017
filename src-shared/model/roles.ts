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

const permissionsOfRole: ReadonlyMap<string, readonly Permission[]> = new Map(
  Object.entries({ admin: permissions, system: permissions } satisfies Record<Role, readonly Permission[]>),
)

/** @returns whether a role holds a permission; one that is not on the list holds none. */
export function isAllowed(role: string, permission: Permission): boolean {
  return permissionsOfRole.get(role)?.includes(permission) ?? false
}
