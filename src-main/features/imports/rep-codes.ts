const separators = /[,;|/\s]+/

/** Fund names that stand in Error Code cells of some files; those of NHS follow the others. @source nhso/columns-peers/error-code-families.json */
const fundName = /^(?:(?:OP|IP|PA|INST|OT)(?:CS|LG|UCS|SSS|BKK|BMT|SRT|PVT|NHS|KTMN)|EXCEPT|FPNHSO|PP_.*)$/i

/** `C305` in a file is code 305 of the list. */
const prefixedCode = /^C(\d{3}(?:-\d+)?)$/i

function toTokens(text: string): string[] {
  return text.split(separators).filter((token) => token !== '' && token !== '-')
}

function toCodes(text: string | null): string[] {
  if (text === null) return []
  return toTokens(text)
    .filter((token) => token !== '0' && !fundName.test(token))
    .map((token) => token.replace(prefixedCode, '$1'))
}

/** A fund cell that says why the fund does not pay names no fund; the claim passed all the same when it has no code. */
function isException(fund: string | null): boolean {
  return fund !== null && /^EXCEPT-/i.test(fund)
}

/**
 * @param text an Error Code cell; fund names and `0` in it are no codes
 * @returns the error codes of a row, comma separated; null when the claim passed
 * @source nhso/corrections.md 2, 3
 */
export function toErrorCodes(text: string | null): string | null {
  const codes = toCodes(text)
  return codes.length === 0 ? null : codes.join(',')
}

/** @returns the principal fund: the first of a list; null for a blank or an exception. */
export function toFund(text: string | null): string | null {
  return text === null || isException(text) ? null : (toTokens(text)[0] ?? null)
}
