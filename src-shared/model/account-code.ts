/** A code printed by a program that took it for a number: what stands behind its three decimals is the number's noise. */
const noisy = /^\d{10}\.\d{3}(?:0{3}|9{3})\d*$/

/**
 * Cleans a code of the chart of accounts, `1102050101.202`: ten digits and, after a point, three. A code that lost its last
 * zeros in a number cell stays as it stands there, for nobody can tell `.2` from `.200`.
 * @param text e.g. `1102050101.202`, or `1102050101.2020000458` of a program that took it for a number
 * @source nhso/columns-peers/debtor-accounts.json
 */
export function toAccountCode(text: string): string {
  // most ids are shorter, and none of them has its point there
  return text.length > 16 && text[10] === '.' && noisy.test(text) ? Number(text).toFixed(3) : text
}

/**
 * Whose money a ledger of the Ministry's chart of accounts is for. Ledgers of several payers, of local governments of a
 * special kind, and of people without a known right are not here: whose they are the code alone does not say.
 * @source nhso/columns-peers/debtor-accounts.json
 */
const schemeOfLedger: ReadonlyMap<string, string> = new Map([
  ...['201', '202', '203', '204', '209', '216', '217', '222'].map(
    (code) => [`1102050101.${code}`, 'ucs'] as const,
  ),
  ['1102050102.201', 'ucs'],
  ...['301', '302', '303', '304', '307', '308', '309', '310'].map(
    (code) => [`1102050101.${code}`, 'sss'] as const,
  ),
  ...['301', '302'].map((code) => [`1102050102.${code}`, 'sss'] as const),
  ...['401', '402'].map((code) => [`1102050101.${code}`, 'ofc'] as const),
  ...['801', '802'].map((code) => [`1102050102.${code}`, 'lgo'] as const),
])

/** @returns the scheme a ledger is for, e.g. `ucs`; null where the code does not say, and never a guess */
export function schemeOfAccount(code: string | null): string | null {
  return schemeOfLedger.get(code ?? '') ?? null
}
