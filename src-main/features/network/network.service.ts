import { selectSetting, upsertSetting } from '#main/database/setting.sql.ts'
import type { Store } from '#main/database/store.ts'
import type { Browsers } from '#main/platform/browser/browser.ts'
import type { ProxyWay } from '#main/platform/browser/proxy.ts'
import type { Secrets } from '#main/platform/secrets.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import { ProxySettings } from '#shared/contract/network.ts'

type Needs = { readonly store: Store; readonly secrets: Secrets }

const settingName = 'network'
const passwordSecret = 'proxy-password'
const usual: ProxySettings = { proxy: { kind: 'system' }, userName: '' }

/** Keeps how the browser reaches the portal. Owns the setting `network`. */
export function createNetwork({ store, secrets }: Needs) {
  const find = async () => (await store.read((db) => selectSetting(db, settingName, ProxySettings))) ?? usual

  async function findProxy(): Promise<ProxyWay> {
    const { proxy, userName } = await find()
    if (proxy.kind !== 'address') return proxy
    const password = userName === '' ? null : await secrets.find(passwordSecret)
    return { ...proxy, login: password === null ? null : { userName, password } }
  }

  return {
    async get(): Promise<Output<'network.get'>> {
      return { ...(await find()), hasPassword: (await secrets.find(passwordSecret)) !== null }
    },

    /** @throws AppError `folder.denied` */
    async save({ password, ...settings }: ParsedInput<'network.save'>): Promise<void> {
      const isSame = settings.userName !== '' && settings.userName === (await find()).userName
      if (password !== '' && settings.userName !== '') await secrets.save(passwordSecret, password)
      else if (!isSame) await secrets.remove(passwordSecret)
      await store.write((trx) => upsertSetting(trx, settingName, settings))
    },

    /** @returns browsers that go the way that is chosen when they start */
    lead: (browsers: Browsers): Browsers => ({
      ...browsers,
      open: async (options) => browsers.open({ ...options, proxy: await findProxy() }),
    }),
  }
}

export type Network = ReturnType<typeof createNetwork>
