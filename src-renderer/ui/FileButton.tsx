import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type ChangeEvent, useRef } from 'react'
import { pathsOf } from '#renderer/api/client.ts'

type Props = {
  readonly label: string
  /** Endings of the files to choose from, such as `.xlsx,.csv`. */
  readonly accept: string
  readonly onPath: (path: string) => void
  readonly isBusy?: boolean
  readonly title?: string
}

/** Chooses one file on this machine. */
export function FileButton({ label, accept, onPath, isBusy = false, title }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const [path] = pathsOf(event.currentTarget.files ?? [])
    // the same file chosen again must be heard again
    event.currentTarget.value = ''
    if (path !== undefined) onPath(path)
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} aria-hidden />}
        title={title}
        loading={isBusy}
        onClick={() => picker.current?.click()}
      >
        {label}
      </Button>
      <input ref={picker} type="file" accept={accept} hidden aria-label={label} onChange={onChange} />
    </>
  )
}
