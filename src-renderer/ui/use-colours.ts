import { useMantineColorScheme } from '@mantine/core'
import { colours } from '#renderer/ui/colours.ts'

/** @returns the palette on screen, for drawings that cannot read style properties. */
export function useColours() {
  const { colorScheme } = useMantineColorScheme()
  return colorScheme === 'dark' ? colours.dark : colours.light
}

export type Palette = ReturnType<typeof useColours>
