/** Why the portal is not reached, where the browser knows. */
export const networkCodes = [
  'network.certificate',
  'network.proxyPassword',
  'network.proxyAway',
  'network.proxyRefused',
  'network.blocked',
  'network.nameUnknown',
  'network.noRoute',
] as const

export type NetworkCode = (typeof networkCodes)[number]
/** How a visit ends that reaches nobody; `portal.unreachable` where nothing more is known. */
export type UnreachedCode = NetworkCode | 'portal.unreachable'

/** Chromium's names, the first that fits. @source chromium net/base/net_error_list.h */
const namedErrors: readonly (readonly [RegExp, NetworkCode])[] = [
  // the password that is asked for is the proxy's: the portal itself asks on a page
  [/PROXY_AUTH|INVALID_AUTH_CREDENTIALS/, 'network.proxyPassword'],
  [/^ERR_(TUNNEL_CONNECTION_FAILED|PROXY_HTTP_1_1_REQUIRED)$/, 'network.proxyRefused'],
  [/^ERR_(MANDATORY_)?PROXY_|^ERR_SOCKS_|^ERR_NO_SUPPORTED_PROXIES$|^ERR_PAC_/, 'network.proxyAway'],
  [/^ERR_CERT_|^ERR_SSL_PINNED_KEY/, 'network.certificate'],
  [/^ERR_BLOCKED_BY_ADMINISTRATOR$/, 'network.blocked'],
  [/^ERR_NAME_(NOT_RESOLVED|RESOLUTION_FAILED)$|^ERR_DNS_/, 'network.nameUnknown'],
  [/^ERR_(INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|NETWORK_\w+)$/, 'network.noRoute'],
]

/**
 * Names what kept a browser from a server.
 * @param reason as the browser gives it, e.g. `net::ERR_CERT_AUTHORITY_INVALID`
 */
export function toUnreachedCode(reason: string): UnreachedCode {
  const name = reason.replace(/^net::/, '')
  return namedErrors.find(([pattern]) => pattern.test(name))?.[1] ?? 'portal.unreachable'
}

const unreached: readonly string[] = ['portal.unreachable', ...networkCodes]

/** @returns whether a failure means that nobody was reached, for whatever reason */
export const isUnreached = (code: string): code is UnreachedCode => unreached.includes(code)
