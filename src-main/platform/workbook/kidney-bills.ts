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

/** Names are compared in lower case: programs write `HDflag` and `hdflag`, `EPOpay` and `epoPay`. */
const isNamed = (name: string, like: string) => name.toLowerCase() === like
const isBillName = (name: string) => isNamed(name, 'tbill')

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
  if (scope?.isInBill !== true || isBillName(scope.name)) return scope
  return ownerOf(scope.above)
}

/** The document's own element says what is true of all bills: that stands above them, once. */
const isRoot = ({ above, isInBill }: Scope) => above === null && !isInBill

function listColumns(bills: readonly Scope[], limits: WorkbookLimits): readonly Column[] {
  const columns = new Map<string, Column>()
  const seen = new Set<Scope>()
  for (const scope of bills.flatMap(chainOf)) {
    if (isRoot(scope) || seen.size === seen.add(scope).size) continue
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

/** The part of a document that says what its bills come to. */
const totals = 'stmdat'

/** @returns label of a value that no bill is around: its name, below the document's own element with the names between */
function labelOf(scope: Scope): string | null {
  if (scope.isInBill || scope.depth < 2) return null
  if (scope.depth === 2) return scope.name
  const names: string[] = []
  let top = scope
  for (let at: Scope | null = scope; at !== null && at.depth > 1; at = at.above) {
    names.unshift(at.name)
    top = at
  }
  return isNamed(top.name, totals) ? names.join('/') : null
}

/** Names as the document spells them first: one that is spelled in two ways is one. */
function createSpelling() {
  const known = new Map<string, string>()
  const firsts = new Map<string, string>()
  return (name: string): string => {
    const spelled = known.get(name)
    if (spelled !== undefined) return spelled
    const lower = name.toLowerCase()
    const first = firsts.get(lower) ?? name
    firsts.set(lower, first)
    known.set(name, first)
    return first
  }
}

/** A flag all bills have says it of the document: whose dialysis it is. */
const sharedFlag = 'hdflag'

function findSharedFlag(bills: readonly Scope[]): readonly CellValue[] | null {
  const flags = bills.map(({ values }) => [...values].find(([name]) => isNamed(name, sharedFlag)))
  const texts = new Set(flags.map((flag) => flag?.[1] || null))
  const [flag] = flags
  return texts.size === 1 && flag !== undefined && flag[1] !== '' ? [flag[0], flag[1]] : null
}

/**
 * Collects the bills of one dialysis statement (`TBill`) with the values of the elements around them, and what the
 * document says of all of them. What a bill lacks is blank: an amount of the whole document never takes its place.
 * @param isStatement whether the document is one by its name, where it has no number (`STMdoc`) that says so
 * @source nhso/columns-peers/stm-kidney.json, nhso/corrections.md 13, nhso/formats.md §4.6
 */
export function createBillCollector(limits: WorkbookLimits, isStatement: boolean) {
  const bills: Scope[] = []
  const head = new Map<string, string>()
  const spell = createSpelling()
  let current: Scope | null = null

  function open(written: string): void {
    const name = spell(written)
    const depth = (current?.depth ?? 0) + 1
    if (depth > maxDepth) throw unreadable()
    if (current !== null) current.isLeaf = false
    const isBill = isBillName(name)
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

  function keep(values: Map<string, string>, name: string, text: string): void {
    const before = values.get(name)
    values.set(name, before === undefined ? text : `${before}\n${text}`)
    if (values.size > limits.maxColumns) throw tooLarge('maxColumns')
  }

  function close(): void {
    const ended = current
    current = ended?.above ?? null
    const owner = ownerOf(current)
    if (ended?.isLeaf !== true || owner === null) return
    const text = ended.text.trim()
    const label = labelOf(ended)
    if (label !== null && text !== '') keep(head, label, text)
    keep(owner.values, ended.name, text)
  }

  /** @returns whether the document is a statement: replies and sums beside it name the same bills */
  function isCounted(): boolean {
    const [, number] = [...head].find(([label]) => isNamed(label, 'stmdoc')) ?? []
    return number === undefined ? isStatement : /STM/i.test(number)
  }

  const handler: XmlHandler = { open, text: addText, close }
  return {
    handler,
    /**
     * What the document says of all its bills, one label and value a row, and a blank row; header texts; then the cells of
     * each bill. Empty without any bill, and for a document that is no statement.
     */
    *rows(): Generator<readonly CellValue[]> {
      if (bills.length === 0 || !isCounted()) return
      for (const [label, text] of head) yield [label, text]
      const flag = findSharedFlag(bills)
      if (flag !== null) yield flag
      if (head.size > 0 || flag !== null) yield []
      const columns = listColumns(bills, limits)
      yield toHeaders(columns)
      for (const bill of bills) yield columns.map((column) => findValue(bill, column))
    },
  }
}
