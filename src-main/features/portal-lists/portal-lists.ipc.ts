import type { PortalLists } from '#main/features/portal-lists/portal-lists.service.ts'
import type { Desktop } from '#main/platform/desktop.ts'
import type { Handlers } from '#shared/contract/index.ts'
import type { ListReading } from '#shared/model/list-reading.ts'
import { type ListPlace, toListPlaces } from '#shared/model/source.ts'

type Look = (places: readonly ListPlace[]) => Promise<ListReading[]>

export function portalListsHandlers(
  lists: PortalLists,
  look: Look,
  desktop: Desktop,
): Handlers<'portalLists'> {
  return {
    list: () => lists.list(),
    look: async ({ month, ...wanted }) => ({
      readings: await look(toListPlaces({ ...wanted, months: [month] })),
    }),
    correct: async (input, { user }) => {
      await lists.correct(input, user?.name ?? '')
      return {}
    },
    undoCorrection: async ({ list }) => {
      await lists.undoCorrection(list)
      return {}
    },
    confirm: async (input) => {
      await lists.confirm(input)
      return {}
    },
    saveReport: async () => {
      const path = await desktop.chooseNewFile(lists.reportName())
      return { path: path && (await lists.saveReport(path)) }
    },
  }
}
