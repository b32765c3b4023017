import { execFile } from 'node:child_process'

type Run = (program: string, args: readonly string[]) => Promise<string>

const limitMs = 2_000

const runReally: Run = (program, args) =>
  new Promise((resolve, reject) => {
    execFile(program, [...args], { timeout: limitMs }, (error, output) =>
      error ? reject(error) : resolve(output),
    )
  })

/**
 * Asks whether this desktop shows icons of programs. Windows and macOS do; on Linux somebody has to own the name of
 * the watcher, and an icon made without one is never seen, which would leave a program nobody can reach.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  run: Run = runReally,
): Promise<boolean> {
  if (platform !== 'linux') return platform === 'win32' || platform === 'darwin'
  // without an address the question itself would start a bus
  if (!env['DBUS_SESSION_BUS_ADDRESS']) return false
  const bus = [
    'call',
    '--session',
    '--dest',
    'org.freedesktop.DBus',
    '--object-path',
    '/org/freedesktop/DBus',
  ]
  const question = ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.kde.StatusNotifierWatcher']
  try {
    return (await run('gdbus', [...bus, ...question])).includes('true')
  } catch {
    return false
  }
}
