const leadingDigits = /^0*(\d{1,5})(?!\d)/

/**
 * @param text as cells have it: `10670`, `0000010670`, `02345`, or a code with the hospital's name behind it
 * @returns the five-digit code; null when there is none
 */
function toHospitalCode(text: string | null): string | null {
  const digits = leadingDigits.exec(text ?? '')?.[1]
  return digits === undefined ? null : digits.padStart(5, '0')
}

/** Counts which hospitals the rows of a sheet name. */
export function createHospitalCount(expected: string) {
  const counts = new Map<string, number>()
  // the same few texts stand in every row
  const codes = new Map<string, string | null>()
  const codeOf = (text: string): string | null => {
    const known = codes.get(text)
    if (known !== undefined) return known
    const code = toHospitalCode(text)
    codes.set(text, code)
    return code
  }
  return {
    counts: counts as ReadonlyMap<string, number>,
    /** @returns whether the row is of another hospital; a blank cell is of none */
    add(text: string | null): boolean {
      const code = text === null ? null : codeOf(text)
      if (code === null) return false
      counts.set(code, (counts.get(code) ?? 0) + 1)
      return code !== expected
    },
  }
}
