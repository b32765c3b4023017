import type { ReactNode } from 'react'

/** Nothing is here yet, and what to do about it. */
export function EmptyState({
  title,
  text,
  children,
}: {
  title: string
  text?: string
  children?: ReactNode
}) {
  return (
    <div className="empty-state" role="status">
      <p className="empty-title">{title}</p>
      {text && <p>{text}</p>}
      {children && <div className="empty-actions">{children}</div>}
    </div>
  )
}
