/**
 * What every document that the practice hospital hands out carries inside: its workbooks define this name, its lists of
 * transfers have it in a cell. It stays when Excel saves the file anew, and no figure follows from it.
 */
export const practiceMark = 'Satang_practice_hospital'
