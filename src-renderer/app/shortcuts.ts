import { type HotkeyItem, useHotkeys } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { pages } from '#renderer/app/pages.ts'

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('input[data-search]')?.select()
}

/** Alt+1 to Alt+9 open the pages; `/` goes to the search field of the page that has one. */
export function useShortcuts(): void {
  const navigate = useNavigate()
  const open = (path: (typeof pages)[number]['path']) => () => void navigate({ to: path })
  // a keyboard in Thai has letters where the digits are
  const inFields = pages.map(
    ({ path }, index): HotkeyItem => [`alt+digit${index + 1}`, open(path), { usePhysicalKeys: true }],
  )
  useHotkeys(inFields, [])
  useHotkeys([['/', focusSearch]])
}
