import type { Store } from '#main/database/store.ts'
import type { Connections } from '#main/door/connections.ts'
import type { AllHandlers } from '#main/door/door.ts'
import { attentionHandlers } from '#main/features/attention/attention.ipc.ts'
import { createAttention } from '#main/features/attention/attention.service.ts'
import { claimsHandlers } from '#main/features/claims/claims.ipc.ts'
import { createClaims } from '#main/features/claims/claims.service.ts'
import { completenessHandlers } from '#main/features/completeness/completeness.ipc.ts'
import { createCompleteness } from '#main/features/completeness/completeness.service.ts'
import { dashboardHandlers } from '#main/features/dashboard/dashboard.ipc.ts'
import { createDashboard } from '#main/features/dashboard/dashboard.service.ts'
import { createClockCheck } from '#main/features/diagnostics/clock-check.ts'
import { diagnosticsHandlers } from '#main/features/diagnostics/diagnostics.ipc.ts'
import { createDiagnostics } from '#main/features/diagnostics/diagnostics.service.ts'
import { createStoreCheck } from '#main/features/diagnostics/store-check.ts'
import { createDownloadFolder } from '#main/features/downloads/download-folder.ts'
import { downloadsHandlers } from '#main/features/downloads/downloads.ipc.ts'
import { createDownloads } from '#main/features/downloads/downloads.service.ts'
import { createFarFolders } from '#main/features/downloads/far-folders.ts'
import { createFindStored } from '#main/features/downloads/find-stored.ts'
import { toKnownPortals } from '#main/features/downloads/known-lists.ts'
import { practicePages, toPracticePlace } from '#main/features/downloads/nhso.portal.ts'
import { createPortalTime } from '#main/features/downloads/portal-time.ts'
import { createProvenFiles } from '#main/features/downloads/proven-files.ts'
import { importsHandlers } from '#main/features/imports/imports.ipc.ts'
import { createImports } from '#main/features/imports/imports.service.ts'
import { layoutsHandlers } from '#main/features/layouts/layouts.ipc.ts'
import { createLayouts } from '#main/features/layouts/layouts.service.ts'
import { networkHandlers } from '#main/features/network/network.ipc.ts'
import { createNetwork } from '#main/features/network/network.service.ts'
import { portalListsHandlers } from '#main/features/portal-lists/portal-lists.ipc.ts'
import { createPortalLists } from '#main/features/portal-lists/portal-lists.service.ts'
import { portalsHandlers } from '#main/features/portals/portals.ipc.ts'
import { createPractice, practiceSeed } from '#main/features/practice/practice.service.ts'
import { qualityHandlers } from '#main/features/quality/quality.ipc.ts'
import { createQuality } from '#main/features/quality/quality.service.ts'
import { createExpand } from '#main/features/queue/expand.ts'
import { createFindOriginal } from '#main/features/queue/find-original.ts'
import { createImportSource } from '#main/features/queue/import-source.ts'
import { queueHandlers } from '#main/features/queue/queue.ipc.ts'
import { createQueue } from '#main/features/queue/queue.service.ts'
import { createStaging } from '#main/features/queue/staging.ts'
import { referenceHandlers } from '#main/features/reference/reference.ipc.ts'
import { createReference } from '#main/features/reference/reference.service.ts'
import { scheduleHandlers } from '#main/features/schedule/schedule.ipc.ts'
import { createSchedule } from '#main/features/schedule/schedule.service.ts'
import { sessionHandlers } from '#main/features/session/session.ipc.ts'
import { hasUsers } from '#main/features/session/session.sql.ts'
import { createBackups } from '#main/features/settings/backups.ts'
import { settingsHandlers } from '#main/features/settings/settings.ipc.ts'
import { createSettings } from '#main/features/settings/settings.service.ts'
import { setupHandlers } from '#main/features/setup/setup.ipc.ts'
import { createStoreKind } from '#main/features/setup/store-kind.ts'
import { openEntrance } from '#main/house-entrance.ts'
import { openPortals } from '#main/house-portals.ts'
import { ownFolders } from '#main/platform/folders.ts'
import type { NoticeBoard } from '#main/platform/notices.ts'
import type { Platform } from '#main/platform/platform.ts'
import { stopAll } from '#main/platform/stop-all.ts'
import { createTranslator } from '#shared/phrases/translator.ts'

/**
 * Builds every object of an open store, once and in order: each gets its needs as arguments, none reaches for another.
 * @returns the handlers of the door and how to stop everything in reverse
 */
export async function openHouse(
  platform: Platform,
  store: Store,
  connections: Connections,
  notices: NoticeBoard,
) {
  const { clock, log, secrets, folders, threads, version, desktop, loginItem, alarm } = platform
  const network = createNetwork({ store, secrets })
  const browsers = network.lead(platform.browsers)

  const practice = createPractice({
    clock,
    log,
    hospital: async () => {
      const { code, name } = await settings.getHospital()
      // its workbook writers are large, and a real hospital never needs them
      const { createPracticeHospital } = await import('#main/features/practice/maker/hospital.ts')
      return createPracticeHospital({ seed: practiceSeed, hospitalCode: code, hospitalName: name })
    },
  })
  const { portals, getNhso, findPack } = openPortals({ store, clock, log, folder: folders.portals })
  const getPortal = async (kind: 'nhso' | 'practice') =>
    kind === 'practice' ? toPracticePlace((await practice.start()).address) : getNhso()
  const portalAddress = async (kind: 'nhso' | 'practice') => (await getPortal(kind)).baseUrl
  const settings = createSettings({ store, secrets, clock, folders, version, portalAddress })
  const storeKind = createStoreKind({ store, findHospital: settings.findHospital, hasUsers })
  const findHospitalCode = async () => (await settings.findHospital())?.code ?? null
  const getHospitalCode = async () => (await settings.getHospital()).code

  const staging = createStaging(folders.staging)
  const expand = createExpand({ staging })
  const findStored = createFindStored({ store, downloadFolder: () => downloadFolder.use() })
  const findOriginal = createFindOriginal({ store })
  const imports = createImports({
    store,
    threads,
    clock,
    log,
    notices,
    quarantineFolder: folders.quarantine,
    hospital: findHospitalCode,
    takes: storeKind.takes,
    layouts: () => layouts.listMade(),
    pack: findPack,
    findBytes: async ({ id, sha256, bytes }) =>
      (await findStored(sha256, bytes)) ?? (await findOriginal(id, sha256, bytes)),
    expand: createImportSource({ expand, staging }),
  })
  const reference = createReference({ store, clock, hospital: settings.getHospital })
  const layouts = createLayouts({ ...imports, store, clock, exportFolder: folders.exports })
  const queue = createQueue({
    store,
    clock,
    log,
    notices,
    staging,
    expand,
    importFiles: imports.importFiles,
  })
  const portalLists = createPortalLists({
    store,
    clock,
    log,
    notices,
    secrets,
    version,
    folder: folders.portals,
    portals: async () => {
      const { portalKind } = await settings.getHospital()
      return toKnownPortals(portalKind === 'practice' ? practicePages : await getNhso())
    },
  })
  const portalTime = createPortalTime({ store, clock, log })
  const findClockTrouble = createClockCheck({ store, clock, portalTime: portalTime.find })
  const downloads = createDownloads({
    portalTime,
    readings: portalLists.readings,
    store,
    browsers,
    secrets,
    clock,
    log,
    notices,
    importFiles: imports.importFiles,
    downloadFolder: () => downloadFolder.use(),
    hospital: settings.getHospital,
    logins: settings.listLogins,
    portal: async () => getPortal((await settings.getHospital()).portalKind),
    isRunPlanned: async () => (await findNextRun()) !== null,
  })
  const findNextRun = async () => {
    const { plans } = await schedule.get()
    return plans.flatMap(({ nextRunAt }) => nextRunAt ?? []).toSorted()[0] ?? null
  }
  const far = createFarFolders({ besides: folders })
  const downloadFolder = createDownloadFolder({
    store,
    log,
    notices,
    usualFolder: folders.downloads,
    ours: ownFolders(folders),
    far,
    whileIdle: downloads.whileIdle,
  })
  const proven = createProvenFiles({ store, log, folder: downloadFolder.use, whileIdle: downloads.whileIdle })
  const backups = createBackups({ store, clock, log, notices, folders })
  const schedule = createSchedule({
    store,
    clock,
    log,
    notices,
    alarm,
    onRan: backups.takeNightly,
    firstPlanName: createTranslator('th').tell('firstPlan'),
    run: downloads.run,
    findRun: async (id) => (await downloads.getRun(id)).run,
  })
  const { session, setup } = openEntrance({
    platform,
    store,
    connections,
    settings,
    storeKind,
    startSchedule: schedule.addFirstPlan,
  })
  const claims = createClaims({ store, hospital: getHospitalCode, pack: findPack })
  const completeness = createCompleteness({ store, clock, unsureLists: portalLists.listUnsure })
  const dashboard = createDashboard({
    store,
    schedule: schedule.get,
    missing: completeness.findMissing,
    isSignInNeeded: downloads.isSignInNeeded,
    changedLists: portalLists.countChanged,
    documents: async () => ({
      ...(await imports.countQuestions()),
      isUnsettled: await imports.isUnsettled(),
    }),
    findClockTrouble,
    backup: backups.get,
  })
  const attention = createAttention({
    store,
    clock,
    log,
    desktop,
    words: createTranslator,
    onChange: () => notices.changed('attention.get'),
    listen: notices.listen,
    progress: downloads.active,
    lastRun: async () => (await downloads.listRuns(1))[0] ?? null,
    missing: completeness.findMissing,
    schedule: schedule.get,
    isSignInNeeded: downloads.isSignInNeeded,
    changedLists: portalLists.countChanged,
  })
  const quality = createQuality({
    store,
    clock,
    findUnknownCodes: reference.findUnknown,
    exportFolder: folders.exports,
  })
  const isBusy = () => imports.active() !== null || downloads.active() !== null
  const storeCheck = createStoreCheck({ store, clock, log, notices, isBusy })
  const diagnostics = createDiagnostics({
    store,
    checkStore: storeCheck.run,
    secrets,
    clock,
    downloadFolder: downloadFolder.use,
    browsers,
    log,
    ownFolders: ownFolders(folders),
    watchedFolder: async () => (await queue.watched()).path,
    portalAddress: async () => {
      const hospital = await settings.findHospital()
      return hospital && portalAddress(hospital.portalKind)
    },
    findClockTrouble,
  })
  // an installed profile that was touched is told in the log now, not on the night it is needed
  await portals.list()
  await downloads.recover()
  await schedule.recover()
  await queue.recover()

  const handlers: Omit<AllHandlers, 'store'> = {
    attention: attentionHandlers(attention),
    claims: claimsHandlers(claims),
    completeness: completenessHandlers(completeness),
    dashboard: dashboardHandlers(dashboard),
    diagnostics: diagnosticsHandlers(diagnostics, storeCheck),
    downloads: downloadsHandlers(downloads, downloadFolder, proven, far),
    imports: importsHandlers(imports),
    layouts: layoutsHandlers(layouts),
    network: networkHandlers(network),
    portalLists: portalListsHandlers(portalLists, downloads.look, desktop),
    portals: portalsHandlers(portals),
    quality: qualityHandlers(quality),
    queue: queueHandlers(queue),
    reference: referenceHandlers(reference),
    schedule: scheduleHandlers(schedule, loginItem),
    session: sessionHandlers(session),
    settings: settingsHandlers(settings, backups, desktop),
    setup: setupHandlers(setup),
  }
  const parts = { attention, schedule, storeCheck, downloads, queue, imports, practice, backups, store }
  return {
    handlers,
    findStage: storeKind.findStage,
    /** Starts what acts by itself: the schedule, messages, the import queue and the watched folder. */
    async start(): Promise<void> {
      await queue.start()
      attention.start()
      const move = await downloadFolder.recover()
      schedule.start()
      storeCheck.start()
      downloads.start()
      const resume = async () => ((await move.ended) ? downloads.resumeCutOff() : null)
      resume().catch((error: unknown) => log.error('downloads.notResumed', {}, error))
    },
    wake: () =>
      void schedule.look().catch((error: unknown) => log.error('schedule.catchUpFailed', {}, error)),
    /** @param limitMs how long to wait for each part; null until it has ended */
    stop: (limitMs: number | null = null): Promise<void> => stopAll(log, parts, limitMs),
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
