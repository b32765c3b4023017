import {
  IconBook2,
  IconCalendarTime,
  IconChartBar,
  IconChecklist,
  IconCloudDownload,
  IconFileImport,
  IconListDetails,
  IconMicroscope,
  IconSettings,
} from '@tabler/icons-react'

/** Pages of the side navigation, in the order of Alt+1 to Alt+9. */
export const pages = [
  { name: 'dashboard', path: '/', Icon: IconChartBar },
  { name: 'downloads', path: '/downloads', Icon: IconCloudDownload },
  { name: 'imports', path: '/imports', Icon: IconFileImport },
  { name: 'completeness', path: '/completeness', Icon: IconChecklist },
  { name: 'claims', path: '/claims', Icon: IconListDetails },
  { name: 'quality', path: '/quality', Icon: IconMicroscope },
  { name: 'reference', path: '/reference', Icon: IconBook2 },
  { name: 'schedule', path: '/schedule', Icon: IconCalendarTime },
  { name: 'settings', path: '/settings', Icon: IconSettings },
] as const
