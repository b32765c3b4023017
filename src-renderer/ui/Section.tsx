import { type ReactNode, useId } from 'react'

/** A titled part of a page, told apart by space and a hairline. */
export function Section({
  title,
  hint,
  action,
  children,
}: {
  title: string
  hint?: string
  action?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      {hint && <p className="hint">{hint}</p>}
      {children}
    </section>
  )
}
