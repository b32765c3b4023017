import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addEntry, addImport, addStatement } from '#tools/feature/edit-source.ts'
import { featureFiles } from '#tools/feature/feature-files.ts'
import { MachineTrouble } from '#tools/machine/trouble.ts'

type Edit = (text: string) => string

/** Where the rest of the house learns of a feature. */
function houseEdits(name: string): Readonly<Record<string, Edit>> {
  const Name = name.charAt(0).toUpperCase() + name.slice(1)
  const phrases =
    (language: 'th' | 'en'): Edit =>
    (text) =>
      addEntry(
        addImport(text, `import { ${name} } from '#shared/phrases/${language}/${name}.ts'`),
        `export const ${language} = {`,
        name,
      )
  const pageName =
    (title: string): Edit =>
    (text) =>
      addEntry(text, 'pages: {', `${name}: '${title}'`)
  return {
    'src-shared/contract/index.ts': (text) =>
      addEntry(
        addImport(text, `import { ${name} } from '#shared/contract/${name}.ts'`),
        'export const contract = {',
        name,
      ),
    'src-shared/phrases/th.ts': phrases('th'),
    'src-shared/phrases/en.ts': phrases('en'),
    'src-shared/phrases/th/shell.ts': pageName(`เรื่อง ${Name}`),
    'src-shared/phrases/en/shell.ts': pageName(Name),
    'src-main/house.ts': (text) => {
      const files = `#main/features/${name}/${name}`
      const built = addStatement(text, '  const handlers:', `  const ${name} = create${Name}({ store })\n`)
      const handled = addEntry(
        built,
        "const handlers: Omit<AllHandlers, 'store'> = {",
        `${name}: ${name}Handlers(${name})`,
      )
      const imported = addImport(handled, `import { create${Name} } from '${files}.service.ts'`)
      return addImport(imported, `import { ${name}Handlers } from '${files}.ipc.ts'`)
    },
    'tests/helpers/stage-table.ts': (text) => addEntry(text, 'export const theRest = [', `'${name}.get'`),
    'src-renderer/app/pages.ts': (text) =>
      addEntry(
        text.includes('IconFolder,') ? text : addEntry(text, 'import {', 'IconFolder'),
        'export const pages = [',
        `{ name: '${name}', path: '/${name}', Icon: IconFolder }`,
      ),
    'src-renderer/app/routes.tsx': (text) =>
      addEntry(
        addImport(text, `import { ${Name}Page } from '#renderer/features/${name}/${Name}Page.tsx'`),
        'root.addChildren([',
        `createRoute({ ...at, path: '/${name}', component: ${Name}Page })`,
      ),
  }
}

function editFile(root: string, file: string, edit: Edit): string {
  try {
    return edit(readFileSync(path.join(root, file), 'utf8'))
  } catch (error) {
    throw new MachineTrouble(`${file} is not as new-feature knows it: ${String(error)}; nothing was written.`)
  }
}

/**
 * Writes a new feature into a checkout: contract, main files, page, phrases, test, and its place in the house.
 * Everything is worked out before the first file is written.
 * @param name one small word in the plural, the feature's address everywhere
 * @returns the files that were written or changed
 * @throws MachineTrouble when the word cannot be used
 */
export function createFeature(root: string, name: string): string[] {
  if (!/^[a-z]{3,30}$/.test(name))
    throw new MachineTrouble('A feature is one word of small letters, such as `statements`.')
  const created = featureFiles(name)
  const existing = Object.keys(created).find((file) => existsSync(path.join(root, file)))
  if (existing) throw new MachineTrouble(`There is a feature ${name} already (${existing}).`)
  const changed = Object.entries(houseEdits(name)).map(
    ([file, edit]) => [file, editFile(root, file, edit)] as const,
  )
  const written = [...Object.entries(created), ...changed]
  for (const [file, text] of written) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  return written.map(([file]) => file)
}
