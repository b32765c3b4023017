import type { WebFrameMain } from 'electron'

/**
 * @param pageUrl the address our own page was loaded from
 * @returns whether a message comes from the top frame of our own page and from nothing inside or beside it
 */
export function isTrustedSender(
  frame: Pick<WebFrameMain, 'url' | 'parent'> | null,
  pageUrl: string,
): boolean {
  if (!frame || frame.parent !== null) return false
  const [address] = frame.url.split('#')
  const [own] = pageUrl.split('#')
  return address === own
}
