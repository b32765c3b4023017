import type { ReactNode } from 'react'

/** How a state feels: settled, waiting, to be looked at, or wrong. */
export type Tone = 'good' | 'quiet' | 'warn' | 'bad'

/** A word of state with a dot of its tone; the word alone says it all. */
export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`state is-${tone}`}>
      <span className="state-dot" aria-hidden />
      {children}
    </span>
  )
}
