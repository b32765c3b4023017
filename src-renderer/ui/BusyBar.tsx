import type { ReactNode } from 'react'

type Props = {
  readonly label: string
  readonly facts?: ReactNode
  /** What a person has to do before it goes on; null while nobody is needed. */
  readonly advice?: string | null
  /** From 0 to 1, or null while the end is not known. */
  readonly share: number | null
  readonly children?: ReactNode
}

/** Work that goes on, how far it is, and how to stop it. */
export function BusyBar({ label, facts, advice = null, share, children }: Props) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className={advice === null ? 'busy-bar' : 'busy-bar is-waiting'}>
      <div className="busy-text" role="status">
        <span className="busy-label">{label}</span>
        {advice !== null && <span>{advice}</span>}
        {facts && <span className="busy-facts">{facts}</span>}
      </div>
      {children}
      <div
        className="busy-track"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(percent === null ? {} : { 'aria-valuenow': percent })}
      >
        <div
          className={percent === null ? 'busy-fill is-endless' : 'busy-fill'}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
    </div>
  )
}
