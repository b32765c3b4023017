import {
  IconCalendarTime,
  IconChartBar,
  IconCloudDownload,
  IconFileImport,
  IconListDetails,
  IconSettings,
} from '@tabler/icons-react'

/** Pages of the side navigation, in the order of Alt+1 to Alt+6. */
export const pages = [
  { name: 'dashboard', path: '/', Icon: IconChartBar },
  { name: 'downloads', path: '/downloads', Icon: IconCloudDownload },
  { name: 'imports', path: '/imports', Icon: IconFileImport },
  { name: 'claims', path: '/claims', Icon: IconListDetails },
  { name: 'schedule', path: '/schedule', Icon: IconCalendarTime },
  { name: 'settings', path: '/settings', Icon: IconSettings },
] as const
