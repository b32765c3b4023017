import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { isDenied, isMissing, writeAtomically } from '#main/platform/files.ts'
import type { LoginItem } from '#main/platform/login-item.ts'
import { AppError } from '#shared/errors/app-error.ts'

type Needs = {
  /** `~/.config/autostart`, or what stands for it. */
  readonly folder: string
  /** The program and its arguments, as a shell would get them. */
  readonly command: readonly string[]
}

/** Quotes an argument for the `Exec` line of a desktop entry. @source Desktop Entry Specification 1.5, The Exec key */
function quote(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/g, (character) => `\\${character}`).replaceAll('%', '%%')
  // a backslash is escaped once more, because the value itself is a string
  return `"${escaped.replaceAll('\\', '\\\\')}"`
}

function toEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Satang',
    `Exec=${command.map(quote).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** The login item of Linux desktops: one file that every desktop reads when its user signs in. */
export function createAutostartFile({ folder, command }: Needs): LoginItem {
  const file = path.join(folder, 'satang.desktop')
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw isDenied(error) ? new AppError('folder.denied', { folder }) : error
    }
  }
  return {
    isAvailable: true,
    async isOn() {
      try {
        // some desktops switch an entry off by a line in it instead of removing it
        return !/^(Hidden=true|X-GNOME-Autostart-enabled=false)\s*$/m.test(await readFile(file, 'utf8'))
      } catch (error) {
        if (isMissing(error) || isDenied(error)) return false
        throw error
      }
    },
    set: (isOn) =>
      guarded(async () => {
        if (!isOn) return rm(file, { force: true })
        await mkdir(folder, { recursive: true })
        await writeAtomically(file, toEntry(command))
      }),
  }
}
