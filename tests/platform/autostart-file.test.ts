import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createAutostartFile } from '#main/platform/autostart-file.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

function openItem(command: readonly string[] = ['/opt/Satang/satang', '--hidden']) {
  const home = temporaryFolder()
  const folder = path.join(home, '.config', 'autostart')
  const item = createAutostartFile({ folder, command })
  return { home, folder, file: path.join(folder, 'satang.desktop'), item }
}

describe('starting with a Linux desktop', () => {
  it('is a file in the home of the user, there or not', async () => {
    const { file, item } = openItem()
    const before = await item.isOn()
    await item.set(true)
    await item.set(true)
    const text = readFileSync(file, 'utf8')
    const on = await item.isOn()
    await item.set(false)
    await item.set(false)
    expect({ before, on, after: await item.isOn(), isLeft: existsSync(file), text }).toEqual({
      before: false,
      on: true,
      after: false,
      isLeft: false,
      text: [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Satang',
        'Exec="/opt/Satang/satang" "--hidden"',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    })
  })

  it('keeps blanks, quotes, dollars and percents of a path', async () => {
    const { file, item } = openItem(['/home/a b/50% "x" $y\\z/satang'])
    await item.set(true)
    expect(readFileSync(file, 'utf8')).toContain(String.raw`Exec="/home/a b/50%% \\"x\\" \\$y\\\\z/satang"`)
  })

  it('is off when the desktop switched the entry off', async () => {
    const { folder, file, item } = openItem()
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, '[Desktop Entry]\nExec=satang\nHidden=true\n')
    expect(await item.isOn()).toBe(false)
    await item.set(true)
    expect(await item.isOn()).toBe(true)
  })

  it('says which folder stands in its way', async () => {
    const { home, item } = openItem()
    writeFileSync(path.join(home, '.config'), 'a file where a folder should be')
    await expect(item.set(true)).rejects.toMatchObject({ code: 'folder.denied' })
    expect(await item.isOn()).toBe(false)
  })
})
