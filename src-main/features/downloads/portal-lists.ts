import * as z from 'zod'
import { Finder, PageSignIn, Path, Pattern, Text } from '#main/features/downloads/portal-parts.ts'
import { ListField } from '#shared/model/list-reading.ts'
import { ListScheme, Source } from '#shared/model/source.ts'

/** What a year in a form may mean: a calendar or a fiscal year, each in BE or CE. @source nhso/formats.md §7.1 */
export const YearMeaning = z.enum(['calendarBe', 'fiscalBe', 'calendarCe', 'fiscalCe'])
export type YearMeaning = z.infer<typeof YearMeaning>

/**
 * Fields of a form or an address. Filled in are `{month}` (1–12), `{month2}` (01–12), `{year}`, `{scheme}` and `{SCHEME}`
 * in small and large letters, `{hcode}`, `{personType}`, and `{chosen}`: what the drop-down of that name has chosen on the
 * page one comes from, or nothing.
 */
const Fields = z
  .record(z.string().min(1).max(60), z.string().max(200))
  .refine((fields) => Object.keys(fields).length <= 40, 'too many fields')

const mentions = (fields: Readonly<Record<string, string>>, ...blanks: readonly string[]) =>
  Object.values(fields).some((text) => blanks.some((blank) => text.includes(blank)))

const Columns = z
  .array(z.strictObject({ field: ListField, headers: z.array(Text).max(40) }))
  .refine((columns) => new Set(columns.map(({ field }) => field)).size === columns.length, 'each field once')

/** A file behind a link of its own. */
const LinkedFile = z.strictObject({
  kind: z.literal('link'),
  /** What the link says, or where it leads to: one is enough. */
  fileLink: Pattern,
  fileAddress: Pattern,
  sourceLink: Pattern,
  /** The name of the source where it stands in a cell as a text. */
  sourceName: Finder,
  /** Parameters of the file link that may hold its name, in order of trust. */
  nameParameters: z.array(Text).min(1).max(20),
  /** Replacements, one after another, that make the workbook's name from the one the link gives. */
  workbookName: z.array(z.strictObject({ from: Pattern, to: z.string().max(40) })).max(10),
})

/** A file that a script of the page asks for with a form, its values quoted in the `onclick` of a link. */
const CalledFile = z
  .strictObject({
    kind: z.literal('call'),
    /** Name of the script. */
    call: z.string().regex(/^\w{1,60}$/),
    /** Where the form goes to. */
    path: Path,
    /** What the values are called in the form, in their order. */
    fields: z
      .array(z.string().regex(/^\w{1,60}$/))
      .min(1)
      .max(20),
    /** The field with the number of the document, which ends in year, month and round. */
    number: z.string(),
    /** The field that tells whose care it is of: 1 out-patients, 2 in-patients. */
    personType: z.string(),
    /** The name under which it is kept, with `{number}`. */
    name: Text.refine((name) => name.includes('{number}'), 'needs {number}'),
  })
  .refine(({ fields, number }) => fields.includes(number), {
    path: ['number'],
    error: 'is none of the fields',
  })
  .refine(({ fields, personType }) => fields.includes(personType), {
    path: ['personType'],
    error: 'is none of the fields',
  })

/** A list a page shows as a table: its rows are what carries a file. */
const PageList = z.strictObject({
  reads: z.literal('page'),
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  source: Source,
  schemes: z.array(ListScheme).min(1),
  /** Tried in this order. */
  methods: z
    .array(z.enum(['GET', 'POST']))
    .min(1)
    .max(2),
  path: Path,
  /** A page that a person would come from; null when the list is asked for straight away. */
  opener: Path.nullable(),
  fields: Fields.refine(
    (fields) => mentions(fields, '{month}', '{month2}'),
    'needs {month} or {month2}',
  ).refine((fields) => mentions(fields, '{year}'), 'needs {year}'),
  /** How the page is asked for, tried in this order: by going there, or as a script of the opener. */
  asks: z
    .array(z.enum(['navigation', 'script']))
    .min(1)
    .max(2),
  /** What `{personType}` may be, tried in this order; the empty one stands for all of them. */
  personTypes: z.array(z.string().max(10)).min(1).max(5),
  /** What `{year}` may mean, in order of trust; the list itself tells which one is right. */
  years: z.array(YearMeaning).min(1),
  /** How a long list goes on: the field with the number of the page, and where the page says how many lines there are. */
  paging: z.strictObject({
    field: z.string().min(1).max(60),
    total: Finder,
    mostPages: z.int().min(1).max(1_000),
  }),
  /** What the list's table was seen to be called; it proves an empty one, and is not needed for any other. */
  tableIds: z.array(Text).max(10),
  /** What the page says where there is nothing. */
  nothing: z.array(Text).min(1).max(20),
  /** What is wanted of a line besides its file, and the headers that confirm it. */
  columns: Columns,
  file: z.discriminatedUnion('kind', [LinkedFile, CalledFile]),
})
export type PageList = z.infer<typeof PageList>

/** The list of batches a hospital sent, as the newer pages ask for it in JSON: all schemes and months together. */
const UploadsList = z.strictObject({
  reads: z.literal('uploads'),
  id: z.string().regex(/^[a-z0-9-]{2,40}$/),
  source: Source,
  schemes: z.array(ListScheme).min(1),
  /** The page whose scripts ask; it leaves the token in the browser's own storage under this name. */
  opener: Path,
  tokenName: Text,
  /** What that page shows to somebody who is known to the single sign-on only. */
  signIn: PageSignIn,
  /** Who the token is of, and the menus that person has. */
  authInfo: Path,
  /** Gives a new token for an old one, as long as its session lives. */
  authToken: Path,
  /** The menu a search has to name, by the end of its address. */
  menu: Pattern,
  search: Path,
  /** The order of the lines, newest first, in the words of the search. */
  sort: z.array(z.record(z.string(), z.string().max(60))).max(5),
  /** Lines asked for at once. */
  pageLines: z.int().min(10).max(10_000),
  mostPages: z.int().min(1).max(1_000),
  /** What a line that can be fetched says, by field; one of these is enough. */
  ready: z.array(Fields).min(1).max(5),
  file: z.strictObject({
    path: Path,
    /** Also `{filename}` and `{token}` are filled in. */
    fields: Fields.refine((fields) => mentions(fields, '{filename}'), 'needs {filename}'),
    workbookName: z.array(z.strictObject({ from: Pattern, to: z.string().max(40) })).max(10),
  }),
})
export type UploadsList = z.infer<typeof UploadsList>

/** Every way to read a list. For one source and scheme the first one is tried first. */
export const PortalList = z.discriminatedUnion('reads', [PageList, UploadsList])
export type PortalList = z.infer<typeof PortalList>
