import {
  IconCards,
  IconFileImport,
  IconGitCompare,
  IconInbox,
  IconListDetails,
  IconShieldX,
  IconUsers,
  IconWriting,
} from '../ui/icons.ts'
import { words } from './words.ts'

export const sections = [
  { to: '/leads', key: 'g l', icon: IconListDetails, label: words.sections['/leads'] },
  { to: '/inbox', key: 'g i', icon: IconInbox, label: words.sections['/inbox'] },
  { to: '/agreement', key: 'g a', icon: IconWriting, label: words.sections['/agreement'] },
  { to: '/what-if', key: 'g w', icon: IconGitCompare, label: words.sections['/what-if'] },
  { to: '/surveys', key: 'g s', icon: IconCards, label: words.sections['/surveys'] },
  { to: '/imports', key: 'g m', icon: IconFileImport, label: words.sections['/imports'] },
  { to: '/people', key: 'g p', icon: IconUsers, label: words.sections['/people'] },
  { to: '/submissions', key: 'g r', icon: IconShieldX, label: words.sections['/submissions'] },
] as const
