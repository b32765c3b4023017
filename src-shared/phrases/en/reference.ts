import type { reference as thai } from '#shared/phrases/th/reference.ts'

export const reference = {
  title: 'Codes',
  kinds: {
    errorCode: 'Error codes',
    healthOffice: 'Health offices',
    icd10: 'ICD-10-TM',
    icd9: 'ICD-9-CM',
    drug: 'TMT drugs',
    fund: 'Funds',
    serviceType: 'Service types',
  },
  counts: '{{builtin}} shipped with Satang · {{loaded}} loaded',
  loadedFrom: '{{file}} · {{at}} by {{by}}',
  search: 'Search codes and words',
  tableLabel: 'Codes. Arrow keys choose, Enter shows the details',
  code: 'Code',
  meaning: 'Meaning',
  source: 'From',
  sources: { builtin: 'Satang', loaded: 'Loaded' },
  todo: 'What to do',
  official: 'Official text',
  ofFamily: 'This code has no description of its own yet. This is what its family means.',
  otherFacts: 'What else the list says',
  noneTitle: 'No such code or word',
  noneText: 'Type less, or choose another list.',
  emptyTitle: 'This list is empty',
  emptyText: 'Load the file your hospital has (.xlsx, .xls, .csv or .txt).',
  load: 'Load a list',
  loadHint: 'Replaces the list loaded before. If it cannot be read whole, nothing changes.',
  loading: 'Loading the list',
  loaded: '{{entries}} codes loaded; {{leftOut}} rows without a code, {{repeated}} repeated',
  families: {
    correct: {
      name: 'Correct and resend (C)',
      meaning: 'The data failed validation and are not paid yet.',
      action: 'Correct what the code names and resend before the deadline.',
    },
    verify: {
      name: 'Evidence wanted (V)',
      meaning: 'NHSO verifies the claim before it pays.',
      action: 'Attach the evidence the VERIFY guide on the e-Claim site asks for.',
    },
    warning: {
      name: 'Warning (W)',
      meaning: 'A value is unusual, but nothing was denied.',
      action: 'Check it, correct it if wrong, and keep the evidence.',
    },
    accident: {
      name: 'Denied: accident and emergency (A)',
      meaning: 'The rules for accidents and emergencies are not met.',
      action: 'Check charging condition and registered unit; correct, or appeal with evidence.',
    },
    transport: {
      name: 'Denied: transport (C01–C09)',
      meaning: 'The rules for transport are not met.',
      action: 'Check distance, item codes and the other unit; correct and resend.',
    },
    disease: {
      name: 'Denied: disease fund (D)',
      meaning: 'The rules of a disease fund are not met.',
      action: 'Check registration, diagnosis and procedure; correct and resend, or appeal.',
    },
    preventionConflict: {
      name: 'Denied: prevention and right (F)',
      meaning: 'A prevention service does not fit the patient’s right.',
      action: 'Separate prevention from other care, correct and resend.',
    },
    general: {
      name: 'Denied: general (G)',
      meaning: 'The general payment rules are not met.',
      action: 'Check right, times and codes; correct and resend, or appeal with evidence.',
    },
    highCost: {
      name: 'Denied: high cost (H)',
      meaning: 'The rules for high-cost items are not met.',
      action: 'Check codes, quantity and amount of the item; correct and resend.',
    },
    instrument: {
      name: 'Denied: device (I)',
      meaning: 'A device or prosthesis does not meet its rules.',
      action: 'Check device code, quantity and procedure; correct and resend.',
    },
    special: {
      name: 'Denied: special cases (M)',
      meaning: 'Motor insurance, Section 7, another service’s patients or another region.',
      action: 'Check referral and other rights; correct and resend.',
    },
    civilServant: {
      name: 'Denied: civil servants and Covid (O)',
      meaning: 'Rules for civil servants or Covid care are not met.',
      action: 'Check the scheme’s rules; correct or appeal.',
    },
    prevention: {
      name: 'Denied: Thai medicine and prevention (P)',
      meaning: 'Thai medicine, home visits or prevention do not meet their rules.',
      action: 'Check date, activity and diagnosis; correct and resend.',
    },
    refer: {
      name: 'Denied: referral (R)',
      meaning: 'The referral does not meet the rules.',
      action:
        'Read the reason in the referral menu of the e-Claim site; correct, or call the referring unit.',
    },
    socialSecurity: {
      name: 'Denied: Social Security (S)',
      meaning: 'Social Security’s rules are not met.',
      action: 'Check the rules; correct, or contact the Social Security Office.',
    },
    bangkok: {
      name: 'Denied: Bangkok outpatients (B)',
      meaning: 'The rules for Bangkok outpatients are not met.',
      action: 'Check quantities and units; correct and resend.',
    },
    appeal: {
      name: 'Appeal (AP, EA)',
      meaning: 'Says where a claim stands in an appeal.',
      action: 'Look at the claim’s new row, or wait.',
    },
    epac: {
      name: 'Correction before the cut-off (EPAC)',
      meaning: 'The claim was taken back for correction before the statement.',
      action: 'Return it before the cut-off, then look at the new row.',
    },
    held: {
      name: 'Held (T)',
      meaning: 'The claim passed, but is not paid yet.',
      action: 'Wait for the payment round or the audit. Do not resend.',
    },
    audit: {
      name: 'Audit before payment',
      meaning: 'The claim is being audited, or failed.',
      action: 'Read the audit result on the site; send documents or object as it says.',
    },
    exception: {
      name: 'Excepted by the fund (EXCEPT)',
      meaning: 'The fund does not pay this item.',
      action: 'See which fund should pay it.',
    },
    unknown: {
      name: 'No known family',
      meaning: 'Satang does not know this code.',
      action: 'Look it up on the e-Claim site, or load the official list.',
    },
  },
} satisfies typeof thai
