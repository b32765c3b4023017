import path from 'node:path'
import { app } from 'electron'
import { createAutostartFile } from '#main/platform/autostart-file.ts'
import type { LoginItem } from '#main/platform/login-item.ts'

/** @returns what to start Satang by. An AppImage runs from a folder that is gone once it has ended. */
export const programPath = () => process.env['APPIMAGE'] ?? process.execPath

/** @param args what Satang is started with when its user signs in to the computer */
export function createElectronLoginItem(args: readonly string[]): LoginItem {
  // from its sources Electron is told which app to open
  const all = [...(app.isPackaged ? [] : [app.getAppPath()]), ...args]
  if (process.platform === 'linux') {
    return createAutostartFile({
      folder: path.join(app.getPath('appData'), 'autostart'),
      command: [programPath(), ...all],
    })
  }
  return {
    isAvailable: true,
    isOn: async () => app.getLoginItemSettings({ args: all }).openAtLogin,
    set: async (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, args: all }),
  }
}
