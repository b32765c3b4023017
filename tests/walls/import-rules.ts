import type { IRegularForbiddenRuleType } from 'dependency-cruiser'

type Wall = IRegularForbiddenRuleType & { readonly name: string }

const node = { dependencyTypes: ['core'] as ['core'] }
const ours = (
  name: string,
  comment: string,
  from: string,
  to: IRegularForbiddenRuleType['to'],
  fromNot?: string,
): Wall => ({
  name,
  comment,
  severity: 'error',
  from: fromNot === undefined ? { path: from } : { path: from, pathNot: fromNot },
  to,
})

/** Who may import whom. Names are what a broken wall is called in the report. */
export const importWalls: readonly Wall[] = [
  ours('no circles', 'an import never leads back to its own file', '.', { circular: true }),
  ours('everything resolves', 'an import that leads nowhere would hide from every other wall', '.', {
    couldNotResolve: true,
  }),
  ours('shared without node', 'src-shared runs anywhere', '^src-shared/', node),
  ours('shared without electron', 'src-shared runs anywhere', '^src-shared/', {
    path: 'node_modules/electron/',
  }),
  ours('shared stands alone', 'src-shared knows neither process', '^src-shared/', {
    path: '^(src-main|src-renderer|tools|tests)/',
  }),
  ours('renderer without main', 'the renderer knows only the contract', '^src-renderer/', {
    path: '^(src-main|tools|tests)/',
  }),
  ours('renderer without node', 'the renderer has no Node', '^src-renderer/', node),
  ours('renderer without electron', 'the renderer sees the bridge only', '^src-renderer/', {
    path: 'node_modules/electron/',
  }),
  ours('main without renderer', 'the app imports neither screens nor tools nor tests', '^src-main/', {
    path: '^(src-renderer|tools|tests)/',
  }),
  ours('main features apart', 'one feature never imports another’s files', '^src-main/features/([^/]+)/', {
    path: '^src-main/features/',
    pathNot: '^src-main/features/$1/',
  }),
  ours(
    'renderer features apart',
    'one feature never imports another’s files',
    '^src-renderer/features/([^/]+)/',
    {
      path: '^src-renderer/features/',
      pathNot: '^src-renderer/features/$1/',
    },
  ),
  ours('ui knows no feature', 'the design system stands below the features', '^src-renderer/(ui|api)/', {
    path: '^src-renderer/(features|app)/',
  }),
  ours('platform knows no feature', 'ports stand below the features', '^src-main/(platform|database)/', {
    path: '^src-main/(features|door|app|house|main|headless)',
  }),
  ours(
    'sqlite behind the store',
    'the engine is imported in src-main/database only',
    '^src-',
    { path: 'node_modules/better-sqlite3/' },
    '^src-main/database/',
  ),
  ours(
    'puppeteer behind the port',
    'the browser is driven in src-main/platform/browser only',
    '^src-',
    { path: 'node_modules/puppeteer-core/' },
    '^src-main/platform/browser/',
  ),
  ours(
    'electron at the edge',
    'only the entry, the door and the platform know Electron',
    '^src-main/',
    { path: 'node_modules/electron/' },
    '^src-main/(main\\.ts$|door/|platform/)',
  ),
]
