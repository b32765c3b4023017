/** A failure in words: what happened, and what the person can do now. Blanks are filled from the error's details. */
export type ErrorPhrase = { readonly text: string; readonly advice: string }
