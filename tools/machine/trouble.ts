/** Something about this machine that a person has to settle; its message is one line that says how. */
export class MachineTrouble extends Error {
  override readonly name = 'MachineTrouble'
}
