import type { ReactNode } from 'react'

type Props = {
  readonly label: string
  readonly facts?: ReactNode
  /** From 0 to 1, or null while the end is not known. */
  readonly share: number | null
  readonly children?: ReactNode
}

/** Work that goes on, how far it is, and how to stop it. */
export function BusyBar({ label, facts, share, children }: Props) {
  const percent = share === null ? null : Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <div className="busy-bar">
      <div className="busy-text" role="status">
        <span className="busy-label">{label}</span>
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
