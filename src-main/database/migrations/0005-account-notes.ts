import type { Migration } from '#main/database/migrations/migration.ts'

const accounts = `
-- What the hospital wrote down about an account, such as whose it is. Empty for nothing.
ALTER TABLE portal_account ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- A run tries the accounts from the lowest to the highest.
ALTER TABLE portal_account ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
UPDATE portal_account SET position = id;
`

export const accountNotes: Migration = {
  number: 5,
  why: 'Portal accounts have a note and an order in which a run tries them.',
  sql: accounts,
}
