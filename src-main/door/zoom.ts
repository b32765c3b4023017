import type { Input, WebContents } from 'electron'

const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2]
type Turn = 'in' | 'out' | 'back'

/** By the places of the keys: a Thai keyboard writes other letters with them. */
const turns: Readonly<Record<string, Turn>> = {
  Equal: 'in',
  NumpadAdd: 'in',
  Minus: 'out',
  NumpadSubtract: 'out',
  Digit0: 'back',
  Numpad0: 'back',
}

function findTurn({ type, control, alt, meta, code }: Input): Turn | null {
  return type === 'keyDown' && control && !alt && !meta ? (turns[code] ?? null) : null
}

function toFactor(now: number, turn: Turn): number {
  if (turn === 'back') return 1
  // what was set before may lie between two steps by a rounding
  const isBeyond = (step: number) => (turn === 'in' ? step > now + 0.01 : step < now - 0.01)
  return (turn === 'in' ? steps : steps.toReversed()).find(isBeyond) ?? now
}

/** Lets Ctrl with `+`, `-`, `0` or the wheel make a page larger and smaller, between half and double. */
export function allowZoom(contents: WebContents): void {
  const zoom = (turn: Turn) => contents.setZoomFactor(toFactor(contents.getZoomFactor(), turn))
  contents.on('before-input-event', (event, input) => {
    const turn = findTurn(input)
    if (turn === null) return
    event.preventDefault()
    zoom(turn)
  })
  contents.on('zoom-changed', (_event, direction) => zoom(direction))
}
