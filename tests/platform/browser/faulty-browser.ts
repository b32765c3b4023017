import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Stands between Satang and the real browser and answers one kind of command with a failure; everything else passes, over
 * the two pipes that a browser is driven by: file 3 in, file 4 out, one message after the other, each ended by a zero byte.
 */
const relay = `
const { spawn } = require('node:child_process')
const { Socket } = require('node:net')
const [program, refused, ...args] = process.argv.slice(2)
const browser = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] })
const out = new Socket({ fd: 4 })
browser.stdio[4].pipe(out)
let left = ''
new Socket({ fd: 3 })
  .setEncoding('utf8')
  .on('data', (text) => {
    const messages = (left + text).split('\\0')
    left = messages.pop()
    for (const message of messages) {
      const { id, method, sessionId } = JSON.parse(message)
      if (method === refused) out.write(JSON.stringify({ id, sessionId, error: { code: -32000, message: 'refused' } }) + '\\0')
      else browser.stdio[3].write(message + '\\0')
    }
  })
  .on('end', () => browser.stdio[3].end())
browser.on('exit', (code) => process.exit(code ?? 1))
`

function writeProgram(folder: string, text: string): string {
  const file = path.join(folder, 'browser')
  writeFileSync(file, text)
  chmodSync(file, 0o755)
  return file
}

/** @returns a program in a folder that is the real browser but for one command, which fails */
export function withoutCommand(folder: string, browser: string, refused: string): string {
  const script = path.join(folder, 'relay.cjs')
  writeFileSync(script, relay)
  return writeProgram(
    folder,
    `#!/bin/sh\nexec "${process.execPath}" "${script}" "${browser}" ${refused} "$@"\n`,
  )
}

/** @returns a program in a folder that does something else than a browser would */
export const insteadOfBrowser = (folder: string, command: string): string =>
  writeProgram(folder, `#!/bin/sh\n${command}\n`)
