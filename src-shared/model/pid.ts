/** @returns the 13th digit that makes twelve digits a valid Thai citizen id (weights 13..2, modulus 11). */
export function pidCheckDigit(firstTwelve: string): number {
  let sum = 0
  for (let index = 0; index < 12; index++) sum += Number(firstTwelve[index]) * (13 - index)
  return (11 - (sum % 11)) % 10
}

/** @returns whether the text is thirteen digits with a valid check digit. */
export function isValidPid(text: string): boolean {
  return /^\d{13}$/.test(text) && pidCheckDigit(text) === Number(text[12])
}
