const equalsSign = 0x3d
const byteOrderMark = 0xfeff

const textFormula = /^="((?:[^"]|"")*)"$/
const plainNumber = /^=([-+]?\d[\d.,]*)$/

/**
 * Programs guard ids against Excel, which would take their zeros: `="0012"` and `=12` stand for what is in them.
 * @returns the text as it was meant; anything else as it is
 */
export function unguard(field: string): string {
  const code = field.charCodeAt(0)
  // most fields begin otherwise
  if (code !== equalsSign && code !== byteOrderMark) return field
  if (code === byteOrderMark) return unguard(field.slice(1))
  return textFormula.exec(field)?.[1]?.replaceAll('""', '"') ?? plainNumber.exec(field)?.[1] ?? field
}
