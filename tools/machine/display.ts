import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { installDebianPackages } from '#tools/machine/apt.ts'
import { hasProgram } from '#tools/machine/programs.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'

export type Display = { readonly environment: { DISPLAY?: string }; stop(): Promise<void> }

const startLimitMs = 15_000

/** Whether this session has a screen on which a person would see a window. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  const display = process.env['DISPLAY'] ?? ''
  const local = /^:(\d+)/.exec(display)?.[1]
  // a DISPLAY whose server is gone is left behind by many shells
  return local === undefined ? display !== '' : existsSync(`/tmp/.X11-unix/X${local}`)
}

/** Starts a screen nobody sees; the X server itself picks a number that is free. */
async function startVirtualScreen(size: string): Promise<Display> {
  if (!hasProgram('Xvfb')) await installDebianPackages(['xvfb'], 'to open windows without a screen')
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  )
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
  const killServer = () => void server.kill()
  process.once('exit', killServer)
  const number = await new Promise<string>((resolve, reject) => {
    const giveUp = () => reject(new MachineTrouble('The virtual screen (Xvfb) did not start.'))
    setTimeout(giveUp, startLimitMs).unref()
    server.once('close', giveUp)
    server.once('error', giveUp)
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
  })
  return {
    environment: { DISPLAY: `:${number}` },
    async stop() {
      server.kill()
      await ended
      process.removeListener('exit', killServer)
    },
  }
}

/**
 * @param kind `own` is the person's screen; `any` takes it when there is one and else a virtual one;
 * `virtual` never shows a window to a person
 * @param size of a virtual screen, in pixels
 * @throws MachineTrouble when there is no screen and none can be made
 */
export async function openDisplay(kind: 'own' | 'any' | 'virtual', size = '1440x900'): Promise<Display> {
  const isLinux = process.platform === 'linux'
  if (!isLinux || (kind !== 'virtual' && hasDisplay())) return { environment: {}, stop: async () => {} }
  if (kind === 'own') throw new MachineTrouble('There is no screen in this session (DISPLAY is not set).')
  return startVirtualScreen(size)
}
