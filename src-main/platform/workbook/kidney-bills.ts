import { tooLarge, unreadable } from '#main/platform/workbook/faults.ts'
import type { CellValue, WorkbookLimits } from '#main/platform/workbook/workbook.ts'
import type { XmlHandler } from '#main/platform/workbook/xml-scanner.ts'

/** An element that is open, or was when a bill was read. */
type Scope = {
  readonly name: string
  readonly above: Scope | null
  readonly depth: number
  /** Whether it is a bill or a part of one. */
  readonly isInBill: boolean
  /** Texts of what stands inside, by element name; a name that comes twice keeps both, parted by a line break. */
  readonly values: Map<string, string>
  text: string
  isLeaf: boolean
}

/** What a column holds: values of this name in bills, or in the elements around them that are called `owner`. */
type Column = { readonly owner: string | null; readonly name: string }

const billElement = 'TBill'

/** What only a bill can say: around bills the same names stand for sums of them. */
const billAmounts = new Set(['amount', 'paid', 'epopay', 'epoadm'])

const maxDepth = 100

const keyOf = ({ owner, name }: Column) => (owner === null ? name : `${owner}/${name}`)

/** @returns the elements around a bill and the bill, outermost first */
function chainOf(bill: Scope): readonly Scope[] {
  const chain: Scope[] = []
  for (let scope: Scope | null = bill; scope !== null; scope = scope.above) chain.unshift(scope)
  return chain
}

/** @returns what keeps the values found in `scope`: the bill for everything inside of it, else the element itself */
function ownerOf(scope: Scope | null): Scope | null {
  if (scope?.isInBill !== true || scope.name === billElement) return scope
  return ownerOf(scope.above)
}

function listColumns(bills: readonly Scope[], limits: WorkbookLimits): readonly Column[] {
  const columns = new Map<string, Column>()
  const seen = new Set<Scope>()
  for (const scope of bills.flatMap(chainOf)) {
    if (seen.size === seen.add(scope).size) continue
    for (const name of scope.values.keys()) {
      const column = { owner: scope.isInBill ? null : scope.name, name }
      columns.set(keyOf(column), column)
    }
    if (columns.size > limits.maxColumns) throw tooLarge('maxColumns')
  }
  return [...columns.values()]
}

/** @returns header texts: names alone, but with the owner where one could be taken for another */
function toHeaders(columns: readonly Column[]): readonly string[] {
  const nameOf = ({ name }: Column) => name.toLowerCase()
  return columns.map((column) => {
    const isAlone = columns.filter((other) => nameOf(other) === nameOf(column)).length === 1
    return isAlone && !billAmounts.has(nameOf(column)) ? column.name : keyOf(column)
  })
}

function findValue(bill: Scope, { owner, name }: Column): CellValue {
  if (owner === null) return bill.values.get(name) || null
  for (let scope = bill.above; scope !== null; scope = scope.above) {
    if (scope.name === owner && scope.values.has(name)) return scope.values.get(name) || null
  }
  return null
}

/** @returns whether the document around a bill is a statement: its number says so, or it has none */
function isOfStatement(bill: Scope): boolean {
  const number = chainOf(bill).flatMap(({ values }) => values.get('STMdoc') ?? [])[0]
  return number === undefined || /STM/i.test(number)
}

/**
 * Collects the bills of one dialysis statement (`TBill`) with the values of the elements around them.
 * What a bill lacks is blank: an amount of the whole document never takes its place.
 * @source nhso/columns-peers/stm-kidney.json, nhso/formats.md §4.6
 */
export function createBillCollector(limits: WorkbookLimits) {
  const bills: Scope[] = []
  let current: Scope | null = null

  function open(name: string): void {
    const depth = (current?.depth ?? 0) + 1
    if (depth > maxDepth) throw unreadable()
    if (current !== null) current.isLeaf = false
    const isBill = name === billElement
    const isInBill = isBill || current?.isInBill === true
    current = { name, above: current, depth, isInBill, values: new Map(), text: '', isLeaf: true }
    if (!isBill) return
    bills.push(current)
    if (bills.length >= limits.maxRowsPerSheet) throw tooLarge('maxRowsPerSheet')
  }

  function addText(text: string): void {
    if (current?.isLeaf !== true) return
    current.text += text
    if (current.text.length > limits.maxTextCharacters) throw tooLarge('maxTextCharacters')
  }

  function close(): void {
    const ended = current
    current = ended?.above ?? null
    const owner = ownerOf(current)
    if (ended?.isLeaf !== true || owner === null) return
    const text = ended.text.trim()
    const before = owner.values.get(ended.name)
    owner.values.set(ended.name, before === undefined ? text : `${before}\n${text}`)
    if (owner.values.size > limits.maxColumns) throw tooLarge('maxColumns')
  }

  const handler: XmlHandler = { open, text: addText, close }
  return {
    handler,
    /** Header texts, then the cells of each bill; empty without any bill, and for a document that is no statement. */
    *rows(): Generator<readonly CellValue[]> {
      const counted = bills.filter(isOfStatement)
      if (counted.length === 0) return
      const columns = listColumns(counted, limits)
      yield toHeaders(columns)
      for (const bill of counted) yield columns.map((column) => findValue(bill, column))
    },
  }
}
