import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Menu, Tray } from 'electron'
import type { App } from '#main/app.ts'
import { type TrayLook, toTrayLook } from '#main/door/tray-look.ts'
import { hasTrayHost } from '#main/platform/tray-host.ts'
import type { Language } from '#shared/contract/attention.ts'
import { contract } from '#shared/contract/index.ts'
import { createTranslator } from '#shared/phrases/translator.ts'

type Needs = {
  readonly house: Pick<App, 'door' | 'listen' | 'connections'>
  /** Where the pictures lie. */
  readonly iconFolder: string
  readonly onOpen: () => void
  readonly onQuit: () => void
}

/** Files go by quickly; the icon is painted at most this often. */
const paintEveryMs = 1_000
const patientTries = 6
const askAgainMs = 5_000
const connection = 'tray'
const heard = ['attention.get', 'schedule.get', 'downloads.active', 'downloads.listRuns']

/**
 * Puts the icon beside the clock, where a desktop shows icons.
 * @param isPatient the computer has just started, and its desktop may still be coming up
 * @returns null where nobody would ever see it
 */
export async function raiseTray({ isPatient, ...needs }: Needs & { readonly isPatient: boolean }) {
  for (let tries = isPatient ? patientTries : 1; tries > 0; tries--) {
    if (await hasTrayHost(process.platform, process.env)) return createTray(needs)
    if (tries > 1) await delay(askAgainMs)
  }
  return null
}

/** The icon beside the clock, which has a door of its own like every window. */
function createTray({ house, iconFolder, onOpen, onQuit }: Needs) {
  let language: Language = 'th'
  let words = createTranslator(language)
  const iconOf = (icon: TrayLook['icon']) => path.join(iconFolder, `tray-${icon}.png`)
  const tray = new Tray(iconOf('idle'))
  let timer: NodeJS.Timeout | null = null
  let shownMenu = ''

  house.connections.signIn(connection, { name: 'system', role: 'system' })
  const call = (name: string, input: object) => house.door.call(name, input, connection)

  function toMenu({ canRun, pause }: TrayLook): Menu {
    const onRun = () => void call('schedule.runNow', {})
    const onPause = () => void call('schedule.pause', { isPaused: pause === 'pause' })
    return Menu.buildFromTemplate([
      { label: words.tell('open'), click: onOpen },
      { type: 'separator' },
      { label: words.tell('runNow'), enabled: canRun, click: onRun },
      { label: words.tell(pause ?? 'pause'), enabled: pause !== null, click: onPause },
      { type: 'separator' },
      { label: words.tell('quit'), click: onQuit },
    ])
  }

  async function paint(): Promise<void> {
    const answer = await call('attention.get', {})
    const facts = answer.ok ? contract.attention.get.output.parse(answer.value) : null
    if (facts && facts.language !== language) {
      language = facts.language
      words = createTranslator(language)
    }
    const look = toTrayLook(facts, words)
    if (tray.isDestroyed()) return
    tray.setImage(iconOf(look.icon))
    tray.setToolTip(look.tooltip)
    const menu = `${language} ${look.canRun} ${look.pause}`
    // on Linux a new menu closes the one a person is looking at
    if (menu !== shownMenu) tray.setContextMenu(toMenu(look))
    shownMenu = menu
  }

  function paintSoon(): void {
    timer ??= setTimeout(() => {
      timer = null
      void paint()
    }, paintEveryMs)
  }

  const stopListening = house.listen((name, payload) => {
    if (name === 'downloads.progress') return paintSoon()
    if (name !== 'store.changed') return
    const { entries } = contract.store.changed.payload.parse(payload)
    if (entries.some((entry) => heard.includes(entry))) paintSoon()
  })
  tray.on('click', onOpen)
  void paint()

  return {
    /** Asks whether to stay without a window. */
    async mayStay(): Promise<boolean> {
      const answer = await call('attention.closeWindow', {})
      return answer.ok && contract.attention.closeWindow.output.parse(answer.value).isStaying
    },

    stop(): void {
      stopListening()
      if (timer) clearTimeout(timer)
      tray.destroy()
    },
  }
}
