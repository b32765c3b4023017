import { installDebianPackages } from '#tools/machine/apt.ts'
import { runProgram } from '#tools/machine/programs.ts'

/** Libraries Electron is linked with and the Debian packages that hold them; GTK brings the rest with it. */
const packageOf: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^lib(gtk|gdk)-3/, 'libgtk-3-0'],
  [/^lib(nss3|nssutil3|smime3|nspr4|plc4|plds4)\./, 'libnss3'],
  [/^libgbm\./, 'libgbm1'],
  [/^libasound\./, 'libasound2'],
  [/^libatk-bridge/, 'libatk-bridge2.0-0'],
  [/^libatspi/, 'libatspi2.0-0'],
  [/^libatk-1/, 'libatk1.0-0'],
  [/^libcups\./, 'libcups2'],
  [/^libdrm\./, 'libdrm2'],
  [/^libxkbcommon\./, 'libxkbcommon0'],
  [/^libxcb\./, 'libxcb1'],
  [/^libX11\./, 'libx11-6'],
  [/^libXcomposite\./, 'libxcomposite1'],
  [/^libXdamage\./, 'libxdamage1'],
  [/^libXext\./, 'libxext6'],
  [/^libXfixes\./, 'libxfixes3'],
  [/^libXrandr\./, 'libxrandr2'],
  [/^libpango-/, 'libpango-1.0-0'],
  [/^libcairo\./, 'libcairo2'],
  [/^lib(glib|gobject|gio)-2/, 'libglib2.0-0'],
  [/^libexpat\./, 'libexpat1'],
  [/^libdbus-1/, 'libdbus-1-3'],
  [/^libudev\./, 'libudev1'],
]

/** @returns the names of libraries a program needs and this machine lacks, from what `ldd` prints. */
export function parseMissingLibraries(lddOutput: string): string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
}

/** Debian 13 and Ubuntu 24 renamed some packages when time became 64 bits wide. */
async function currentName(name: string): Promise<string> {
  const { code } = await runProgram('apt-cache', ['show', '--quiet=2', `${name}t64`], { output: 'keep' })
  return code === 0 ? `${name}t64` : name
}

/** Installs what a Linux program is linked with and this machine lacks. */
export async function ensureSharedLibraries(program: string): Promise<void> {
  if (process.platform !== 'linux') return
  const { output } = await runProgram('ldd', [program], { output: 'keep' })
  const missing = parseMissingLibraries(output)
  if (missing.length === 0) return
  const names = missing.map((library) => packageOf.find(([pattern]) => pattern.test(library))?.[1] ?? library)
  const current = await Promise.all([...new Set(names)].map(currentName))
  await installDebianPackages(current, 'so that Electron starts')
}
