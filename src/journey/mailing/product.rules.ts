import { SenderAddress } from '#journey/mailing/sending.contract.ts'
import { domainOf } from '#journey/mailing/sending.rules.ts'
import type { SenderFault, SenderOrigin } from '#journey/mailing/product.contract.ts'

/** What the sender of the product's own mails is found from. */
export interface Around {
  /** as an admin set it */
  address: string | null
  /** the sender of programmes, where somebody set one */
  programmes: string | null
  smtpUrl: string | null
  publicUrl: string
}

/**
 * The address that the product's own mails come from. Without one of their own: that of programmes, because somebody chose it
 * and set up its domain; else the user at the mail server, whom that server lets send; else one on the host of BATON_URL.
 */
export function productSender({ address, programmes, smtpUrl, publicUrl }: Around): {
  address: string
  origin: SenderOrigin
} {
  if (address !== null) return { address, origin: 'own' }
  if (programmes !== null) return { address: programmes, origin: 'programmes' }
  const login = loginOf(smtpUrl)
  if (login !== null) return { address: login, origin: 'login' }
  return { address: `baton@${hostPart(new URL(publicUrl).hostname)}`, origin: 'made_up' }
}

/** Many providers give their users an address for a name; of keys and plain names nothing is made. */
function loginOf(smtpUrl: string | null): string | null {
  if (smtpUrl === null) return null
  try {
    const user = decodeURIComponent(new URL(smtpUrl).username)
    return SenderAddress.safeParse(user).success ? user : null
  } catch {
    return null
  }
}

const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/

/** An IP address stands in brackets (RFC 5321, 4.1.3): without them many servers call it bad syntax. */
function hostPart(host: string): string {
  if (IPV4.test(host)) return `[${host}]`
  return host.startsWith('[') ? `[IPv6:${host.slice(1, -1)}]` : host
}

/** Ends of names that the world's DNS does not know (RFC 2606, 6761, 6762, 8375, and what offices use). */
const LOCAL =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|invalid|home\.arpa)$/i

/** What keeps the product's mails from arriving, as far as it can be told without asking anybody. */
export function faultsOf(sender: string, smtpUrl: string | null): SenderFault[] {
  const faults: SenderFault[] = smtpUrl === null ? ['no_server'] : []
  const domain = domainOf(sender)
  if (domain.startsWith('[')) faults.push('host_is_ip')
  else if (!domain.includes('.') || LOCAL.test(domain)) faults.push('host_is_local')
  return faults
}
