import { dataDeny13 } from '#shared/model/layouts/data-deny-13.layout.ts'
import { dataDrug20 } from '#shared/model/layouts/data-drug-20.layout.ts'
import { dataDrug21 } from '#shared/model/layouts/data-drug-21.layout.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { dataInstrument14 } from '#shared/model/layouts/data-instrument-14.layout.ts'
import { dataInstrument16 } from '#shared/model/layouts/data-instrument-16.layout.ts'
import { dataZero16 } from '#shared/model/layouts/data-zero-16.layout.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repBkk59 } from '#shared/model/layouts/rep-bkk-59.layout.ts'
import { repBmt59 } from '#shared/model/layouts/rep-bmt-59.layout.ts'
import { repKtmn59 } from '#shared/model/layouts/rep-ktmn-59.layout.ts'
import { repLgo58 } from '#shared/model/layouts/rep-lgo-58.layout.ts'
import { repLgo59 } from '#shared/model/layouts/rep-lgo-59.layout.ts'
import { repNhs59 } from '#shared/model/layouts/rep-nhs-59.layout.ts'
import { repOfc55 } from '#shared/model/layouts/rep-ofc-55.layout.ts'
import { repOfc58 } from '#shared/model/layouts/rep-ofc-58.layout.ts'
import { repOfc59 } from '#shared/model/layouts/rep-ofc-59.layout.ts'
import { repOrf113 } from '#shared/model/layouts/rep-orf-113.layout.ts'
import { repOrf114 } from '#shared/model/layouts/rep-orf-114.layout.ts'
import { repPvt59 } from '#shared/model/layouts/rep-pvt-59.layout.ts'
import { repSrt59 } from '#shared/model/layouts/rep-srt-59.layout.ts'
import { repSss74 } from '#shared/model/layouts/rep-sss-74.layout.ts'
import { repSssGroups } from '#shared/model/layouts/rep-sss-groups.layout.ts'
import { repSummary55 } from '#shared/model/layouts/rep-summary-55.layout.ts'
import { repSummary56 } from '#shared/model/layouts/rep-summary-56.layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repSummaryAgency } from '#shared/model/layouts/rep-summary-agency.layout.ts'
import { repSummaryAny } from '#shared/model/layouts/rep-summary-any.layout.ts'
import { repSummaryBmt65 } from '#shared/model/layouts/rep-summary-bmt-65.layout.ts'
import { repSummaryKtmn65 } from '#shared/model/layouts/rep-summary-ktmn-65.layout.ts'
import { repSummaryLgo59 } from '#shared/model/layouts/rep-summary-lgo-59.layout.ts'
import { repSummaryOfc65 } from '#shared/model/layouts/rep-summary-ofc-65.layout.ts'
import { repSummaryPvt65 } from '#shared/model/layouts/rep-summary-pvt-65.layout.ts'
import { repSummarySrt65 } from '#shared/model/layouts/rep-summary-srt-65.layout.ts'
import { repUcs96 } from '#shared/model/layouts/rep-ucs-96.layout.ts'
import { repUcs113 } from '#shared/model/layouts/rep-ucs-113.layout.ts'
import { repUcs118 } from '#shared/model/layouts/rep-ucs-118.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { smtCsvNew } from '#shared/model/layouts/smt-csv-new.layout.ts'
import { smtCsvOld } from '#shared/model/layouts/smt-csv-old.layout.ts'
import { smtDetail13 } from '#shared/model/layouts/smt-detail-13.layout.ts'
import { smtJson } from '#shared/model/layouts/smt-json.layout.ts'
import { smtSummary15 } from '#shared/model/layouts/smt-summary-15.layout.ts'
import { stmDmis } from '#shared/model/layouts/stm-dmis.layout.ts'
import { stmKidneyBkk } from '#shared/model/layouts/stm-kidney-bkk.layout.ts'
import { stmKidneyBmt } from '#shared/model/layouts/stm-kidney-bmt.layout.ts'
import { stmKidneyItem } from '#shared/model/layouts/stm-kidney-item.layout.ts'
import { stmKidneyLgo } from '#shared/model/layouts/stm-kidney-lgo.layout.ts'
import { stmKidneyUcs } from '#shared/model/layouts/stm-kidney-ucs.layout.ts'
import { stmKidneyXml } from '#shared/model/layouts/stm-kidney-xml.layout.ts'
import { stmOfc20 } from '#shared/model/layouts/stm-ofc-20.layout.ts'
import { stmOfc21 } from '#shared/model/layouts/stm-ofc-21.layout.ts'
import { stmOfcBatch16 } from '#shared/model/layouts/stm-ofc-batch-16.layout.ts'
import { stmUcs36 } from '#shared/model/layouts/stm-ucs-36.layout.ts'
import { stmUcs41 } from '#shared/model/layouts/stm-ucs-41.layout.ts'
import { stmUcs42 } from '#shared/model/layouts/stm-ucs-42.layout.ts'
import { stmUcs43 } from '#shared/model/layouts/stm-ucs-43.layout.ts'
import { stmUcsBatch22 } from '#shared/model/layouts/stm-ucs-batch-22.layout.ts'
import { stmUcsBatch26 } from '#shared/model/layouts/stm-ucs-batch-26.layout.ts'
import { stmUcsBatch28 } from '#shared/model/layouts/stm-ucs-batch-28.layout.ts'
import { stmUcsPeriod5 } from '#shared/model/layouts/stm-ucs-period-5.layout.ts'
import { stmUcsPeriod7 } from '#shared/model/layouts/stm-ucs-period-7.layout.ts'
import { stmUcsReceivable8 } from '#shared/model/layouts/stm-ucs-receivable-8.layout.ts'

/**
 * Every kind of sheet Satang ships with. Several may know all that a sheet needs (the 120 columns hold the 96), so the
 * one with the fewest columns absent and unknown together fits best; among equals the first one here is taken.
 */
export const shippedLayouts: readonly SheetLayout[] = [
  repUcs120,
  repUcs118,
  repUcs113,
  repUcs96,
  repLgo58,
  repLgo59,
  repOfc59,
  repOfc58,
  repOfc55,
  repKtmn59,
  repBkk59,
  repBmt59,
  repSrt59,
  repPvt59,
  repNhs59,
  repSss74,
  repSssGroups,
  repOrf114,
  repOrf113,
  repSummary57,
  repSummary55,
  repSummary56,
  repSummaryLgo59,
  repSummaryOfc65,
  repSummaryKtmn65,
  repSummaryBmt65,
  repSummarySrt65,
  repSummaryPvt65,
  repSummaryAny,
  repSummaryAgency,
  dataDrug22,
  dataDrug21,
  dataDrug20,
  dataInstrument16,
  dataInstrument14,
  dataDeny13,
  dataZero16,
  stmUcs43,
  stmUcs42,
  stmUcs41,
  stmUcs36,
  stmUcsPeriod7,
  stmUcsPeriod5,
  stmUcsReceivable8,
  stmUcsBatch28,
  stmUcsBatch26,
  stmUcsBatch22,
  stmOfc21,
  stmOfc20,
  stmOfcBatch16,
  stmKidneyUcs,
  stmKidneyLgo,
  stmKidneyBkk,
  stmKidneyBmt,
  stmKidneyItem,
  stmKidneyXml,
  stmDmis,
  smtCsvNew,
  smtCsvOld,
  smtJson,
  smtSummary15,
  smtDetail13,
]

const byId: ReadonlyMap<string, SheetLayout> = new Map(shippedLayouts.map((layout) => [layout.id, layout]))

/**
 * @param id as a file was imported with; of a layout an admin mapped (`rep-ucs-120@2`) the one it was made from answers,
 *   for both have the same fields
 * @returns undefined for an id this version does not know
 */
export function findLayout(id: string): SheetLayout | undefined {
  return byId.get(id.split('@')[0] ?? id)
}
