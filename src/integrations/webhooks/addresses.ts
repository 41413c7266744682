import { BlockList, isIP } from 'node:net'

/**
 * Addresses that are not of the public internet (IANA special-purpose registries, RFC 6890 and its updates): whoever may
 * name an address for us to call must not reach the machines beside us with it.
 */
const PRIVATE_4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Of IPv6 only what is handed out as global unicast is public; within it, these are not. */
const PUBLIC_6: [string, number] = ['2000::', 3]
const PRIVATE_6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const private4 = new BlockList()
for (const [net, prefix] of PRIVATE_4) private4.addSubnet(net, prefix, 'ipv4')
const public6 = new BlockList()
public6.addSubnet(...PUBLIC_6, 'ipv6')
const private6 = new BlockList()
for (const [net, prefix] of PRIVATE_6) private6.addSubnet(net, prefix, 'ipv6')

export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !private4.check(address, 'ipv4')
  // IPv4 in IPv6 clothes (::ffff:10.0.0.1) lies outside of 2000::/3, and so does ::1
  return family === 6 && public6.check(address, 'ipv6') && !private6.check(address, 'ipv6')
}
