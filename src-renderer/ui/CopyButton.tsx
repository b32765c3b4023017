import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'

type Props = {
  readonly label: string
  /** Said once it was copied. */
  readonly copied: string
  readonly isDisabled?: boolean
  readonly toText: () => string
}

/** The window grants no page the right to write to the clipboard, but a person's own copy needs none. */
function copyText(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'off-screen'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}

/** Copies a text that is made when it is wanted. */
export function CopyButton({ label, copied, isDisabled = false, toText }: Props) {
  const [text, setText] = useState<string | null>(null)
  const isCopied = text !== null && !isDisabled && text === toText()
  const onCopy = () => {
    const wanted = toText()
    if (copyText(wanted)) setText(wanted)
  }
  return (
    <Button
      variant="default"
      disabled={isDisabled}
      leftSection={isCopied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
      onClick={onCopy}
    >
      {isCopied ? copied : label}
    </Button>
  )
}
