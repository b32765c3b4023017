/**
 * Whether threads run in the one that tests them, as where mutants are tried (tests/mutants). Nothing can then happen in
 * the middle of an import, and no thread can die.
 */
export const isOneThread = process.env['SATANG_ONE_THREAD'] === '1'
