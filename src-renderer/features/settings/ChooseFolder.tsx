import { Button } from '@mantine/core'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'

type Props = { readonly label: string; readonly onFolder: (path: string) => void }

/** Opens the system's own window for folders, where also an empty one can be chosen or made. */
export function ChooseFolder({ label, onFolder }: Props) {
  const choose = useCommand('settings.chooseFolder')
  const onChoose = () => choose.mutate({}, { onSuccess: ({ path }) => path !== null && onFolder(path) })
  return (
    <>
      <Button variant="default" loading={choose.isPending} onClick={onChoose}>
        {label}
      </Button>
      {choose.error && <FailureNotice error={choose.error} />}
    </>
  )
}
