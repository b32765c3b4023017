import type { ReactNode } from 'react'
import { LanguageSwitch } from '#renderer/app/LanguageSwitch.tsx'
import { Logo } from '#renderer/app/Logo.tsx'
import { SchemeToggle } from '#renderer/app/SchemeToggle.tsx'

/** The frame before sign-in: the name, one thing to do, and the language. */
export function Entrance({ isWide = false, children }: { isWide?: boolean; children: ReactNode }) {
  return (
    <div className="entrance">
      <header className="entrance-bar">
        <Logo />
        <span className="top-space" />
        <LanguageSwitch />
        <SchemeToggle />
      </header>
      <main className={isWide ? 'entrance-main is-wide' : 'entrance-main'}>{children}</main>
    </div>
  )
}
