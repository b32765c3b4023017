/** What keys write while the keyboard is in Thai (Kedmanee), by their codes. */
const thaiKeys: Readonly<Record<string, string>> = {
  Digit1: 'ๅ',
  Digit2: '/',
  Digit3: '-',
  KeyJ: '่',
  KeyK: 'า',
  KeyZ: 'ผ',
}

/** @throws Error for a key that no test has pressed yet */
export function thaiKeyOf(code: string): string {
  const key = thaiKeys[code]
  if (key === undefined) throw new Error(`what does ${code} write in Thai?`)
  return key
}
