import { type Answer, type Batch, type Care, type Fields, sumOf } from '#main/features/practice/maker/care.ts'
import { identityOf, pickPaid, pickVa, specialChargeOf } from '#main/features/practice/maker/claim-parts.ts'
import { fundGroupOf, type GroupMoney } from '#main/features/practice/maker/funds.ts'
import { judge } from '#main/features/practice/maker/judgement.ts'
import { createRandom, type Random } from '#main/features/practice/maker/random.ts'

function makeIdentity(batch: Batch, care: Care, random: Random): Fields {
  const isReferred = random.chance(0.12)
  return {
    ...identityOf(batch, care),
    claim_from: 'สปสช.',
    sub_fund: care.kind.subFund,
    chk_refer: isReferred ? 'Y' : 'N',
    chk_right: 'Y',
    chk_use_right: 'Y',
    chk: random.chance(0.9) ? 'N' : 'Y',
    main_inscl: random.chance(0.95) ? 'UCS' : 'WEL',
    sub_inscl: care.person.subInscl,
    href: isReferred ? '00999' : null,
    hmain: batch.hospitalCode,
    prov1: '4000',
    rg1: '07',
    hmain2: isReferred ? '00999' : null,
    prov2: isReferred ? '4000' : null,
    rg2: isReferred ? '07' : null,
    invoice_no: random.chance(0.2) ? `IV${care.visitNo.slice(-8)}` : null,
  }
}

/** Texts that few rows have; they follow from the case alone. */
function makeRareTexts(batch: Batch, care: Care): Fields {
  const random = createRandom(`${batch.seed}/${care.tranId}/texts`)
  return {
    hmain3: random.chance(0.05) ? '00999' : null,
    da: random.chance(0.05) ? 'Y' : null,
    projcode: random.chance(0.05) ? 'WALKIN,SMCS' : null,
    pa: random.chance(0.05) ? 'Y' : null,
    ca_type: random.chance(0.05) ? random.pick(['V', 'R']) : null,
    invoice_lt: random.chance(0.05) ? 'LT01' : null,
  }
}

/** What the hospital charged and what the patient paid. The patient's money has nothing to do with NHSO's. */
function makeCharges(care: Care, random: Random): Fields {
  const special = specialChargeOf(care)
  return {
    claim_drg: care.otherSatang,
    claim_xdrg: special,
    claim_net: care.otherSatang + special,
    claim_central_reimb: special > 0 && random.chance(0.5) ? Math.round(special / 4) : null,
    paid: pickPaid(random),
    va: pickVa(random),
  }
}

/** @returns what was charged by fund group; the groups together are claim_net. */
function chargesOf(care: Care): GroupMoney {
  const charges: Record<string, number> = {
    drug: sumOf(care.drugs, 'claim_amount'),
    inst: sumOf(care.devices, 'claim_amount'),
    ae: care.ambulanceSatang,
  }
  const main = fundGroupOf(care.kind.pays[0]?.[0] ?? '')
  charges[main] = (charges[main] ?? 0) + care.otherSatang
  return charges
}

/** @returns NHSO's answer to one case of a UCS file: reimb_nhso is Σ of the fund cells, claim_net Σ of the charges. */
export function answerUcs(batch: Batch, care: Care, random: Random): Answer {
  const { isFailed, isDenied, fields } = judge(batch, care, random)
  const identity = makeIdentity(batch, care, random)
  return {
    isFailed,
    isDenied,
    charged: chargesOf(care),
    fields: { ...identity, ...makeRareTexts(batch, care), ...makeCharges(care, random), ...fields },
  }
}
