import type { ReactNode } from 'react'

/** The one question a page answers, with what can be done about it on the right. */
export function PageHeader({
  title,
  before,
  children,
}: {
  title: string
  before?: ReactNode
  children?: ReactNode
}) {
  return (
    <header className="page-header">
      <div>
        {before}
        <h1>{title}</h1>
      </div>
      {children && <div className="page-actions">{children}</div>}
    </header>
  )
}
