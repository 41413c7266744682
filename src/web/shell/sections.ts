import {
  IconArrowBackUp,
  IconArrowMerge,
  IconChartDots,
  IconCards,
  IconChartFunnel,
  IconEye,
  IconFileImport,
  IconForms,
  IconGitCompare,
  IconHeartHandshake,
  IconInbox,
  IconCalendarEvent,
  IconListDetails,
  IconMail,
  IconPhone,
  IconRoute,
  IconRobot,
  IconServer2,
  IconShieldCheck,
  IconShieldX,
  IconSpeakerphone,
  IconTarget,
  IconUsers,
  IconUsersGroup,
  IconWriting,
} from '../ui/icons.ts'
import { useSession } from '../data/session.ts'
import { useMe } from '../data/me.ts'
import type { Role } from './home.ts'
import { words } from './words.ts'

const MANAGERS = ['sales_manager', 'leadgen_manager', 'sponsor'] as const

/**
 * `needs`: what somebody must be permitted to find anything there · `roles`: whose day it is, left out: everybody's.
 * Others find it under "more", in the palette and by its keys; `only`: others do not have it.
 */
// prettier-ignore
export const sections = [
  { to: '/marketing', key: 'g k', icon: IconSpeakerphone, label: words.sections['/marketing'], needs: 'read', roles: ['marketing'] },
  { to: '/sponsor', key: 'g o', icon: IconHeartHandshake, label: words.sections['/sponsor'], needs: 'read', roles: ['sponsor'] },
  { to: '/workspace', key: 'g x', icon: IconServer2, label: words.sections['/workspace'], needs: 'admin', roles: ['admin'] },
  { to: '/inbox', key: 'g i', icon: IconInbox, label: words.sections['/inbox'], needs: 'read', roles: ['rep', 'sales_manager'] },
  { to: '/queue', key: 'g q', icon: IconPhone, label: words.sections['/queue'], needs: 'read', roles: ['sdr', 'leadgen_manager'] },
  { to: '/returns', key: 'g b', icon: IconArrowBackUp, label: words.sections['/returns'], needs: 'read', roles: ['marketing', 'leadgen_manager', 'sdr', 'sales_manager'] },
  { to: '/duplicates', key: 'g n', icon: IconArrowMerge, label: words.sections['/duplicates'], needs: 'read', roles: ['marketing', 'leadgen_manager', 'admin'] },
  { to: '/team', key: 'g e', icon: IconUsersGroup, label: words.sections['/team'], needs: 'draft', roles: MANAGERS },
  { to: '/measure', key: 'g j', icon: IconChartFunnel, label: words.sections['/measure'], needs: 'read', roles: ['marketing', 'sponsor', 'sales_manager', 'leadgen_manager'] },
  { to: '/leads', key: 'g l', icon: IconListDetails, label: words.sections['/leads'], needs: 'read' },
  { to: '/accounts', key: 'g t', icon: IconTarget, label: words.sections['/accounts'], needs: 'read', roles: ['sdr', 'leadgen_manager', 'rep'] },
  { to: '/meetings', key: 'g d', icon: IconCalendarEvent, label: words.sections['/meetings'], needs: 'read', roles: ['sdr', 'leadgen_manager', 'rep', 'sales_manager'] },
  { to: '/programmes', key: 'g y', icon: IconRoute, label: words.sections['/programmes'], needs: 'read', roles: ['marketing', 'leadgen_manager'] },
  { to: '/forms', key: 'g u', icon: IconForms, label: words.sections['/forms'], needs: 'read', roles: ['marketing', 'leadgen_manager'] },
  { to: '/templates', key: 'g h', icon: IconMail, label: words.sections['/templates'], needs: 'read', roles: ['marketing', 'leadgen_manager'] },
  { to: '/watch', key: 'g v', icon: IconEye, label: words.sections['/watch'], needs: 'read', roles: ['marketing', 'leadgen_manager'] },
  { to: '/consent', key: 'g c', icon: IconShieldCheck, label: words.sections['/consent'], needs: 'read', roles: ['marketing', 'admin'] },
  { to: '/my-figures', key: 'g f', icon: IconChartDots, label: words.sections['/my-figures'], needs: 'read', roles: ['rep', 'sdr'], only: true },
  { to: '/agreement', key: 'g a', icon: IconWriting, label: words.sections['/agreement'], needs: 'read' },
  { to: '/what-if', key: 'g w', icon: IconGitCompare, label: words.sections['/what-if'], needs: 'draft' },
  { to: '/surveys', key: 'g s', icon: IconCards, label: words.sections['/surveys'], needs: 'read' },
  { to: '/imports', key: 'g m', icon: IconFileImport, label: words.sections['/imports'], needs: 'import' },
  { to: '/people', key: 'g p', icon: IconUsers, label: words.sections['/people'], needs: 'read', roles: ['admin', ...MANAGERS] },
  { to: '/signals', key: 'g z', icon: IconRobot, label: words.sections['/signals'], needs: 'read', roles: ['admin', 'marketing'] },
  { to: '/submissions', key: 'g r', icon: IconShieldX, label: words.sections['/submissions'], needs: 'read', roles: ['admin', 'marketing'] },
] as const satisfies Section[]

interface Section {
  to: string
  key: string
  icon: typeof IconInbox
  label: string
  needs: string
  roles?: readonly Role[]
  only?: boolean
}

/** The sections in which the one who sits here may do something; `own`: those of their day. */
export function useSections() {
  const session = useSession()
  const { me } = useMe()
  const permissions: readonly string[] | undefined = session?.permissions
  const role = me?.role ?? null
  const isOwn = (one: Section) => role === null || (one.roles?.includes(role) ?? true)
  const all = sections.filter(
    (one) =>
      (permissions?.includes(one.needs) ?? true) && (!('only' in one) || (role !== null && isOwn(one))),
  )
  const own = all.filter(isOwn)
  return { all, own, rest: all.filter((one) => !own.includes(one)) }
}
