import {
  IconCards,
  IconFileImport,
  IconGitCompare,
  IconInbox,
  IconCalendarEvent,
  IconListDetails,
  IconPhone,
  IconShieldX,
  IconTarget,
  IconUsers,
  IconUsersGroup,
  IconWriting,
} from '../ui/icons.ts'
import { useSession } from '../data/session.ts'
import { words } from './words.ts'

/** `needs`: what somebody must be permitted to find anything there. */
export const sections = [
  { to: '/leads', key: 'g l', icon: IconListDetails, label: words.sections['/leads'], needs: 'read' },
  { to: '/inbox', key: 'g i', icon: IconInbox, label: words.sections['/inbox'], needs: 'read' },
  { to: '/team', key: 'g e', icon: IconUsersGroup, label: words.sections['/team'], needs: 'read' },
  { to: '/queue', key: 'g q', icon: IconPhone, label: words.sections['/queue'], needs: 'read', roles: ['sdr', 'leadgen_manager'] },
  { to: '/meetings', key: 'g n', icon: IconCalendarEvent, label: words.sections['/meetings'], needs: 'read', roles: ['sdr', 'leadgen_manager', 'rep', 'sales_manager'] },
  { to: '/accounts', key: 'g t', icon: IconTarget, label: words.sections['/accounts'], needs: 'read' },
  { to: '/agreement', key: 'g a', icon: IconWriting, label: words.sections['/agreement'], needs: 'read' },
  { to: '/what-if', key: 'g w', icon: IconGitCompare, label: words.sections['/what-if'], needs: 'draft' },
  { to: '/surveys', key: 'g s', icon: IconCards, label: words.sections['/surveys'], needs: 'read' },
  { to: '/imports', key: 'g m', icon: IconFileImport, label: words.sections['/imports'], needs: 'import' },
  { to: '/people', key: 'g p', icon: IconUsers, label: words.sections['/people'], needs: 'read' },
  { to: '/submissions', key: 'g r', icon: IconShieldX, label: words.sections['/submissions'], needs: 'read' },
] as const

/** The sections in which the one who sits here may do something. */
export function useSections() {
  const permissions: readonly string[] | undefined = useSession()?.permissions
  return sections.filter(({ needs }) => permissions?.includes(needs) ?? true)
}
