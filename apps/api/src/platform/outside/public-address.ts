/**
 * Which addresses another machine may have: those of the public internet. Everything else could be a machine of our
 * own network that trusts whoever reaches it. Ranges: IANA special-purpose registries (RFC 6890), by Node's own BlockList.
 */
import { BlockList, isIP, isIPv4 } from 'node:net';

const closed = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
] as const) closed.addSubnet(net, prefix, 'ipv4');
/** Only global unicast is open in IPv6; within it these lead elsewhere: 6to4 and Teredo carry an IPv4 address. */
const openUnicast = new BlockList();
openUnicast.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) closed.addSubnet(net, prefix, 'ipv6');

/** @param address an IPv4 or IPv6 address; anything else is not public */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 0) return false;
  if (isIPv4(address)) return !closed.check(address, 'ipv4');
  return openUnicast.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}
