// biome-ignore-all format: one kind, drug or device a line, so that each table reads like one
/**
 * What the practice hospital treats, as data. Funds are NHSO's codes; prices are made up.
 * `pays` names the fund cells that NHSO's money lands in and the percent of the charge each gets;
 * `drg` puts the DRG pay after deductions there instead.
 */
export type CareKind = {
  readonly weight: number
  readonly fund: string
  readonly subFund: string
  readonly serviceType: string
  readonly chargeBaht: readonly [min: number, max: number]
  readonly pays: readonly (readonly [field: string, percent: 'drg' | number])[]
  /** Share of cases with drugs, devices or an ambulance on the bill. */
  readonly drugs?: number
  readonly devices?: number
  readonly ambulance?: string
}

export const outpatientCare: readonly CareKind[] = [
  { weight: 38, fund: 'OP01', subFund: 'OPHC', serviceType: 'N', chargeBaht: [180, 6_000], pays: [['ophc', 92]], drugs: 0.1 },
  { weight: 14, fund: 'HC02', subFund: 'PP', serviceType: 'P', chargeBaht: [60, 1_200], pays: [['dmis_pp', 100]] },
  { weight: 12, fund: 'HC16', subFund: 'OPHC,DRUG', serviceType: 'N', chargeBaht: [900, 24_000], pays: [['ophc', 80]], drugs: 0.9 },
  { weight: 12, fund: 'AE01', subFund: 'OPAE', serviceType: 'E', chargeBaht: [300, 9_500], pays: [['ae_opae', 85]], drugs: 0.1, ambulance: 'ae_carae' },
  { weight: 8, fund: 'DM14', subFund: 'DM', serviceType: 'N', chargeBaht: [150, 1_800], pays: [['dmis_dm', 70]], drugs: 0.2 },
  { weight: 6, fund: 'KT01', subFund: 'DMISHD', serviceType: 'C', chargeBaht: [1_500, 2_000], pays: [['dmis_dmishd', 100]], drugs: 0.1 },
  { weight: 5, fund: 'OP02', subFund: 'OPINST', serviceType: 'R', chargeBaht: [400, 3_000], pays: [['ophc', 60]], devices: 1 },
  { weight: 3, fund: 'AIDS', subFund: 'DMIDML', serviceType: 'N', chargeBaht: [300, 4_000], pays: [['dmis_dmidml', 95], ['dmis_llop', 5]] },
  { weight: 2, fund: 'RH01', subFund: 'Paliative', serviceType: 'A', chargeBaht: [500, 3_500], pays: [['dmis_paliative', 100]], drugs: 0.1 },
]

export const inpatientCare: readonly CareKind[] = [
  { weight: 50, fund: 'IP01', subFund: 'IPINRGR', serviceType: 'N', chargeBaht: [4_000, 90_000], pays: [['ipinrgr', 'drg']], drugs: 0.3, devices: 0.1 },
  { weight: 18, fund: 'IP02', subFund: 'IPINRGC', serviceType: 'R', chargeBaht: [9_000, 180_000], pays: [['ipinrgc', 'drg']], drugs: 0.3, devices: 0.15, ambulance: 'ae_caref' },
  { weight: 8, fund: 'IP01,ONTOP', subFund: 'IPINRGR,IP-ONTOP', serviceType: 'N', chargeBaht: [15_000, 240_000], pays: [['ipinrgr', 'drg'], ['ip_ontop', 9]], drugs: 0.3 },
  { weight: 7, fund: 'HC16', subFund: 'IPHC', serviceType: 'N', chargeBaht: [40_000, 400_000], pays: [['iphc', 55]], drugs: 0.8, devices: 0.4 },
  { weight: 7, fund: 'AE02', subFund: 'IPUC', serviceType: 'E', chargeBaht: [8_000, 120_000], pays: [['ae_ipuc', 'drg'], ['ae_ipnb', 2]], ambulance: 'ae_carae', devices: 0.2 },
  { weight: 6, fund: 'IP03', subFund: 'CATARACT,CATINST', serviceType: 'N', chargeBaht: [7_000, 11_000], pays: [['cataract_amt', 70], ['cataract_oth', 2], ['cataract_hosp', 6], ['dmis_catinst', 20]] },
  { weight: 2, fund: 'DM14', subFund: 'DMISRC', serviceType: 'N', chargeBaht: [6_000, 40_000], pays: [['dmisrc_amt', 80], ['dmisrc_workload', 4]], drugs: 0.4 },
  { weight: 2, fund: 'ONTOP', subFund: 'IPPRCC', serviceType: 'R', chargeBaht: [20_000, 150_000], pays: [['ipprcc', 60], ['dmis_stroke_drug', 12]], drugs: 0.6 },
]

/** Agency files name cases by role (`IP`, `OP`, `PA`, `OT`, `PP`); the file's own suffix makes a cell of it. */
export const agencyOutpatientCare: readonly CareKind[] = [
  { weight: 58, fund: 'OP', subFund: 'OP', serviceType: 'N', chargeBaht: [150, 7_000], pays: [['OP', 92]], drugs: 0.3 },
  { weight: 14, fund: 'OP', subFund: 'OP', serviceType: 'E', chargeBaht: [300, 9_500], pays: [['OP', 88]], ambulance: 'OT' },
  { weight: 10, fund: 'PP', subFund: 'PP', serviceType: 'P', chargeBaht: [60, 900], pays: [['PP', 100]] },
  { weight: 10, fund: 'PA', subFund: 'PA', serviceType: 'N', chargeBaht: [500, 5_000], pays: [['PA', 85]], drugs: 0.2 },
  { weight: 8, fund: 'INST', subFund: 'INST', serviceType: 'R', chargeBaht: [400, 3_000], pays: [['OP', 70]], devices: 1 },
]

export const agencyInpatientCare: readonly CareKind[] = [
  { weight: 62, fund: 'IP', subFund: 'IP', serviceType: 'N', chargeBaht: [4_000, 120_000], pays: [['IP', 'drg']], drugs: 0.3, devices: 0.15 },
  { weight: 16, fund: 'IP', subFund: 'IP', serviceType: 'R', chargeBaht: [9_000, 180_000], pays: [['IP', 'drg']], drugs: 0.3, ambulance: 'OT' },
  { weight: 12, fund: 'PA', subFund: 'PA', serviceType: 'N', chargeBaht: [8_000, 90_000], pays: [['PA', 60]], drugs: 0.4 },
  { weight: 10, fund: 'IP', subFund: 'IP', serviceType: 'E', chargeBaht: [15_000, 240_000], pays: [['IP', 'drg'], ['PP', 2]] },
]

/** SSS files tell amounts apart by group and the header below it, of which we made up the second. */
export const sssOutpatientCare: readonly CareKind[] = [
  { weight: 50, fund: 'OP', subFund: 'OP', serviceType: 'N', chargeBaht: [150, 6_000], pays: [['op_amt › OPMED', 90]], drugs: 0.2 },
  { weight: 16, fund: 'AE', subFund: 'AE', serviceType: 'E', chargeBaht: [300, 9_500], pays: [['ae_amt › OPAE', 85]], ambulance: 'ae_amt › CARAE' },
  { weight: 14, fund: 'HC', subFund: 'HC', serviceType: 'N', chargeBaht: [900, 24_000], pays: [['hc_amt › OPHC', 70], ['hc_amt › HCLAB', 10]], drugs: 0.9 },
  { weight: 10, fund: 'DENT', subFund: 'OP', serviceType: 'N', chargeBaht: [300, 1_800], pays: [['op_amt › OPDENT', 50]] },
  { weight: 10, fund: 'PP', subFund: 'PP', serviceType: 'P', chargeBaht: [60, 1_200], pays: [['pp_amt › PPFS', 100]] },
]

export const sssInpatientCare: readonly CareKind[] = [
  { weight: 70, fund: 'IP', subFund: 'IP', serviceType: 'N', chargeBaht: [4_000, 120_000], pays: [['ip_amt › IPDRG', 'drg']], drugs: 0.3, devices: 0.15 },
  { weight: 16, fund: 'AE', subFund: 'AE', serviceType: 'E', chargeBaht: [9_000, 180_000], pays: [['ae_amt › IPAE', 55]], ambulance: 'ae_amt › CARAE' },
  { weight: 14, fund: 'HC', subFund: 'HC', serviceType: 'R', chargeBaht: [40_000, 300_000], pays: [['hc_amt › IPHC', 50], ['on_top_amt › ONTOP-CA', 6]], drugs: 0.8 },
]

/** Referred outpatients; what is high cost is paid by Central Reimburse, the rest as OP refer. */
export const referredCare: readonly CareKind[] = [
  { weight: 60, fund: 'OPREF', subFund: 'OPREF', serviceType: 'R', chargeBaht: [180, 9_000], pays: [], drugs: 0.1 },
  { weight: 16, fund: 'HC', subFund: 'OPHC', serviceType: 'R', chargeBaht: [900, 24_000], pays: [['cr_ophc_hc01', 60]], drugs: 0.7 },
  { weight: 10, fund: 'AE', subFund: 'OPAE', serviceType: 'E', chargeBaht: [500, 12_000], pays: [['cr_ae04', 55]], ambulance: 'cr_carae_ae08' },
  { weight: 8, fund: 'DMIS', subFund: 'DMISRC', serviceType: 'R', chargeBaht: [1_500, 20_000], pays: [['cr_dmisrc_amt', 60], ['cr_dmisrc_workload', 4]] },
  { weight: 6, fund: 'INST', subFund: 'OPINST', serviceType: 'R', chargeBaht: [400, 3_000], pays: [['cr_opinst_hc09', 30]], devices: 1 },
]

/** Fund cells that are seldom filled; now and then a claim has money in one of them, so that none is always blank. */
export const rareFundCells = {
  OP: ['ae_caref', 'ae_caref_puc', 'dmis_lp', 'dmis_llrgc', 'dmis_llrgr', 'rcuhosr_amt', 'rcuhosr_workload'],
  IP: [
    ...['ae_ip3sss', 'ae_ip7sss', 'ae_caref_puc', 'ipaec', 'ipaer', 'ipinspsn', 'ipprcc_puc', 'ipbkk_inst'],
    ...['rcuhosc_amt', 'rcuhosc_workload', 'rcuhosr_amt', 'dmis_llop', 'dmis_llrgc', 'dmis_lp', 'dmis_dm'],
  ],
} as const

/** Cells of the Bangkok fund. They are no part of reimb_nhso. */
export const bangkokCells = ['opbkk_hc', 'opbkk_dent', 'opbkk_drug', 'opbkk_fs', 'opbkk_others'] as const

/** Drugs on the practice formulary. Ceilings never exceed prices; codes are made up in TMT's shape. */
export const drugs = [
  { code: 'D0001', tmt: '990101', generic: 'paracetamol', trade: 'Practamol', type: 'ED', category: 'DrugsFS', form: 'tablet', priceSatang: 75, ceilingSatang: 50, most: 60 },
  { code: 'D0002', tmt: '990102', generic: 'metformin', trade: 'Metpractice', type: 'ED', category: 'DrugsFS', form: 'tablet', priceSatang: 125, ceilingSatang: 125, most: 180 },
  { code: 'D0107', tmt: '990207', generic: 'erythropoietin alfa', trade: 'Epopractice', type: 'ED', category: 'DrugsFS', form: 'injection', priceSatang: 64_000, ceilingSatang: 52_550, most: 12 },
  { code: 'N0311', tmt: '9903111', generic: 'trastuzumab', trade: 'Trastupractice', type: 'NED', category: 'DrugsFS,UCEP', form: 'injection', priceSatang: 1_823_475, ceilingSatang: 1_599_999, most: 2 },
  { code: 'D0450', tmt: '9904501', generic: 'alteplase', trade: 'Altepractice', type: 'ED', category: 'DrugsFS', form: 'injection', priceSatang: 1_150_000, ceilingSatang: 1_090_025, most: 1 },
] as const

/** Devices of the practice hospital. */
export const devices = [
  { code: '6002', name: 'เลนส์แก้วตาเทียมชนิดพับได้', priceSatang: 400_000, paySatang: 280_000 },
  { code: '7108', name: 'แผ่นโลหะดามกระดูกพร้อมสกรู', priceSatang: 1_250_050, paySatang: 980_000 },
  { code: '8202', name: 'ขาเทียมระดับใต้เข่า', priceSatang: 1_500_000, paySatang: 1_500_000 },
  { code: '4204', name: 'ข้อสะโพกเทียม', priceSatang: 4_500_075, paySatang: 3_600_000 },
] as const

/** Why claims fail here. Deny codes also mark the group's Deny cell and fill the Data DENY sheet. @source nhso/formats.md §8.2 */
export const verdicts = [
  { weight: 30, codes: '241', isDeny: false },
  { weight: 18, codes: 'V217', isDeny: false },
  { weight: 12, codes: 'A03', isDeny: true },
  { weight: 10, codes: 'G03', isDeny: true },
  { weight: 8, codes: 'G40', isDeny: true },
  { weight: 6, codes: 'V217,W74', isDeny: false },
  { weight: 5, codes: '241,A03', isDeny: true },
  { weight: 6, codes: 'B001', isDeny: false },
  { weight: 5, codes: 'D001', isDeny: false },
] as const
