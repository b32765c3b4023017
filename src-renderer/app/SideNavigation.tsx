import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { pages } from '#renderer/app/pages.ts'

/** The pages, slim, on the left. */
export function SideNavigation() {
  const { t } = useTranslation()
  return (
    <nav className="side" aria-label={t('shell/navigation')}>
      {pages.map(({ name, path, Icon }, index) => (
        <Link
          key={name}
          to={path}
          className="side-link"
          activeOptions={{ exact: path === '/', includeSearch: false }}
          aria-keyshortcuts={`Alt+${index + 1}`}
          title={`Alt+${index + 1}`}
        >
          <Icon size={18} stroke={1.7} aria-hidden />
          {t(`shell/pages/${name}`)}
        </Link>
      ))}
    </nav>
  )
}
