import { type HotkeyItem, useHotkeys } from '@mantine/hooks'

/** Marks what a number key goes to: an answer of the question that is open. */
export const answerOf = (place: number) => ({ 'data-answer': place, 'aria-keyshortcuts': String(place) })

/** Marks the line of a question in the list. */
export const questionMark = { 'data-question': true }

function focusAnswer(place: number): void {
  document.querySelector<HTMLElement>(`[data-answer="${place}"]`)?.focus()
}

// the same keys whatever the keyboard writes: in Thai there are letters on them
const physical = { usePhysicalKeys: true }
const answers = [1, 2, 3] as const

type Moves = {
  readonly count: number
  /** The place of the open question. */
  readonly open: number
  readonly onOpen: (place: number) => void
  readonly onUndoLast: () => void
}

/** Arrows or J and K go from question to question, numbers to an answer which Enter then gives, Z takes the last one back. */
export function useQuestionKeys({ count, open, onOpen, onUndoLast }: Moves): void {
  const move = (step: number) => () => {
    const next = Math.min(count - 1, Math.max(0, open + step))
    onOpen(next)
    document.querySelectorAll<HTMLElement>('[data-question]')[next]?.focus()
  }
  const numbers = answers.flatMap((place): HotkeyItem[] => [
    [`digit${place}`, () => focusAnswer(place), physical],
    [`numpad${place}`, () => focusAnswer(place), physical],
  ])
  const moves: HotkeyItem[] = [
    ['ArrowDown', move(1)],
    ['ArrowUp', move(-1)],
    ['J', move(1), physical],
    ['K', move(-1), physical],
    ...numbers,
  ]
  useHotkeys([...(count > 0 ? moves : []), ['Z', onUndoLast, physical]])
}
