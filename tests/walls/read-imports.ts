import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { importWalls } from '#tests/walls/import-rules.ts'

export type Breach = { readonly wall: string; readonly from: string; readonly to: string }

/**
 * Follows every import of the sources in a checkout.
 * @returns which walls were broken, and how many files were read: none read is a failure, not a success
 */
export async function readImports(root: string): Promise<{ breaches: readonly Breach[]; files: number }> {
  const { output } = await cruise(
    ['src-main', 'src-renderer', 'src-shared'],
    {
      baseDir: root,
      // TypeScript 7 has no JavaScript interface; without another parser nothing is read and everything passes
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      ruleSet: { forbidden: [...importWalls] },
      validate: true,
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'style', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  )
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text')
  return {
    breaches: toBreaches(output),
    files: output.modules.filter(({ source }) => /^src-.*\.tsx?$/.test(source)).length,
  }
}

function toBreaches({ summary }: ICruiseResult): Breach[] {
  return summary.violations.map(({ rule, from, to }) => ({ wall: rule.name, from, to }))
}
