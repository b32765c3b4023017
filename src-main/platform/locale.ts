type Environment = Readonly<Record<string, string | undefined>>

/**
 * Whether Linux was told no locale in UTF-8, as services and bare sessions are. Chromium cannot name a file in Thai there:
 * a chosen folder comes to nothing, without a word.
 */
export function lacksUtf8(platform: string, env: Environment): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C'
  return platform === 'linux' && !/utf-?8/i.test(locale)
}

/** Reads names in UTF-8 and changes nothing else. Part of glibc since 2.35, of Debian and its kin for longer. */
export const plainUtf8 = { LC_ALL: 'C.UTF-8' } as const
