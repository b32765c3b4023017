import { agencyPaths, portalPaths } from '#main/features/practice/portal/portal-paths.ts'
import type { StatementScheme } from '#main/features/practice/practice-hospital.ts'

/** What the form of a list of statements asks for. */
type AgencyField = 'zone' | 'province' | 'hospital' | 'year' | 'month' | 'personType'

/** How the statements of one scheme are asked for. @source nhso/portal-evidence.json */
export type Agency = {
  readonly scheme: Exclude<StatementScheme, 'UCS'>
  readonly opener: string
  readonly list: string
  readonly file: string
  /** The script its lines call. */
  readonly call: string
  /** Names of the fields of its list. */
  readonly fields: Readonly<Record<AgencyField, string>>
  /** Fields that every question carries, whatever is asked. */
  readonly fixed: Readonly<Record<string, string>>
}

export const agencies: readonly Agency[] = [
  {
    scheme: 'OFC',
    opener: portalPaths.ofcStatements,
    list: portalPaths.ofcStatementList,
    file: portalPaths.ofcStatementFile,
    call: 'getReportNCHReportRepOFC',
    fields: {
      zone: 'zone',
      province: 'province_id',
      hospital: 'hcode',
      year: 'gyear',
      month: 'gmonth',
      personType: 'ddlPerson_type',
    },
    fixed: { maininscl: 'OFC' },
  },
  ...(['BKK', 'BMT', 'SRT', 'PVT'] as const).map((scheme) => ({
    scheme,
    ...agencyPaths[scheme],
    call: 'getReportNCHReportRep',
    fields: {
      zone: 'ddlZone',
      province: 'ddlProvince',
      hospital: 'ddlLHospital',
      year: 'ddlYear',
      month: 'ddlMonth',
      personType: 'ddlPerson_type',
    },
    fixed: { chkhcode: 'N', maininscl: scheme, ddlStatus: '' },
  })),
]

/** Where every practice hospital lies, as the forms of these lists number it. */
export const ownPlace = { zone: '04', province: '4000' } as const
