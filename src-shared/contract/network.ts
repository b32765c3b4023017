import * as z from 'zod'
import { command, query } from '#shared/contract/define.ts'

/** How the browser leaves the hospital: as the computer says, straight, or through a proxy of its own. */
const ProxyChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.literal('address'),
    /** Host and port, e.g. `proxy.hospital.local:8080` or `socks5://10.0.0.1:1080`. */
    address: z
      .string()
      .trim()
      .max(300)
      .regex(/^(?:(?:https?|socks[45]):\/\/)?[\w.-]+:\d{1,5}$/),
  }),
])
export type ProxyChoice = z.infer<typeof ProxyChoice>

export const ProxySettings = z.object({
  proxy: ProxyChoice,
  /** Empty where the proxy asks for nobody. */
  userName: z.string().trim().max(200),
})
export type ProxySettings = z.infer<typeof ProxySettings>

export const network = {
  /** How the browser reaches the portal. The password of the proxy is never told. */
  get: query({
    allow: 'settings.change',
    input: z.object({}),
    output: ProxySettings.extend({ hasPassword: z.boolean() }),
    errors: [],
  }),
  /** The next browser that starts goes this way. */
  save: command({
    allow: 'settings.change',
    input: ProxySettings.extend({
      /** Empty leaves the one that is kept, as long as the name is the same. */
      password: z.string().max(200),
    }),
    output: z.object({}),
    errors: ['folder.denied'],
    changes: ['network.get'],
  }),
}
