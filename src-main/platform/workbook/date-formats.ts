const generalPattern = /^(?:general|standard)?$/i
const elapsedTime = /\[(?:h+|m+|s+|ช+|น+|ท+)\]/i
const literals = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]?/gsu
// Thai Excel knows its own letters: ว day, ด month, ป year, ช hour, น minute, ท second; `b` is a Buddhist year.
const datePart = /[dmyhsbวดปชนท]|am\/pm|a\/p|(?:e|g)(?![+-])/i

/**
 * Tells whether a number format shows its number as a date or time.
 * @param pattern e.g. `[$-41E]d mmm yy;@`, `#,##0.00 "บาท"`, `[h]:mm`; quoted, escaped and bracketed text counts for nothing
 */
export function isDatePattern(pattern: string): boolean {
  if (generalPattern.test(pattern)) return false
  if (elapsedTime.test(pattern)) return true
  return datePart.test(pattern.replace(literals, '').replace(/general/gi, ''))
}

/**
 * Tells whether a number format that needs no pattern in the file is a date or time.
 * @source [MS-XLS] §2.4.126 Format; ECMA-376 §18.8.30 (27-36, 50-58 East Asian, 71-81 Thai)
 */
export function isBuiltInDateFormat(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58) ||
    (id >= 71 && id <= 81)
  )
}
