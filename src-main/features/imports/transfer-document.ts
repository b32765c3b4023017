/** What a transfer's document number points at. */
export type TransferDocument = {
  /** `6811_IP_01`: the statement period, without what is added behind it. */
  readonly period: string | null
  /** Nine digits, as transfers of LGO carry them. */
  readonly repNo: string | null
  readonly isAppeal: boolean
  readonly isAudit: boolean
  readonly isRerunCancelled: boolean
}

/**
 * Reads `refDocNo`, e.g. `6811_IP_01(อุทธรณ์ AUDIT)(ยกเลิก Rerun)` or `690100123`; other texts point at neither.
 * @source nhso/formats.md §5.2
 */
export function toTransferDocument(text: string | null): TransferDocument {
  const plain = (text ?? '').normalize('NFC').trim()
  const [period = null] = /^\d{4}_(?:IP|OP)_\d{2}(?!\d)/i.exec(plain) ?? []
  const [repNo = null] = /^\d{9}(?!\d)/.exec(plain) ?? []
  return {
    period: period?.toUpperCase() ?? null,
    repNo,
    isAppeal: plain.includes('อุทธรณ์'),
    isAudit: /AUDIT/i.test(plain),
    isRerunCancelled: /ยกเลิก\s*Rerun/i.test(plain),
  }
}
