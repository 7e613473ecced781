import { BlockList, isIP } from 'node:net'

/** Special-purpose addresses that no channel has a reason to reach (IANA registries, RFC 6890). */
const refused = new BlockList()
for (const [network, prefix] of [
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
] as const)
  refused.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  refused.addSubnet(network, prefix, 'ipv6')

/** The only part of IPv6 that IANA has given out: what lies outside is local, or an IPv4 address in disguise. */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is on the public Internet. An IPv4 address written inside IPv6 is not: nobody has a reason to. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const version = isIP(bare)
  if (version === 0) return false
  if (version === 4) return !refused.check(bare, 'ipv4')
  return given.check(bare, 'ipv6') && !refused.check(bare, 'ipv6')
}
