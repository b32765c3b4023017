import { compareContents, compareVersions, isUndecided } from '#main/features/imports/document-order.ts'
import type { SettleDb } from '#main/features/imports/settle-needs.ts'
import { replaceRivals, selectChoices } from '#main/features/imports/settle-statements.sql.ts'
import {
  selectCells,
  selectFilesOver,
  selectMoved,
  selectSeenSources,
  selectTransferFile,
  selectWaitingDays,
  selectWholeRows,
  updateCellsToUncounted,
  updateCellToCounted,
  updateToMoved,
  type WholeRow,
} from '#main/features/imports/settle-transfers.sql.ts'
import {
  findCountedCells,
  type SeenSources,
  type TransferFile,
} from '#main/features/imports/transfer-cells.ts'
import { findRivals, isSourceless, overlap, type RowsOf } from '#main/features/imports/transfer-rivals.ts'

type Range = { readonly firstDay: string; readonly lastDay: string }

function join(one: Range, other: Range): Range {
  return {
    firstDay: one.firstDay < other.firstDay ? one.firstDay : other.firstDay,
    lastDay: one.lastDay > other.lastDay ? one.lastDay : other.lastDay,
  }
}

/** What a list without sources is of follows from all lists of its days: where one is touched, all its days are settled. */
async function findRange(db: SettleDb, hcode: string, start: Range): Promise<Range> {
  let range = start
  for (;;) {
    const files = await selectFilesOver(db, hcode, range.firstDay, range.lastDay)
    const wider = files.filter(isSourceless).reduce<Range>(join, range)
    if (wider.firstDay === range.firstDay && wider.lastDay === range.lastDay) return range
    range = wider
  }
}

async function findSeen(db: SettleDb, files: readonly TransferFile[]): Promise<SeenSources> {
  const seen = new Map<number, ReadonlySet<string>>()
  for (const file of files.filter(isSourceless)) {
    const others = files.filter((other) => other !== file && overlap(file, other))
    if (others.length === 0) continue
    seen.set(
      file.fileId,
      await selectSeenSources(
        db,
        file.fileId,
        others.map(({ fileId }) => fileId),
      ),
    )
  }
  return seen
}

/** @returns the files, the one that counts before all others first */
async function putInOrder(files: readonly TransferFile[], rowsOf: RowsOf): Promise<TransferFile[]> {
  const inOrder: TransferFile[] = []
  for (const file of files) {
    let place = 0
    for (const other of inOrder) {
      const order = compareVersions(file, other) || compareContents(await rowsOf(file), await rowsOf(other))
      if (order > 0) break
      place++
    }
    inOrder.splice(place, 0, file)
  }
  return inOrder
}

async function compareRows(db: SettleDb, one: TransferFile, other: TransferFile): Promise<number> {
  return compareContents(await selectWholeRows(db, one.fileId), await selectWholeRows(db, other.fileId))
}

/**
 * A transfer that waited and was posted on another day in a newer list counts there, and only there. Where nothing tells
 * which list is newer, that it is paid does: what is paid waits no more.
 */
async function settleMoved(db: SettleDb, hcode: string, { firstDay, lastDay }: Range): Promise<void> {
  for (const moved of await selectMoved(db, hcode, firstDay, lastDay)) {
    const file = await selectTransferFile(db, moved.import_file_id)
    const other = await selectTransferFile(db, moved.other_file_id)
    if (file === null || other === null) continue
    const isPaid = moved.other_waits === 0 && isUndecided(file, other)
    const order = isPaid ? 1 : compareVersions(other, file) || (await compareRows(db, other, file))
    if (order > 0) await updateToMoved(db, moved.id)
  }
}

async function settleRange(db: SettleDb, hcode: string, range: Range, changedId: number): Promise<void> {
  const { firstDay, lastDay } = range
  const files = await selectFilesOver(db, hcode, firstDay, lastDay)
  const read = new Map<number, Promise<readonly WholeRow[]>>()
  const rowsOf: RowsOf = ({ fileId }) => {
    const known = read.get(fileId) ?? selectWholeRows(db, fileId)
    read.set(fileId, known)
    return known
  }
  const inOrder = await putInOrder(files, rowsOf)
  const seen = await findSeen(db, files)
  const fileIds = files.map(({ fileId }) => fileId)
  const cells = files.length === 0 ? [] : await selectCells(db, fileIds, firstDay, lastDay)
  await updateCellsToUncounted(db, hcode, firstDay, lastDay)
  for (const cell of findCountedCells(inOrder, cells, seen)) await updateCellToCounted(db, cell)
  await settleMoved(db, hcode, range)
  const choices = await selectChoices(db, fileIds)
  const rivals = await findRivals(hcode, { inOrder, seen, rowsOf, choices })
  await replaceRivals(db, 'SMT', [...new Set([...fileIds, changedId])], rivals)
}

/** Lets every transfer count once on the days that a list, which came, went or changed, tells of. */
export async function settleTransfers(db: SettleDb, fileId: number, hcode: string): Promise<void> {
  const file = await selectTransferFile(db, fileId)
  if (file === null) return
  const own = await findRange(db, hcode, file)
  await settleRange(db, hcode, own, fileId)
  for (const day of await selectWaitingDays(db, fileId))
    if (day < own.firstDay || day > own.lastDay) {
      const range = await findRange(db, hcode, { firstDay: day, lastDay: day })
      await settleRange(db, hcode, range, fileId)
    }
}
