import { Button } from '@mantine/core'
import { type ChangeEvent, useRef } from 'react'
import { folderOf } from '#renderer/api/client.ts'

type Props = {
  readonly label: string
  readonly onFolder: (path: string) => void
  readonly isBusy?: boolean
}

/** Makes a file field choose folders; React's types do not know the attribute. */
const folderPicker = { webkitdirectory: '' }

/** Chooses a folder on this machine. A folder without a file in it cannot be chosen: the browser part names none. */
export function FolderButton({ label, onFolder, isBusy = false }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const path = folderOf([...(event.currentTarget.files ?? [])])
    event.currentTarget.value = ''
    if (path !== null) onFolder(path)
  }
  return (
    <>
      <Button variant="default" disabled={isBusy} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        {...folderPicker}
        multiple
        hidden
        aria-label={label}
        onChange={onChange}
      />
    </>
  )
}
