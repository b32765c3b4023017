const texts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

/** @returns the text Excel shows for an error code of BIFF8. @source [MS-XLS] §2.5.10 Bes */
export function errorText(code: number): string {
  return texts[code] ?? '#ERROR!'
}
